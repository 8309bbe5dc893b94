package org.portabledevices.tck.rules.cancel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.SessionReset;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.rules.fixture.Ends;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.tck.rules.fixture.RecordingCallback;

/** Contract 2.9 and 2.10: a cancel stops the work, and the wait for that is bounded. */
public abstract class StopRules extends EquippedRules {

	private static final Duration MOMENT = Duration.ofMillis(100);

	private List<Running> occupyButOne() throws Exception {
		List<Running> others = new ArrayList<>();
		for (int i = 1; i < harness.slots(); i++) {
			others.add(hold());
		}
		return others;
	}

	// 2.9

	@Test
	void rule2_9_whatIsQueuedEndsAtOnceAndNeverStarts() throws Exception {
		List<Running> busy = occupy();
		HeldCall queued = harness.held();
		Invocation invocation = queued.call().invokeAsync(methods, null);
		invocation.cancel();
		Ends.assertEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.NOT_STARTED);
		letGo(busy);
		fence(); // the device is free, and has done something else since
		assertFalse(queued.hasRun());
	}

	/** What is cancelled in one step with what holds the slot does not start when the slot becomes free. */
	@Test
	void rule2_9_norWhenTheSameCancelFreesTheSlot() throws Exception {
		List<Running> busy = occupy(methods);
		List<HeldCall> queued = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			queued.add(harness.held());
			queued.get(i).call().invokeAsync(methods, null);
		}
		methods.cancelAll();
		for (Running running : busy) {
			awaitEnd(running.invocation());
		}
		fence();
		assertFalse(queued.stream().anyMatch(HeldCall::hasRun));
	}

	@Test
	void rule2_9_itLeavesTheQueueAtOnce() throws Exception {
		List<Running> busy = occupy();
		harness.held().call().invokeAsync(methods, null).cancel();
		Invocation next = harness.succeeding().invokeAsync(methods, null);
		letGo(busy);
		awaitEnd(next);
		assertEquals(End.SUCCEEDED, next.end().orElseThrow());
	}

	@Test
	void rule2_9_whatIsRunningIsToldAndEndsStopped() throws Exception {
		Running running = hold();
		running.invocation().cancel();
		running.held().awaitToldToStop();
		awaitEnd(running.invocation());
		Ends.assertEnded(running.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
	}

	@Test
	void rule2_9_stoppedMeansThatTheDeviceHasStopped() throws Exception {
		RecordingCallback callback = callback();
		Running late = hold(methods, harness.confirmsLate(), callback);
		methods.cancel(callback);
		late.held().awaitToldToStop();
		assertEquals(InvocationState.CANCELLING, late.invocation().state());
		assertTrue(late.invocation().end().isEmpty(), "it has not ended");
		assertEquals(1, pendingOfKit().size(), "and is still pending");
		callback.assertNoMore();
		late.letGo();
		assertEquals(Status.ERROR_CANCELLED, callback.next().status());
		Ends.assertEnded(late.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
	}

	@Test
	void rule2_9_theBackendIsToldOnce() throws Exception {
		RecordingCallback callback = callback();
		Running late = hold(methods, harness.confirmsLate(), callback);
		for (int i = 0; i < 5; i++) {
			methods.cancel(callback);
			late.invocation().cancel();
		}
		late.held().awaitToldToStop();
		late.letGo();
		callback.next();
		fence();
		assertEquals(1, late.held().stopCount());
	}

	@Test
	void rule2_9_alsoIfItsHandlerSetsTheHookOnlyAfterwards() throws Exception {
		Probe probe = probe();
		Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(open("client", probe), null);
		InvocationContext context = probe.nextStarted();
		assertEquals(CancelOutcome.REQUESTED, invocation.cancel().entries().get(0).outcome());
		CountDownLatch told = new CountDownLatch(1);
		context.onCancel(told::countDown);
		await("the backend is told", told);
		context.confirm();
		assertEnds(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
	}

	// 2.10

	@Test
	void rule2_10_withoutAConfirmationItEndsWhenTheGraceTimeIsOver() throws Exception {
		needsTime(harness.grace());
		RecordingCallback callback = callback();
		Running deaf = hold(methods, harness.losesCancel(), callback);
		deaf.invocation().cancel();
		harness.pass(harness.grace().minus(MOMENT));
		assertEquals(InvocationState.CANCELLING, deaf.invocation().state());
		harness.pass(MOMENT.multipliedBy(2));
		assertEquals(Status.ERROR_CANCELLED, callback.next().status());
		Ends.assertEnded(deaf.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
		String words = deaf.invocation().message();
		assertTrue(words.contains("not confirmed"), words);
		deaf.letGo();
	}

	@Test
	void rule2_10_afterThatTheSessionIsResetAndTheNextOneStarts() throws Exception {
		needsTime(harness.grace());
		HeldCall lost = harness.losesCancel();
		List<Running> others = occupyButOne();
		Running deaf = hold(methods, lost, null);
		deaf.invocation().cancel();
		Invocation next = harness.succeeding().invokeAsync(methods, null);
		harness.pass(harness.grace().minus(MOMENT));
		assertEquals(InvocationState.QUEUED, next.state(), "the slot is kept");
		harness.pass(MOMENT.multipliedBy(2));
		awaitEnd(next);
		assertEquals(End.SUCCEEDED, next.end().orElseThrow());
		for (Running other : others) { // they ran in the session that was reset
			awaitEnd(other.invocation());
			Ends.assertEnded(other.invocation(), End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.UNKNOWN);
			assertTrue(other.invocation().message().contains("session reset"), other.invocation()::message);
		}
		deaf.letGo();
	}

	@Test
	void rule2_10_untilThenItsSlotStaysTaken() throws Exception {
		Probe probe = probe("probe", options -> options.grace(Duration.ofMillis(500)));
		CompletableFuture<SessionReset> reset = new CompletableFuture<>();
		probe.reset = reset::complete;
		ServiceMethods open = open("client", probe);
		Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(open, null);
		InvocationContext context = probe.nextStarted();
		invocation.cancel();
		Invocation next = Probe.call(Probe.HOLD).invokeAsync(open, null);
		pass(Duration.ofMillis(600));
		assertEnds(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
		SessionReset asked = await("the backend is asked for a reset", reset);
		assertEquals(InvocationState.QUEUED, next.state(), "nothing starts while the session is being reset");
		assertFalse(context.confirm(), "too late for the end");
		asked.succeed();
		InvocationContext second = probe.nextStarted();
		assertEquals(next.id(), second.id());
		second.confirm();
		awaitState(next, InvocationState.ENDED);
	}

	/** The caller did not wait for the grace time, so nothing is reset yet when the device confirms. */
	@Test
	void rule2_10_aLateConfirmationGivesItBack() throws Exception {
		Probe probe = probe();
		ServiceMethods open = open("client", probe);
		InvocationOptions impatient = InvocationOptions.builder().deadline(MOMENT).confirmationWait(Duration.ZERO).build();
		Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(open, null, impatient);
		InvocationContext context = probe.nextStarted();
		pass(MOMENT.multipliedBy(2));
		assertEnds(invocation, End.TIMED_OUT, Status.ERROR_TIMEOUT, Effect.UNKNOWN);
		Invocation next = Probe.call(Probe.HOLD).invokeAsync(open, null);
		assertEquals(InvocationState.QUEUED, next.state());
		assertFalse(context.confirm(), "too late for the end");
		assertEquals(next.id(), probe.nextStarted().id());
	}

	/** Also where the session of a device with several slots is reset for the sake of one. */
	@Test
	void rule2_10_whatElseRanInThatSessionIsAborted() throws Exception {
		Probe probe = probe("probe", options -> options.grace(Duration.ofMillis(500)).slots(2));
		ServiceMethods open = open("client", probe);
		Invocation lost = Probe.call(Probe.HOLD).invokeAsync(open, null);
		probe.nextStarted();
		Invocation other = Probe.call(Probe.HOLD).invokeAsync(open, null);
		probe.nextStarted();
		lost.cancel();
		Invocation queued = Probe.call(Probe.HOLD).invokeAsync(open, null);
		pass(Duration.ofMillis(600));
		assertEnds(lost, End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
		assertEnds(other, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.UNKNOWN);
		assertTrue(other.message().contains("session reset"), other::message);
		InvocationContext next = probe.nextStarted();
		assertEquals(queued.id(), next.id(), "and what was queued starts in the new one");
		next.confirm();
		awaitState(queued, InvocationState.ENDED);
	}

	@Test
	void rule2_10_ifTheResetFailsTheDeviceIsHungAndItsServicesGo() throws Exception {
		needsTime(harness.grace());
		HeldCall lost = harness.losesCancel();
		harness.failReset();
		List<Running> others = occupyButOne();
		Running deaf = hold(methods, lost, null);
		deaf.invocation().cancel();
		Invocation queued = harness.succeeding().invokeAsync(methods, null);
		harness.pass(harness.grace().plus(MOMENT));
		awaitEnd(deaf.invocation());
		Ends.assertEnded(deaf.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
		awaitEnd(queued);
		Ends.assertEnded(queued, End.ABORTED, Status.E_WPD_DEVICE_IS_HUNG, Effect.NOT_STARTED);
		for (Running other : others) {
			awaitEnd(other.invocation());
			assertEquals(End.ABORTED, other.invocation().end().orElseThrow());
		}
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, () -> harness.succeeding().invokeAsync(methods, null));
	}

	@Test
	void rule2_10_theResetIsBoundedAsWell() throws Exception {
		needsTime(Duration.ofSeconds(30));
		Probe probe = probe("probe", options -> options.grace(Duration.ofMillis(500)));
		CountDownLatch asked = new CountDownLatch(1);
		probe.reset = reset -> asked.countDown(); // and never answers
		ServiceMethods open = open("client", probe);
		Invocation lost = Probe.call(Probe.HOLD).invokeAsync(open, null);
		probe.nextStarted();
		lost.cancel();
		Invocation queued = Probe.call(Probe.HOLD).invokeAsync(open, null);
		harness.pass(Duration.ofMillis(600));
		await("the backend is asked for a reset", asked);
		harness.pass(Duration.ofSeconds(29));
		assertEquals(InvocationState.QUEUED, queued.state());
		passUntil("the device counts as hung", Duration.ofSeconds(2), () -> queued.state() == InvocationState.ENDED);
		Ends.assertEnded(queued, End.ABORTED, Status.E_WPD_DEVICE_IS_HUNG, Effect.NOT_STARTED);
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, () -> Probe.call(Probe.HOLD).invokeAsync(open, null));
	}
}
