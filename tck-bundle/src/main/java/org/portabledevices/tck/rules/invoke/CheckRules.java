package org.portabledevices.tck.rules.invoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.Status;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Filling;
import org.portabledevices.tck.rules.fixture.RecordingCallback;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** Contract 1.2: what is checked before acceptance, in which order, with which words. What is refused never reaches the device, so wrong calls of any of its methods are safe. */
public abstract class CheckRules extends EquippedRules {

	private static final UUID UNKNOWN = UUID.fromString("0bad0bad-0bad-0bad-0bad-0bad0bad0bad");
	private static final PropertyKey STRANGE = new PropertyKey(UNKNOWN, 99);

	private void assertRefused(Status status, SampleCall call, String... words) {
		assertRefused(status, call, InvocationOptions.none(), words);
	}

	private void assertRefused(Status status, SampleCall call, InvocationOptions options, String... words) {
		int before = pendingOfKit().size();
		RecordingCallback callback = callback();
		InvocationRefusedException refusal =
				assertThrows(InvocationRefusedException.class, () -> call.invokeAsync(methods, callback, options));
		assertEquals(status, refusal.status(), refusal::getMessage);
		for (String word : words) {
			assertTrue(refusal.getMessage().contains(word), () -> "«%s» is to be in: %s".formatted(word, refusal.getMessage()));
		}
		assertEquals(before, pendingOfKit().size(), "nothing is kept");
		callback.assertNoMore();
	}

	private Flaws flaws() {
		return new Flaws(client.service().capabilities());
	}

	private void assertFlawIsNamed(Flaws.Kind kind, Status status) {
		Flaws.Call flawed = flaws().find(kind)
				.orElseThrow(() -> declined("the service describes no parameter that can be given with " + kind.words()));
		assertRefused(status, flawed.call(), flawed.method().name(), flawed.parameter().name(), flawed.given(), flawed.allowed());
	}

	private static DataSink sink() {
		return new DataSink() {
			@Override
			public void write(ByteBuffer data) {
				data.position(data.limit());
			}

			@Override
			public void close(boolean complete) {
			}
		};
	}

	// The order

