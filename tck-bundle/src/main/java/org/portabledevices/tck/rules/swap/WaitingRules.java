package org.portabledevices.tck.rules.swap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.monitor.BackendSelection;
import org.portabledevices.monitor.PendingInvocation;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.tck.rules.fixture.Ends;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.tck.rules.fixture.RecordingCallback;
import org.portabledevices.tracker.FollowOptions;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** Contract 5.3: no backend. */
public abstract class WaitingRules extends EquippedRules {

	private static final Duration MOMENT = Duration.ofMillis(100);

	/** Sees to it that there is no backend for what is followed, until {@link #backendComes()}. */
	private ServiceMethods withoutBackend(FollowOptions options) throws Exception {
		BackendSelection selection = harness.surroundings().selection();
		selection.pin("absent");
		closeAfterwards(selection::auto);
		return follow("follower", harness.filter(), options).methods();
	}

	private void backendComes() {
		harness.surroundings().selection().auto();
	}

	@Test
	void rule5_3_aCallIsAcceptedAndWaitsQueued() throws Exception {
		ServiceMethods following = withoutBackend(null);
		Invocation waiting = harness.succeeding().invokeAsync(following, callback());
		assertEquals(InvocationState.QUEUED, waiting.state());
		assertEquals(Optional.empty(), waiting.backend());
		backendComes();
		assertEnds(waiting, End.SUCCEEDED, Status.S_OK, null);
		assertEquals(Optional.of(client.service().backend()), waiting.backend());
	}

	@Test
	void rule5_3_theWaitIsListed() throws Exception {
		ServiceMethods following = withoutBackend(null);
		Invocation waiting = harness.succeeding().invokeAsync(following, callback(), deadline(Duration.ofMinutes(1)));
		PendingInvocation listed =
				harness.surroundings().monitor().pending().stream().filter(each -> each.id() == waiting.id()).findAny().orElseThrow();
		assertEquals(InvocationState.QUEUED, listed.state());
		assertEquals(Optional.empty(), listed.backend());
		assertEquals(Optional.empty(), listed.serviceId());
		assertTrue(listed.remaining().isPresent());
		waiting.cancel();
	}

	@Test
	void rule5_3_theWaitCanBeCancelledInEveryWay() throws Exception {
		ServiceMethods following = withoutBackend(null);
		RecordingCallback callback = callback();
		SampleCall call = harness.succeeding();
		Invocation byHandle = call.invokeAsync(following, null);
		Invocation byCallback = call.invokeAsync(following, callback);
		Invocation byOperator = call.invokeAsync(following, null);
		Invocation byAll = call.invokeAsync(following, null);
		Ends.assertReceipt(byHandle.cancel(), byHandle, CancelOutcome.NEVER_STARTED, End.CANCELLED);
		Ends.assertReceipt(following.cancel(callback), byCallback, CancelOutcome.NEVER_STARTED, End.CANCELLED);
		assertEquals(Optional.of(CancelOutcome.NEVER_STARTED),
				harness.surroundings().monitor().cancel(byOperator.id(), "kit", "to see it"));
		Ends.assertReceipt(following.cancelAll(), byAll, CancelOutcome.NEVER_STARTED, End.CANCELLED);
		for (Invocation each : List.of(byHandle, byCallback, byOperator, byAll)) {
			Ends.assertEnded(each, End.CANCELLED, Status.ERROR_CANCELLED, Effect.NOT_STARTED);
		}
		assertEquals(Status.ERROR_CANCELLED, callback.next().status());
	}

	@Test
	void rule5_3_theWaitingTimeOverItEndsNotReady() throws Exception {
		ServiceMethods following = withoutBackend(FollowOptions.waitingTime(Duration.ofMillis(900)));
		RecordingCallback callback = callback();
		Future<Values> inInvoke = invoke(following, harness.succeeding());
		Invocation waiting = harness.succeeding().invokeAsync(following, callback);
		await("both wait", () -> pending() == 2);
		assertEquals(InvocationState.QUEUED, waiting.state());
		pass(Duration.ofMillis(950));
		assertEquals(Status.ERROR_NOT_READY, callback.next().status());
		Ends.assertEnded(waiting, End.FAILED, Status.ERROR_NOT_READY, Effect.NOT_STARTED);
		assertTrue(waiting.age().toMillis() >= 900, () -> "it ended early, after " + waiting.age());
		passUntil("it returns", Duration.ofSeconds(1), inInvoke::isDone); // it may have been listed a moment before its waiting time began
		Ends.assertFailure(failure(inInvoke), End.FAILED, Status.ERROR_NOT_READY, Effect.NOT_STARTED);
	}

