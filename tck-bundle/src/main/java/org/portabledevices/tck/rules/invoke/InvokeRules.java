package org.portabledevices.tck.rules.invoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Status;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.tck.rules.fixture.Ends;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Filling;
import org.portabledevices.tck.rules.fixture.RecordingCallback;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

/** Contract 1.1, 1.3 and 1.4: what is accepted, and with which parameters. */
public abstract class InvokeRules extends EquippedRules {

	// 1.1

	@Test
	void rule1_1_whatIsAcceptedEndsOnce() throws Exception {
		RecordingCallback callback = callback();
		Invocation invocation = harness.succeeding().invokeAsync(methods, callback);
		RecordingCallback.Ended end = callback.next();
		assertEquals(invocation.id(), end.invocation().id());
		assertEquals(Status.S_OK, end.status());
		Ends.assertEnded(invocation, End.SUCCEEDED, Status.S_OK, null);
		fence();
		callback.assertNoMore();
	}

	@Test
	void rule1_1_alsoInAFailure() throws Exception {
		SampleCall failing = harness.failing();
		RecordingCallback callback = callback();
		Invocation invocation = failing.invokeAsync(methods, callback);
		RecordingCallback.Ended end = callback.next();
		assertEquals(End.FAILED, invocation.end().orElseThrow());
		assertEquals(invocation.status().orElseThrow(), end.status());
		assertFalse(end.status().isSuccess());
		assertEquals(Values.empty(), end.results());
		fence();
		callback.assertNoMore();
	}

	@Test
	void rule1_1_whatIsRefusedWasNeverStartedAndIsNotKept() throws Exception {
		RecordingCallback callback = callback();
		UUID unknown = UUID.randomUUID();
		InvocationRefusedException refusal =
				assertThrows(InvocationRefusedException.class, () -> methods.invokeAsync(unknown, null, callback));
		assertEquals(Effect.NOT_STARTED, refusal.effect().orElseThrow());
		assertEquals(List.of(), pendingOfKit());
		Ends.assertEmpty(methods.cancel(callback));
		fence();
		callback.assertNoMore();
	}

	/** What is refused may be repeated, with the same callback: it ends as if it were the first. */
	@Test
	void rule1_1_whatIsRefusedMayBeRepeated() throws Exception {
		List<Running> busy = occupy();
		Filling.fill(methods, harness.succeeding(), null);
		RecordingCallback callback = callback();
		assertThrows(InvocationRefusedException.class, () -> harness.succeeding().invokeAsync(methods, callback));
		methods.cancelAll();
		Invocation again = harness.succeeding().invokeAsync(methods, callback);
		letGo(busy);
		assertEquals(again.id(), callback.next().invocation().id());
		fence();
		callback.assertNoMore();
	}

	/** A bounded queue of callbacks would lose some here. */
	@Test
	void rule1_1_allThatCanBeAcceptedAtOnceEnd() throws Exception {
		List<Running> busy = occupy();
		RecordingCallback callback = callback();
		Set<Long> accepted = new HashSet<>();
		Filling.fill(methods, harness.succeeding(), callback).forEach(invocation -> accepted.add(invocation.id()));
		assertEquals(accepted.size(), methods.cancel(callback).entries().size());
		await("%d ends".formatted(accepted.size()), () -> callback.ends().size() >= accepted.size());
		Set<Long> ended = new HashSet<>();
		callback.ends().forEach(end -> ended.add(end.invocation().id()));
		assertEquals(accepted, ended);
		letGo(busy);
	}

	// 1.3

	@Test
	void rule1_3_nullParametersMeanNone() throws Exception {
		UUID method = harness.succeeding().method();
		assertEquals(outcome(method, Values.empty()), outcome(method, null));
	}

	/** How a call without parameters is answered: it may well be refused. */
	private Object outcome(UUID method, Values none) throws Exception {
		try {
			Invocation invocation = methods.invokeAsync(method, none, null);
			awaitEnd(invocation);
			return List.of(invocation.end(), invocation.status());
		} catch (InvocationRefusedException e) {
			return List.of(e.status(), e.getMessage());
		}
	}

