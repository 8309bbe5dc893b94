package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.engine.core.Ends.assertEnded;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.SessionReset;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** Contract 1.7 and 6.3: deadlines, not early and not late. */
@Timeout(30)
class DeadlineTest {

	private static final Duration SECOND = Duration.ofSeconds(1);
	/** Within this, whatever is due has happened (6.3). */
	private static final Duration LATE = Duration.ofMillis(20);

	private final CountDownLatch reset = new CountDownLatch(1);
	private final Bench bench = Bench.withoutTime(new DeviceControl() {
		@Override
		public void reset(SessionReset answer) {
			reset.countDown();
			answer.succeed();
		}
	});

	@AfterEach
	void close() {
		bench.close();
	}

	private Invocation invoke(UUID method, InvocationOptions.Builder options) throws Exception {
		return bench.service.methods().invokeAsync(method, null, null, options.deadline(SECOND).build());
	}

	private Invocation invoke(UUID method) throws Exception {
		return invoke(method, InvocationOptions.builder());
	}

	@Test
	void itIsPositive() {
		assertThrows(IllegalArgumentException.class, () -> InvocationOptions.builder().deadline(Duration.ZERO));
		assertThrows(IllegalArgumentException.class, () -> InvocationOptions.builder().deadline(Duration.ofNanos(-1)));
	}

	@Test
	void aQueuedInvocationEndsAtOnceWhenItPassesAndNotBefore() throws Exception {
		bench.service.methods().invokeAsync(Bench.HOLD, null, null);
		InvocationContext first = bench.nextStarted();
		Invocation queued = invoke(Bench.HOLD);
		bench.pass(Duration.ofMillis(999));
		assertEquals(InvocationState.QUEUED, queued.state());
		bench.pass(LATE);
		assertEnded(queued, End.TIMED_OUT, Status.ERROR_TIMEOUT, Effect.NOT_STARTED);
		first.succeed(Values.empty());
		bench.assertNothingStarted();
	}

	@Test
	void aRunningOneIsToldToStopAndEndsWithTheConfirmation() throws Exception {
		Invocation running = invoke(Bench.HOLD);
		InvocationContext context = bench.nextStarted();
		CountDownLatch told = new CountDownLatch(1);
		context.onCancel(told::countDown);
		bench.pass(Duration.ofMillis(999));
		assertFalse(context.isStopRequested());
		bench.pass(LATE);
		assertTrue(told.await(10, TimeUnit.SECONDS));
		assertEquals(InvocationState.CANCELLING, running.state());
		context.confirm();
		assertEnded(running, End.TIMED_OUT, Status.ERROR_TIMEOUT, Effect.STOPPED);
	}

	@Test
	void withoutAConfirmationItEndsTheGraceTimeAfter() throws Exception {
		Invocation running = invoke(Bench.HOLD);
		bench.nextStarted();
		bench.pass(SECOND.plus(LATE));
		bench.pass(Duration.ofMillis(4_950));
		assertEquals(InvocationState.CANCELLING, running.state());
		bench.pass(Duration.ofMillis(100));
		assertEnded(running, End.TIMED_OUT, Status.ERROR_TIMEOUT, Effect.UNKNOWN);
		assertTrue(running.message().contains("not confirmed"), running.message()); // 2.10
	}

	@Test
	void whatCannotBeCancelledEndsAtOnceAndItsSlotIsKept() throws Exception {
		Invocation running = invoke(Bench.FIXED);
		InvocationContext context = bench.nextStarted();
		bench.service.methods().invokeAsync(Bench.HOLD, null, null);
		bench.pass(SECOND.plus(LATE));
		assertEnded(running, End.TIMED_OUT, Status.ERROR_TIMEOUT, Effect.UNKNOWN);
		bench.assertNothingStarted();
		assertFalse(context.succeed(Values.empty()), "7.1: it came after the end");
		bench.nextStarted();
	}

