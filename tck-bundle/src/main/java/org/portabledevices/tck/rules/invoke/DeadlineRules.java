package org.portabledevices.tck.rules.invoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Status;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.rules.fixture.Ends;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.RecordingCallback;
import org.portabledevices.values.Values;

/** Contract 1.7: deadlines. */
public abstract class DeadlineRules extends EquippedRules {

	private static final Duration DEADLINE = Duration.ofMillis(500);
	private static final Duration MOMENT = Duration.ofMillis(100);
	/** The deadline, and what it may be late. */
	private static final Duration OVER = DEADLINE.plus(MOMENT);

	private static InvocationOptions impatient() {
		return InvocationOptions.builder().deadline(DEADLINE).confirmationWait(Duration.ZERO).build();
	}

	private Running hold(HeldCall held, InvocationOptions options) throws Exception {
		Invocation invocation = held.call().invokeAsync(methods, null, options);
		held.awaitRunning();
		return new Running(held, invocation);
	}

	/** Fills all slots but one. */
	private List<Running> occupyButOne() throws Exception {
		List<Running> others = new ArrayList<>();
		for (int i = 1; i < harness.slots(); i++) {
			others.add(hold());
		}
		return others;
	}

	private static void assertTimedOut(Invocation invocation, Effect effect) {
		Ends.assertEnded(invocation, End.TIMED_OUT, Status.ERROR_TIMEOUT, effect);
		assertTrue(invocation.age().compareTo(DEADLINE) >= 0, () -> "after " + invocation.age());
	}

	@Test
	void rule1_7_aDeadlineIsPositive() {
		InvocationOptions.Builder options = InvocationOptions.builder();
		assertThrows(IllegalArgumentException.class, () -> options.deadline(Duration.ZERO));
		assertThrows(IllegalArgumentException.class, () -> options.deadline(Duration.ofMillis(-1)));
	}

	@Test
	void rule1_7_aQueuedInvocationEndsAtOnce() throws Exception {
		List<Running> busy = occupy();
		HeldCall queued = harness.held();
		RecordingCallback callback = callback();
		Invocation invocation = queued.call().invokeAsync(methods, callback, deadline(DEADLINE));
		pass(OVER);
		assertEquals(Status.ERROR_TIMEOUT, callback.next().status());
		assertTimedOut(invocation, Effect.NOT_STARTED);
		letGo(busy);
	}

	@Test
	void rule1_7_aRunningOneIsToldToStopAndEndsWithTheConfirmation() throws Exception {
		HeldCall late = harness.confirmsLate();
		RecordingCallback callback = callback();
		Invocation invocation = late.call().invokeAsync(methods, callback, deadline(DEADLINE));
		late.awaitRunning();
		pass(OVER);
		late.awaitToldToStop();
		assertEquals(InvocationState.CANCELLING, invocation.state());
		callback.assertNoMore();
		late.letGo();
		assertEquals(Status.ERROR_TIMEOUT, callback.next().status());
		assertTimedOut(invocation, Effect.STOPPED);
	}

	@Test
	void rule1_7_orWhenTheGraceTimeIsOver() throws Exception {
		needsTime(harness.grace());
		Running deaf = hold(harness.losesCancel(), deadline(DEADLINE));
		harness.pass(OVER);
		harness.pass(harness.grace().minus(MOMENT.multipliedBy(3)));
		assertEquals(InvocationState.CANCELLING, deaf.invocation().state());
		harness.pass(MOMENT.multipliedBy(4));
		awaitEnd(deaf.invocation());
		assertTimedOut(deaf.invocation(), Effect.UNKNOWN);
		deaf.letGo();
	}

	@Test
	void rule1_7_whatCannotBeCancelledEndsAtOnceAndKeepsItsSlot() throws Exception {
		HeldCall fixed = harness.notCancellable();
		List<Running> others = occupyButOne();
		Running running = hold(fixed, deadline(DEADLINE));
		pass(OVER);
		awaitEnd(running.invocation());
		assertTimedOut(running.invocation(), Effect.UNKNOWN);
		Invocation next = harness.succeeding().invokeAsync(methods, null);
		assertEquals(InvocationState.QUEUED, next.state());
		running.letGo();
		awaitEnd(next);
		assertEquals(End.SUCCEEDED, next.end().orElseThrow());
		letGo(others);
	}

