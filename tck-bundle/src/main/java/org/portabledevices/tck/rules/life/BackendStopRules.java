package org.portabledevices.tck.rules.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.rules.fixture.Block;
import org.portabledevices.tck.rules.fixture.Ends;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.tck.rules.fixture.RecordingCallback;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.values.Values;

/** Contract 4.2: the backend stops, with its bundle or for a change of its configuration. */
public abstract class BackendStopRules extends EquippedRules {

	private static final Duration STOP_GRACE = Duration.ofSeconds(1);
	private static final Duration MOMENT = Duration.ofMillis(100);

	/** Takes the device back, as {@code @Deactivate} does, and waits until nobody finds it any more. */
	private void withdraw() throws Exception {
		FollowedService followed = follow("watcher", harness.filter());
		assertTrue(followed.target().isPresent(), "nobody finds the service");
		harness.withdraw();
		awaitUnregistered(followed);
	}

	private void awaitUnregistered(FollowedService followed) {
		await("the service is unregistered", () -> followed.target().isEmpty());
	}

	private Future<Void> stopBackend() throws Exception {
		FollowedService followed = follow("watcher", harness.filter());
		Future<Void> stop = elsewhere(() -> harness.stopBackend());
		await("the service is unregistered", () -> followed.target().isEmpty() || stop.isDone());
		return stop;
	}

	// First

	@Test
	void rule4_2_itsServicesAreUnregisteredFirst() throws Exception {
		Running running = hold(methods, harness.held(), callback());
		withdraw();
		assertEquals(InvocationState.RUNNING, running.invocation().state());
		running.letGo();
		assertEnds(running.invocation(), End.SUCCEEDED, Status.S_OK, null);
	}