	@Test
	void rule1_2_aClosedServiceIsNamedFirst() {
		client.release();
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, new SampleCall(UNKNOWN, Values.of(STRANGE, Variant.bool(true))));
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, harness.succeeding());
	}

	@Test
	void rule1_2_thenAnUnknownMethod() {
		assertRefused(Status.ERROR_NOT_SUPPORTED, new SampleCall(UNKNOWN, Values.of(STRANGE, Variant.bool(true))), UNKNOWN.toString());
	}

	@Test
	void rule1_2_thenTheParametersInTheOrderOfTheirDescriptions() {
		Flaws.Call flawed = flaws().findTwo().orElseThrow(() -> declined("the service describes no method with two parameters"));
		assertRefused(Status.DISP_E_TYPEMISMATCH, flawed.call(), flawed.method().name(), flawed.parameter().name());
	}

	@Test
	void rule1_2_thenASinkThatHasNoUse() {
		InvocationOptions options = InvocationOptions.builder().sink(sink()).build();
		assertRefused(Status.E_INVALIDARG, harness.succeeding(), options, "sink");
		SampleCall wrong = new SampleCall(harness.succeeding().method(), Values.of(STRANGE, Variant.bool(true)));
		assertRefused(Status.E_INVALIDARG, wrong, options, STRANGE.toString());
	}

	@Test
	void rule1_2_thenASinkThatIsMissing() {
		assertRefused(Status.E_INVALIDARG, harness.download(), "sink");
	}

	@Test
	void rule1_2_thenASourceThatIsMissing() {
		assertRefused(Status.E_INVALIDARG, harness.upload(10), "source");
	}

	/** A client that is full is still told of everything else that is wrong. */
	@Test
	void rule1_2_lastThatTooManyAreOpen() throws Exception {
		List<Running> busy = occupy();
		List<Invocation> open = Filling.fill(methods, harness.succeeding(), null);
		assertRefused(Status.ERROR_BUSY, harness.succeeding(), Integer.toString(open.size()));
		assertRefused(Status.ERROR_NOT_SUPPORTED, new SampleCall(UNKNOWN, Values.empty()));
		assertRefused(Status.E_INVALIDARG, new SampleCall(harness.succeeding().method(), Values.of(STRANGE, Variant.bool(true))));
		assertRefused(Status.E_INVALIDARG, harness.succeeding(), InvocationOptions.builder().sink(sink()).build());
		methods.cancelAll();
		letGo(busy);
	}

	// Each check, and its words

	@Test
	void rule1_2_parametersThatStandInAnotherOrder() {
		for (MethodDescription method : client.service().capabilities().methods()) {
			List<ParameterDescription> inputs = Flaws.inputs(method);
			if (inputs.size() >= 2) {
				Values swapped = Values.builder().set(inputs.get(1).key(), Flaws.anyValue(inputs.get(1)))
						.set(inputs.get(0).key(), Flaws.anyValue(inputs.get(0))).build();
				assertRefused(Status.E_WPD_SERVICE_BAD_PARAMETER_ORDER, new SampleCall(method.id(), swapped), method.name(),
						inputs.get(0).name(), inputs.get(1).name());
				return;
			}
		}
		throw declined("the service describes no method with two parameters");
	}

	@Test
	void rule1_2_aParameterThatIsUnknown() {
		SampleCall call = harness.succeeding();
		Values more = Values.builder().setAll(call.parameters()).set(STRANGE, Variant.ui4(77)).build();
		String name = client.service().capabilities().method(call.method()).orElseThrow().name();
		assertRefused(Status.E_INVALIDARG, new SampleCall(call.method(), more), name, STRANGE.toString(), "77");
	}

	@Test
	void rule1_2_aParameterThatIsMissing() {
		for (MethodDescription method : client.service().capabilities().methods()) {
			for (ParameterDescription input : Flaws.inputs(method)) {
				if (input.defaultValue().isEmpty()) {
					assertRefused(Status.E_INVALIDARG, new SampleCall(method.id(), Values.empty()), method.name(), input.name(),
							input.type().wpdName());
					return;
				}
			}
		}
		throw declined("the service describes no parameter that must be given");
	}

	@Test
	void rule1_2_aParameterOfAnotherType() {
		assertFlawIsNamed(Flaws.Kind.TYPE, Status.DISP_E_TYPEMISMATCH);
	}

	@Test
	void rule1_2_aNumberOutOfRange() {
		assertFlawIsNamed(Flaws.Kind.RANGE, Status.E_INVALIDARG);
	}

	@Test
	void rule1_2_aNumberBetweenTwoSteps() {
		assertFlawIsNamed(Flaws.Kind.STEP, Status.E_INVALIDARG);
	}

	@Test
	void rule1_2_aValueThatIsNoneOfThoseAllowed() {
		assertFlawIsNamed(Flaws.Kind.ENUMERATION, Status.E_INVALIDARG);
	}

	@Test
	void rule1_2_aStringThatDoesNotMatch() {
		assertFlawIsNamed(Flaws.Kind.PATTERN, Status.E_INVALIDARG);
	}

	@Test
	void rule1_2_aValueThatIsTooLarge() {
		assertFlawIsNamed(Flaws.Kind.SIZE, Status.E_INVALIDARG);
	}

	/** The check of a pattern is bounded: what it cannot decide is accepted, and no thread computes for ever. */
	@Test
	void rule1_2_beyondTheBoundsOfAPatternTheDeviceDecides() throws Exception {
		SampleCall call = harness.beyondPattern();
		Invocation invocation = await("a pattern is evaluated", inThread(() -> call.invokeAsync(methods, null)));
		awaitEnd(invocation);
		End end = invocation.end().orElseThrow();
		assertTrue(end == End.SUCCEEDED || end == End.FAILED, end::toString);
		assertEquals(null, invocation.effect().orElse((Effect) null), "the device has decided");
	}
}
