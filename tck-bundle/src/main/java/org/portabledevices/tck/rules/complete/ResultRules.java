package org.portabledevices.tck.rules.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.description.ParameterUsage;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.tck.rules.fixture.Ends;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.tck.rules.fixture.RecordingCallback.Ended;
import org.portabledevices.tck.rules.fixture.RecordingCallback;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** Contract 3.5: what a callback is given. */
public abstract class ResultRules extends EquippedRules {

	// 3.5

	@Test
	void rule3_5_resultsAreExactlyWhatTheDescriptionPromises() throws Exception {
		SampleCall call = harness.succeeding();
		MethodDescription method = client.service().capabilities().method(call.method()).orElseThrow();
		RecordingCallback callback = callback();
		Invocation invocation = call.invokeAsync(methods, callback);
		assertFit(method, callback.next().results());
		assertFit(method, get("the stage", invocation.result().toCompletableFuture()));
		assertFit(method, call.invoke(methods));
	}

	private static void assertFit(MethodDescription method, Values results) {
		Set<PropertyKey> described = new HashSet<>();
		for (ParameterDescription parameter : method.parameters()) {
			if (parameter.usage() != ParameterUsage.IN) {
				described.add(parameter.key());
				assertTrue(parameter.defaultValue().isPresent() || results.contains(parameter.key()),
						() -> parameter.name() + " is missing");
				results.find(parameter.key()).ifPresent(value -> assertEquals(parameter.type(), value.type(), parameter::name));
			}
		}
		assertTrue(described.containsAll(results.keys()), () -> results + " has what is not described as a result");
	}

	@Test
	void rule3_5_aFailureHasEmptyResults() throws Exception {
		RecordingCallback callback = callback();
		harness.failing().invokeAsync(methods, callback);
		assertEquals(Values.empty(), callback.next().results());
	}

	@Test
	void rule3_5_aCancelHasEmptyResultsEvenIfTheDeviceFinishes() throws Exception {
		RecordingCallback callback = callback();
		Running running = hold(methods, harness.losesCancel(), callback);
		running.invocation().cancel();
		running.letGo();
		assertEquals(Values.empty(), callback.next().results());
		assertEnds(running.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.FINISHED);
	}

	@Test
	void rule3_5_resultsThatDoNotFitEndInAFailure() throws Exception {
		Probe probe = probe();
		ServiceMethods probing = open("prober", probe);
		PropertyKey unknown = new PropertyKey(new UUID(5, 5), 5);
		List<Values> misfits = new ArrayList<>();
		misfits.add(null);
		misfits.add(Values.empty());
		misfits.add(Values.of(Probe.RESULT, Variant.string("1")));
		misfits.add(Values.builder().set(Probe.RESULT, Variant.ui4(1)).set(unknown, Variant.ui4(1)).build());
		misfits.add(Values.builder().set(Probe.RESULT, Variant.ui4(1)).set(Probe.NUMBER, Variant.ui4(1)).build());
		for (Values misfit : misfits) {
			RecordingCallback callback = callback();
			Invocation invocation = Probe.call(Probe.ASK).invokeAsync(probing, callback);
			probe.nextStarted().succeed(misfit);
			Ended told = callback.next();
			assertEquals(Values.empty(), told.results(), () -> "for " + misfit);
			Ends.assertEnded(invocation, End.FAILED, Status.ERROR_GEN_FAILURE, null);
			assertNotEquals("", invocation.message(), "nobody says what does not fit");
		}
	}

	@Test
	void rule3_5_anOutputWithADefaultMayBeLeftOut() throws Exception {
		Probe probe = probe();
		ServiceMethods probing = open("prober", probe);
		for (Values results : List.of(Values.of(Probe.RESULT, Variant.ui4(1)),
				Values.builder().set(Probe.RESULT, Variant.ui4(1)).set(Probe.EXTRA, Variant.ui4(2)).build())) {
			Future<Values> answer = invoke(probing, Probe.call(Probe.ASK));
			probe.nextStarted().succeed(results);
			assertEquals(results, get("the results", answer));
		}
	}

	@Test
	void rule3_5_aFailureOfAWaitingCallHasNoResultsButAnException() throws Exception {
		InvocationException failure = failure(invoke(methods, harness.failing()));
		assertEquals(End.FAILED, failure.end());
		CountDownLatch told = new CountDownLatch(1);
		harness.failing().invokeAsync(methods, null).result().whenComplete((results, problem) -> {
			if (results == null && problem instanceof InvocationException) {
				told.countDown();
			}
		});
		await("a stage that completes with an InvocationException", told);
	}
}