	private long pending() {
		return harness.surroundings().monitor().pending().stream().filter(each -> each.backend().isEmpty()).count();
	}

	@Test
	void rule5_3_theWaitingTimeOfTheEngineIsThirtySeconds() throws Exception {
		needsTime(Duration.ofSeconds(30));
		Invocation waiting = harness.succeeding().invokeAsync(withoutBackend(null), callback());
		pass(Duration.ofSeconds(30).minus(MOMENT));
		assertEquals(InvocationState.QUEUED, waiting.state(), "it ended early");
		pass(MOMENT.multipliedBy(2));
		assertEnds(waiting, End.FAILED, Status.ERROR_NOT_READY, Effect.NOT_STARTED);
	}

	@Test
	void rule5_3_theWaitingTimeMayBeZero() throws Exception {
		Invocation waiting = harness.succeeding().invokeAsync(withoutBackend(FollowOptions.waitingTime(Duration.ZERO)), callback());
		pass(MOMENT);
		assertEnds(waiting, End.FAILED, Status.ERROR_NOT_READY, Effect.NOT_STARTED);
	}

	@Test
	void rule5_3_theDeadlineMayPassFirst() throws Exception {
		ServiceMethods following = withoutBackend(null);
		Invocation waiting = harness.succeeding().invokeAsync(following, callback(), deadline(Duration.ofMillis(300)));
		pass(Duration.ofMillis(400));
		assertEnds(waiting, End.TIMED_OUT, Status.ERROR_TIMEOUT, Effect.NOT_STARTED);
	}

	@Test
	void rule5_3_itIsCheckedWhenABackendComes() throws Exception {
		ServiceMethods following = withoutBackend(null);
		SampleCall right = harness.succeeding();
		Values unknown = Values.of(new PropertyKey(new UUID(5, 5), 5), Variant.ui4(1));
		Invocation noMethod = following.invokeAsync(new UUID(5, 5), null, callback());
		Invocation noParameter = following.invokeAsync(right.method(), unknown, callback());
		Invocation fits = right.invokeAsync(following, callback());
		assertEquals(InvocationState.QUEUED, noMethod.state());
		backendComes();
		assertEnds(noMethod, End.FAILED, Status.ERROR_NOT_SUPPORTED, Effect.NOT_STARTED);
		assertEnds(noParameter, End.FAILED, Status.E_INVALIDARG, Effect.NOT_STARTED);
		assertEnds(fits, End.SUCCEEDED, Status.S_OK, null);
	}

	@Test
	void rule5_3_thoseThatWaitedAreHandedOverInTheirOrderAndBeforeNewerOnes() throws Exception {
		FollowedService followed = follow("follower", Probe.FILTER);
		List<Long> accepted = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			accepted.add(Probe.call(Probe.HOLD, i).invokeAsync(followed.methods(), null).id());
		}
		Future<Void> calling = elsewhere(() -> {
			for (int i = 0; i < 200; i++) { // newer ones, while the backend comes
				accepted.add(Probe.call(Probe.HOLD, i).invokeAsync(followed.methods(), null).id());
			}
		});
		Probe probe = probe();
		List<Long> started = new ArrayList<>();
		for (int i = 0; i < 220; i++) {
			InvocationContext context = probe.nextStarted();
			started.add(context.id());
			context.succeed(Values.empty());
		}
		get("the newer calls", calling);
		assertEquals(accepted, started);
	}

	@Test
	void rule5_3_handedOverTheWaitingTimeMeansNothingAnyMore() throws Exception {
		ServiceMethods following = withoutBackend(FollowOptions.waitingTime(Duration.ofMillis(500)));
		List<Running> running = occupy();
		Invocation waiting = harness.succeeding().invokeAsync(following, callback());
		backendComes();
		await("it is in the queue of the device", () -> waiting.backend().isPresent());
		pass(Duration.ofMillis(700));
		assertEquals(InvocationState.QUEUED, waiting.state(), waiting::message);
		letGo(running);
		assertEnds(waiting, End.SUCCEEDED, Status.S_OK, null);
	}

	@Test
	void rule5_3_aThreadInInvokeWaitsForTheBackend() throws Exception {
		Future<Values> inInvoke = invoke(withoutBackend(null), harness.succeeding());
		await("it waits", () -> pending() == 1);
		backendComes();
		get("the call", inInvoke);
	}
}
