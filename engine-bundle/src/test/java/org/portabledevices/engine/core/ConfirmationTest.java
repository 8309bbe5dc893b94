package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.engine.core.Ends.assertEnded;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.engine.time.ManualClock;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** Contract 2.9, 2.10, 7.3: stopping really stops, and what happens if it does not. */
@Timeout(30)
class ConfirmationTest {

	private final RecordingControl control = new RecordingControl();
	private Bench bench = Bench.withoutTime(control);

	@AfterEach
	void close() {
		bench.close();
	}

	private Invocation hold() throws Exception {
		return bench.service.methods().invokeAsync(Bench.HOLD, null, null);
	}

	@Nested
	class GivenTheDeviceAnswers {

		@Test
		void itIsCancellingUntilThenAndItIsToldOnce() throws Exception { // 2.9, 7.3
			Invocation invocation = hold();
			InvocationContext context = bench.nextStarted();
			AtomicInteger told = new AtomicInteger();
			context.onCancel(told::incrementAndGet);
			invocation.cancel();
			invocation.cancel();
			bench.settle();
			context.onCancel(told::incrementAndGet); // set again: it has been told
			bench.pass(Duration.ofSeconds(4));
			bench.settle();
			assertEquals(1, told.get());
			assertEquals(InvocationState.CANCELLING, invocation.state());
			assertTrue(invocation.end().isEmpty() && invocation.status().isEmpty() && invocation.effect().isEmpty());
			assertTrue(context.confirm());
			assertEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
			assertEquals("", invocation.message());
		}

		@Test
		void aHandlerMaySayOnlyLaterHow() throws Exception { // 2.9, 7.3
			Invocation invocation = hold();
			InvocationContext context = bench.nextStarted();
			invocation.cancel();
			assertTrue(context.isStopRequested());
			assertThrows(org.portabledevices.backend.StoppedException.class, context::checkStopped);
			context.onCancel(context::confirm);
			assertEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		}

		@Test
		void aFailureConfirmsItAndItsCodeIsInTheWords() throws Exception {
			Invocation invocation = hold();
			InvocationContext context = bench.nextStarted();
			invocation.cancel();
			assertTrue(context.fail(new Status(0x80042019), "busy"));
			assertEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
			assertTrue(invocation.message().contains("80042019") && invocation.message().contains("busy"), invocation.message());
		}

		@Test
		void aLostConnectionConfirmsNothing() throws Exception {
			Invocation invocation = hold();
			InvocationContext context = bench.nextStarted();
			invocation.cancel();
			assertTrue(context.failConnectionLost(Status.ERROR_IO_DEVICE, ""));
			assertEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
		}

		@Test
		void theHookIsNotCalledIfTheAnswerWasThereBefore() throws Exception { // 7.3
			AtomicInteger told = new AtomicInteger();
			Invocation invocation = hold();
			InvocationContext context = bench.nextStarted();
			context.succeed(Values.empty());
			context.onCancel(told::incrementAndGet);
			invocation.cancel();
			bench.settle();
			assertEquals(0, told.get());
			Invocation stopped = hold();
			context = bench.nextStarted();
			stopped.cancel();
			context.confirm();
			context.onCancel(told::incrementAndGet);
			bench.settle();
			assertEquals(0, told.get());
		}

		@Test
		void aHookThatThrowsIsLoggedAndChangesNothing() throws Exception {
			Invocation invocation = hold();
			InvocationContext context = bench.nextStarted();
			context.onCancel(() -> {
				throw new IllegalStateException("hook");
			});
			invocation.cancel();
			bench.assertLogged("hook");
			context.confirm();
			assertEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		}

		/** The answer may come before there is a grace timer to cancel; it must not stay behind (6.1). */
		@Test
		void noTimerStaysBehind() throws Exception {
			Invocation first = hold();
			InvocationContext context = bench.nextStarted();
			int before = bench.engine.wheel.size();
			first.cancel();
			assertEquals(before + 1, bench.engine.wheel.size());
			context.confirm();
			bench.assertNothingIsLeft();
			assertEquals(before, bench.engine.wheel.size());
		}

		@Test
		void notEvenIfTheAnswerCrossesTheRequest() throws Exception {
			Interjection clock = new Interjection();
			try (Bench crossing = new Bench(EngineLimits.DEFAULT, clock, options -> options, control)) {
				Invocation invocation = crossing.service.methods().invokeAsync(Bench.HOLD, null, null);
				InvocationContext context = crossing.nextStarted();
				int before = crossing.engine.wheel.size();
				clock.at(1, context::confirm); // while the cancel sets the timer
				invocation.cancel();
				assertTrue(clock.hasHappened());
				crossing.assertNothingIsLeft();
				assertEquals(before, crossing.engine.wheel.size());
			}
		}
	}

	/** What has a slot and has not begun belongs to the new session: it must not lose its slot, or one too many would run. */
	@Test
	void aResetLeavesTheSlotOfWhatHasNotBegunAlone() throws Exception {
		bench.close();
		bench = new Bench(EngineLimits.DEFAULT, new ManualClock(), options -> options.slots(2), control);
		CountDownLatch leave = new CountDownLatch(1);
		CountDownLatch inside = new CountDownLatch(1);
		bench.script = context -> {
			inside.countDown();
			leave.await();
		};
		Invocation first = bench.service.methods().invokeAsync(Bench.SCRIPT, null, null);
		assertTrue(inside.await(10, TimeUnit.SECONDS));
		Invocation second = bench.clientOf(9).methods().invokeAsync(Bench.HOLD, null, null); // has the second slot, and waits for the thread of the first
		bench.device.sessionReset("for a test");
		leave.countDown();
		assertEnded(first, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.UNKNOWN);
		assertEquals(second.id(), bench.nextStarted().id());
		hold();
		hold();
		bench.nextStarted();
		bench.assertNothingStarted();
	}
}