	@Test
	void rule1_3_aParameterThatIsLeftOutHasItsDefault() throws Exception {
		HeldCall held = harness.held();
		ParameterDescription left = leftOut(held, VariantType.EMPTY, false);
		Running running = hold(methods, held, null);
		Values received = held.received();
		assertEquals(left.defaultValue().orElseThrow(), received.get(left.key()));
		held.call().parameters().asMap().forEach((key, value) -> assertEquals(value, received.get(key), "what was given stays"));
		letGo(List.of(running));
	}

	@Test
	void rule1_3_aDefaultOfVtEmptyStaysAbsent() throws Exception {
		HeldCall held = harness.held();
		ParameterDescription left = leftOut(held, VariantType.EMPTY, true);
		Running running = hold(methods, held, null);
		assertFalse(held.received().contains(left.key()), left.name());
		letGo(List.of(running));
	}

	/** A parameter with a default, of that type or of any other, that a held call does not give. */
	private ParameterDescription leftOut(HeldCall held, VariantType type, boolean isOfThatType) {
		SampleCall call = held.call();
		MethodDescription method = client.service().capabilities().method(call.method()).orElseThrow();
		return method.parameters().stream().filter(parameter -> !call.parameters().contains(parameter.key()))
				.filter(parameter -> parameter.defaultValue().filter(value -> (value.type() == type) == isOfThatType).isPresent())
				.findFirst().orElseThrow(() -> declined("%s has no parameter that the held call leaves out and whose default is %s%s"
						.formatted(method.name(), isOfThatType ? "" : "not ", type.wpdName())));
	}

	@Test
	void rule1_3_parametersCannotBeChangedAfterwards() throws Exception {
		HeldCall held = harness.held();
		SampleCall call = held.call();
		if (call.parameters().isEmpty()) {
			throw declined("the held call has no parameters");
		}
		Values.Builder builder = Values.builder().setAll(call.parameters());
		Values given = builder.build();
		Invocation invocation = methods.invokeAsync(call.method(), given, null);
		call.parameters().keys().forEach(key -> builder.set(key, Variant.empty()));
		held.awaitRunning();
		call.parameters().asMap().forEach((key, value) -> assertEquals(value, held.received().get(key)));
		letGo(List.of(new Running(held, invocation)));
	}

	@Test
	void rule1_3_ofAStreamOnlyTheReferenceIsKept() throws Exception {
		InputStream stream = new ByteArrayInputStream(new byte[10]);
		HeldCall held = harness.takesStream(stream);
		Running running = hold(methods, held, null);
		assertTrue(held.received().asMap().values().stream().anyMatch(value -> value.value() == stream), "the very stream arrives");
		assertEquals(10, stream.available(), "and nobody has read it");
		letGo(List.of(running));
	}

	// 1.4

	@Test
	void rule1_4_withoutACallbackItIsPendingAndListed() throws Exception {
		Running running = hold();
		assertEquals(List.of(running.invocation().id()), pendingOfKit().stream().map(pending -> pending.id()).toList());
		assertEquals(InvocationState.RUNNING, pendingOfKit().get(0).state());
		letGo(List.of(running));
		Ends.assertEnded(running.invocation(), End.SUCCEEDED, Status.S_OK, null);
	}

	@Test
	void rule1_4_withoutACallbackItCanBeCancelled() throws Exception {
		Running running = hold();
		Ends.assertReceipt(methods.cancel(null), running.invocation(), CancelOutcome.REQUESTED, End.CANCELLED);
		awaitEnd(running.invocation());
		Ends.assertEnded(running.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
	}

	@Test
	void rule1_4_withoutACallbackItsResultsCanBeAskedFor() throws Exception {
		Values waited = harness.succeeding().invoke(methods);
		Invocation invocation = harness.succeeding().invokeAsync(methods, null);
		assertEquals(waited.keys(), await("its results", invocation.result().toCompletableFuture()).keys());
		assertSame(invocation.result(), invocation.result());
	}
}