	@Test
	void rule4_2_fromThenOnItTakesNothingNew() throws Exception {
		Running running = hold(methods, harness.held(), callback());
		harness.withdraw();
		RecordingCallback refused = callback();
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, () -> harness.succeeding().invokeAsync(methods, refused));
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, () -> harness.succeeding().invoke(methods));
		running.letGo();
		assertEnds(running.invocation(), End.SUCCEEDED, Status.S_OK, null);
		refused.assertNoMoreEnds();
	}

	@Test
	void rule4_2_aChangeOfConfigurationDoesNotWaitForWhatIsPending() throws Exception {
		Running running = hold(methods, harness.held(), callback());
		get("the withdrawal, while something runs", elsewhere(() -> harness.withdraw()));
		assertEquals(InvocationState.RUNNING, running.invocation().state());
		running.letGo();
		assertEnds(running.invocation(), End.SUCCEEDED, Status.S_OK, null);
	}

	@Test
	void rule4_2_unregisteringIsNoReleaseAndWhatIsPendingIsDelivered() throws Exception {
		RecordingCallback callback = callback();
		Running running = hold(methods, harness.reportsProgress(), callback);
		CountDownLatch stage = new CountDownLatch(1);
		running.invocation().result().thenRun(stage::countDown);
		withdraw();
		running.letGo();
		assertEquals(Status.S_OK, callback.next().status());
		await("its stage", stage);
	}

	// The drain

	@Test
	void rule4_2_whatItAcceptedGoesOnStartsIncluded() throws Exception {
		List<Running> running = occupy();
		HeldCall next = harness.held();
		Invocation queued = next.call().invokeAsync(methods, null);
		assertEquals(InvocationState.QUEUED, queued.state());
		withdraw();
		letGo(running);
		next.awaitRunning();
		next.letGo();
		assertEnds(queued, End.SUCCEEDED, Status.S_OK, null);
		for (Running each : running) {
			Ends.assertEnded(each.invocation(), End.SUCCEEDED, Status.S_OK, null);
		}
	}

	@Test
	void rule4_2_theDrainTimeOverTheQueuedEndAndTheRunningAreToldToStop() throws Exception {
		needsTime(harness.drain());
		List<Running> running = occupy();
		Invocation queued = harness.succeeding().invokeAsync(methods, null);
		withdraw();
		pass(harness.drain().minus(MOMENT));
		assertEquals(InvocationState.QUEUED, queued.state(), "it ended early");
		assertEquals(InvocationState.RUNNING, running.get(0).invocation().state(), "it was stopped early");
		pass(MOMENT.multipliedBy(2));
		assertEnds(queued, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.NOT_STARTED);
		for (Running each : running) {
			each.held().awaitToldToStop();
			assertEnds(each.invocation(), End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.STOPPED);
		}
	}

	@Test
	void rule4_2_theStopGraceOverWhatHasNotConfirmedEnds() throws Exception {
		needsTime(harness.drain().plus(STOP_GRACE));
		Running running = hold(methods, harness.losesCancel(), callback());
		withdraw();
		pass(harness.drain().plus(MOMENT));
		awaitState(running.invocation(), InvocationState.CANCELLING);
		pass(STOP_GRACE.minus(MOMENT.multipliedBy(2)));
		assertEquals(InvocationState.CANCELLING, running.invocation().state(), "it was ended early");
		pass(MOMENT.multipliedBy(2));
		assertEnds(running.invocation(), End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.UNKNOWN);
	}

	@Test
	void rule4_2_whatCannotBeCancelledGoesOnUntilTheStopGraceIsOver() throws Exception {
		needsTime(harness.drain().plus(STOP_GRACE));
		Running running = hold(methods, harness.notCancellable(), callback());
		withdraw();
		pass(harness.drain().plus(STOP_GRACE).minus(MOMENT));
		assertEquals(InvocationState.RUNNING, running.invocation().state());
		pass(MOMENT.multipliedBy(2));
		assertEnds(running.invocation(), End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.UNKNOWN);
	}

	@Test
	void rule4_2_whatWasCancelledBeforeStaysCancelled() throws Exception {
		needsTime(harness.drain().plus(STOP_GRACE));
		Running running = hold(methods, harness.losesCancel(), callback());
		running.invocation().cancel();
		withdraw();
		passUntil("its end", harness.drain().plus(STOP_GRACE).plus(MOMENT), () -> running.invocation().end().isPresent());
		Ends.assertEnded(running.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
	}

	// Its bundle stops

	@Test
	void rule4_2_theStopOfItsBundleWaitsForTheEnds() throws Exception {
		List<Running> running = occupy();
		HeldCall next = harness.held();
		Invocation queued = next.call().invokeAsync(methods, null);
		Future<Void> stop = stopBackend();
		assertFalse(stop.isDone(), "the stop did not wait");
		letGo(running);
		next.awaitRunning();
		assertFalse(stop.isDone(), "the stop did not wait for what was queued");
		next.letGo();
		get("the stop", stop);
		Ends.assertEnded(queued, End.SUCCEEDED, Status.S_OK, null);
	}

	@Test
	void rule4_2_theStopOfItsBundleEndsWhatDoesNotEnd() throws Exception {
		Duration most = harness.drain().plus(STOP_GRACE).plus(STOP_GRACE);
		needsTime(most);
		Running deaf = hold(methods, harness.losesCancel(), callback());
		Invocation queued = harness.slots() == 1 ? harness.succeeding().invokeAsync(methods, null) : null;
		whileTimePasses(most, "the stop", stopBackend());
		Ends.assertEnded(deaf.invocation(), End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.UNKNOWN);
		if (queued != null) {
			Ends.assertEnded(queued, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.NOT_STARTED);
		}
	}

	@Test
	void rule4_2_theStopDoesNotWaitForCallbacksToReturn() throws Exception {
		Block block = block();
		RecordingCallback callback = callback().whenEnded(end -> block.enter());
		Running running = hold(methods, harness.held(), callback);
		Future<Void> stop = stopBackend();
		running.letGo();
		block.awaitInside("the callback");
		get("the stop, though a callback has not returned", stop);
	}

	@Test
	void rule4_2_interruptingTheStopMakesTheDrainTimeZero() throws Exception {
		needsTime(harness.drain());
		Running running = hold(methods, harness.held(), callback());
		FollowedService followed = follow("watcher", harness.filter());
		Thread[] stopping = new Thread[1];
		CountDownLatch began = new CountDownLatch(1);
		Future<Void> stop = elsewhere(() -> {
			stopping[0] = Thread.currentThread();
			began.countDown();
			harness.stopBackend();
		});
		await("the stop begins", began);
		awaitUnregistered(followed);
		assertEquals(InvocationState.RUNNING, running.invocation().state());
		stopping[0].interrupt();
		running.held().awaitToldToStop(); // though no time has passed
		get("the stop", stop);
		Ends.assertEnded(running.invocation(), End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.STOPPED);
	}

	/** When the drain time of one is over, it is over for all. */
	@Test
	void rule4_2_allDevicesOfABundleShareOneClock() throws Exception {
		Duration drain = Duration.ofSeconds(3);
		needsTime(drain.plus(STOP_GRACE));
		List<Probe> probes = new ArrayList<>();
		List<Invocation> invocations = new ArrayList<>();
		List<InvocationContext> contexts = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			Probe probe = new Probe(harness.surroundings(), "probes", "tck-probe-" + i, options -> options.drain(drain));
			closeAfterwards(probe);
			probes.add(probe);
			invocations.add(Probe.call(Probe.HOLD).invokeAsync(open("prober", probe), null));
			contexts.add(probe.nextStarted());
		}
		FollowedService followed = follow("watcher", Probe.FILTER);
		Thread[] stopping = new Thread[1];
		Future<Void> stop = elsewhere(() -> {
			stopping[0] = Thread.currentThread();
			harness.surroundings().stop("probes");
		});
		awaitUnregistered(followed);
		await("the stop waits", () -> stopping[0].getState() == Thread.State.TIMED_WAITING); // from here on time counts
		pass(drain.minus(MOMENT));
		assertFalse(contexts.stream().anyMatch(InvocationContext::isStopRequested), "one was stopped early");
		passUntil("all are told to stop", drain.dividedBy(2), () -> contexts.stream().allMatch(InvocationContext::isStopRequested));
		assertEquals(Optional.empty(), invocations.stream().filter(invocation -> invocation.end().isPresent()).findAny());
		whileTimePasses(STOP_GRACE.multipliedBy(2), "the stop", stop);
		for (Invocation invocation : invocations) {
			Ends.assertEnded(invocation, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.UNKNOWN);
		}
		for (Probe probe : probes) {
			assertEquals(1, probe.closes.size(), "so often was the connection closed");
		}
	}

	@Test
	void rule4_2_theConnectionIsClosedOnceWhenNothingIsPendingAnyMore() throws Exception {
		Probe probe = probe();
		ServiceMethods probing = open("prober", probe);
		Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(probing, null);
		InvocationContext context = probe.nextStarted();
		probe.registration.close();
		probe.registration.close();
		settle();
		assertEquals(0, probe.closes.size(), "it was closed while something was pending");
		context.succeed(Values.empty());
		assertEnds(invocation, End.SUCCEEDED, Status.S_OK, null);
		get("the close", probe.registration.closed().toCompletableFuture());
		assertEquals(1, probe.closes.size());
	}
}