	@Test
	void rule1_7_itCountsFromAcceptanceTheQueueIncluded() throws Exception {
		needsTime(DEADLINE);
		List<Running> busy = occupy();
		HeldCall held = harness.held();
		Invocation invocation = held.call().invokeAsync(methods, null, deadline(DEADLINE));
		harness.pass(DEADLINE.minus(MOMENT));
		letGo(busy);
		held.awaitRunning();
		harness.pass(MOMENT.multipliedBy(2));
		awaitEnd(invocation);
		assertTimedOut(invocation, Effect.STOPPED);
	}

	@Test
	void rule1_7_itCoversTheWaitForABackend() throws Exception {
		RecordingCallback callback = callback();
		Invocation invocation = harness.succeeding().invokeAsync(follow("client", "(portabledevices.service.type=none)").methods(),
				callback, deadline(DEADLINE));
		assertEquals(InvocationState.QUEUED, invocation.state());
		pass(OVER);
		assertEquals(Status.ERROR_TIMEOUT, callback.next().status());
		assertTimedOut(invocation, Effect.NOT_STARTED);
	}

	@Test
	void rule1_7_itHoldsForInvokeToo() throws Exception {
		HeldCall held = harness.held();
		Future<Values> waiting = inThread(() -> methods.invoke(held.call().method(), held.call().parameters(), deadline(DEADLINE)));
		held.awaitRunning();
		pass(OVER);
		InvocationException failure = failure(waiting);
		Ends.assertFailure(failure, End.TIMED_OUT, Status.ERROR_TIMEOUT, Effect.STOPPED);
	}

	/** Where time is the kit's, it goes in small steps, and every end is looked at in the step in which it comes. */
	@Test
	void rule1_7_itNeverActsEarly() throws Exception {
		List<Running> busy = occupy();
		Random random = new Random(17);
		List<Invocation> open = new ArrayList<>();
		List<Duration> deadlines = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			deadlines.add(Duration.ofMillis(1 + random.nextInt(600)));
			open.add(harness.succeeding().invokeAsync(methods, null, deadline(deadlines.get(i))));
		}
		for (int i = 0; i < 70; i++) {
			pass(Duration.ofMillis(10));
		}
		for (int i = 0; i < open.size(); i++) {
			Invocation invocation = open.get(i);
			awaitEnd(invocation);
			Ends.assertEnded(invocation, End.TIMED_OUT, Status.ERROR_TIMEOUT, Effect.NOT_STARTED);
			Duration deadline = deadlines.get(i);
			assertTrue(invocation.age().compareTo(deadline) >= 0, () -> "%s, after %s".formatted(deadline, invocation.age()));
		}
		letGo(busy);
	}

	@Test
	void rule1_7_theCallerMayWaitLessForTheConfirmation() throws Exception {
		HeldCall late = harness.confirmsLate();
		List<Running> others = occupyButOne();
		Running running = hold(late, impatient());
		pass(OVER);
		awaitEnd(running.invocation());
		assertTimedOut(running.invocation(), Effect.UNKNOWN);
		late.awaitToldToStop();
		Invocation next = harness.succeeding().invokeAsync(methods, null);
		assertEquals(InvocationState.QUEUED, next.state(), "the slot is kept until the device confirms");
		running.letGo();
		awaitEnd(next);
		assertEquals(End.SUCCEEDED, next.end().orElseThrow());
		letGo(others);
	}

	@Test
	void rule1_7_theDeviceStillHasTheWholeGraceTime() throws Exception {
		needsTime(harness.grace());
		HeldCall deaf = harness.losesCancel();
		List<Running> others = occupyButOne();
		Running running = hold(deaf, impatient());
		harness.pass(OVER);
		awaitEnd(running.invocation());
		Invocation next = harness.succeeding().invokeAsync(methods, null);
		harness.pass(harness.grace().minus(MOMENT.multipliedBy(3)));
		assertEquals(InvocationState.QUEUED, next.state(), "nothing is reset before");
		running.letGo();
		awaitEnd(next);
		assertEquals(End.SUCCEEDED, next.end().orElseThrow());
		letGo(others);
	}
}