	@Test
	void theFirstDecisionStands() throws Exception {
		Invocation running = invoke(Bench.HOLD);
		InvocationContext context = bench.nextStarted();
		running.cancel();
		bench.pass(SECOND.plus(LATE));
		context.confirm();
		assertEnded(running, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		Invocation late = invoke(Bench.HOLD);
		context = bench.nextStarted();
		bench.pass(SECOND.plus(LATE));
		assertEquals(CancelOutcome.ALREADY_CANCELLING, Ends.only(late.cancel()));
		assertEquals(End.TIMED_OUT, late.cancel().entries().get(0).end());
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatHasEndedLeavesNoTimerBehind(boolean cancelled) throws Exception { // 6.1
		bench.service.methods().invokeAsync(Bench.HOLD, null, null);
		InvocationContext first = bench.nextStarted();
		int before = bench.engine.wheel.size();
		for (int i = 0; i < 100; i++) {
			invoke(Bench.HOLD);
		}
		assertEquals(before + 100, bench.engine.wheel.size());
		if (cancelled) {
			bench.service.methods().cancelAll();
			first.confirm();
		} else {
			first.succeed(Values.empty());
			for (int i = 0; i < 100; i++) {
				bench.nextStarted().succeed(Values.empty());
			}
		}
		bench.assertNothingIsLeft();
		assertTrue(bench.engine.wheel.size() <= before, "timers: " + bench.engine.wheel.size());
	}

	/** "The caller may shorten its own wait for the confirmation ...; the device still has the whole grace time, and the slot is kept." */
	@Nested
	class GivenTheCallerDoesNotWaitForTheConfirmation {

		@Test
		void theEndComesAtOnceAndTheDeviceIsToldAllTheSame() throws Exception {
			Invocation running = invoke(Bench.HOLD, InvocationOptions.builder().confirmationWait(Duration.ZERO));
			InvocationContext context = bench.nextStarted();
			CountDownLatch told = new CountDownLatch(1);
			context.onCancel(told::countDown);
			bench.pass(SECOND.plus(LATE));
			assertEnded(running, End.TIMED_OUT, Status.ERROR_TIMEOUT, Effect.UNKNOWN);
			assertTrue(told.await(10, TimeUnit.SECONDS), "the device was never told to stop");
		}

		@Test
		void alsoIfItsHandlerSaysOnlyLaterHow() throws Exception {
			invoke(Bench.HOLD, InvocationOptions.builder().confirmationWait(Duration.ZERO));
			InvocationContext context = bench.nextStarted();
			bench.pass(SECOND.plus(LATE));
			CountDownLatch told = new CountDownLatch(1);
			context.onCancel(told::countDown);
			assertTrue(told.await(10, TimeUnit.SECONDS), "the device was never told to stop");
		}

		@Test
		void itsSlotIsKeptUntilTheDeviceConfirms() throws Exception {
			invoke(Bench.HOLD, InvocationOptions.builder().confirmationWait(Duration.ZERO));
			InvocationContext context = bench.nextStarted();
			bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			bench.pass(SECOND.plus(LATE));
			bench.assertNothingStarted();
			assertFalse(context.confirm());
			bench.nextStarted();
			bench.pass(Duration.ofSeconds(6));
			assertEquals(1, reset.getCount(), "nothing is to be reset");
		}

		@Test
		void theSessionIsResetOnlyAfterTheWholeGraceTime() throws Exception {
			Invocation running = invoke(Bench.HOLD, InvocationOptions.builder().confirmationWait(SECOND));
			bench.nextStarted();
			bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			bench.pass(SECOND.plus(LATE));
			assertEquals(InvocationState.CANCELLING, running.state());
			bench.pass(SECOND.plus(LATE));
			assertEnded(running, End.TIMED_OUT, Status.ERROR_TIMEOUT, Effect.UNKNOWN);
			bench.pass(Duration.ofMillis(3_800));
			bench.assertNothingStarted();
			assertEquals(1, reset.getCount());
			bench.pass(Duration.ofMillis(300));
			assertTrue(reset.await(10, TimeUnit.SECONDS));
			bench.nextStarted();
		}
	}
}
