package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.engine.core.Ends.assertFailure;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.End;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** Contract 1.5: {@code invoke} is {@code invokeAsync} plus a wait. */
@Timeout(30)
class WaitingInvokeTest {

	private static final Values SEVEN = Values.of(Bench.RESULT, Variant.ui4(7));

	private final Bench bench = Bench.withoutTime();

	@AfterEach
	void close() {
		bench.close();
	}

	/** A thread that invokes and waits; what came of it, and whether its interrupt flag was set then. */
	private final class Waiting {

		final CompletableFuture<Values> outcome = new CompletableFuture<>();
		volatile boolean flag;
		final Thread thread;

		Waiting(UUID method) {
			thread = new Thread(() -> {
				try {
					Values results = bench.service.methods().invoke(method, null);
					flag = Thread.currentThread().isInterrupted();
					outcome.complete(results);
				} catch (Throwable e) {
					flag = Thread.currentThread().isInterrupted();
					outcome.completeExceptionally(e);
				}
			});
			thread.start();
		}

		Throwable failure() throws Exception {
			return outcome.handle((results, failure) -> failure).get(10, TimeUnit.SECONDS);
		}
	}

	/** A context whose stop can be waited for. */
	private static CountDownLatch told(InvocationContext context) {
		CountDownLatch told = new CountDownLatch(1);
		context.onCancel(told::countDown);
		return told;
	}

	@Test
	void itReturnsTheResults() throws Exception {
		assertEquals(9, bench.service.methods().invoke(Bench.ECHO, Values.of(Bench.NUMBER, Variant.ui4(9))).get(Bench.RESULT).asLong());
		bench.assertNothingIsLeft();
	}

	@Test
	void itThrowsTheEndWithItsStatusAndWords() throws Exception {
		bench.script = context -> context.fail(Status.ERROR_IO_DEVICE, "the lens is stuck");
		InvocationException failure = assertThrows(InvocationException.class, () -> bench.service.methods().invoke(Bench.SCRIPT, null));
		assertFailure(failure, End.FAILED, Status.ERROR_IO_DEVICE, null);
		assertTrue(failure.getMessage().contains("Bench.Script") && failure.getMessage().contains("the lens is stuck"),
				failure.getMessage());
	}

	@Test
	void itNeedsNoCallbackThreadSoACallbackMayCallIt() throws Exception {
		CompletableFuture<Values> inside = new CompletableFuture<>();
		bench.service.methods().invokeAsync(Bench.ECHO, null, (invocation, status, results) -> {
			try {
				inside.complete(bench.service.methods().invoke(Bench.ECHO, Values.of(Bench.NUMBER, Variant.ui4(5))));
			} catch (Exception e) {
				inside.completeExceptionally(e);
			}
		});
		assertEquals(5, inside.get(10, TimeUnit.SECONDS).get(Bench.RESULT).asLong());
	}

	@Nested
	class GivenItIsInterrupted {

		@Test
		void onEntryNothingIsAccepted() {
			Thread.currentThread().interrupt();
			assertThrows(InterruptedException.class, () -> bench.service.methods().invoke(Bench.HOLD, null));
			assertFalse(Thread.currentThread().isInterrupted());
			bench.assertNothingStarted();
			bench.assertNothingIsLeft();
		}

		@Test
		void itCancelsAndGoesOnWaitingForTheEnd() throws Exception {
			Waiting waiting = new Waiting(Bench.HOLD);
			InvocationContext context = bench.nextStarted();
			CountDownLatch told = told(context);
			waiting.thread.interrupt();
			assertTrue(told.await(10, TimeUnit.SECONDS));
			assertFalse(waiting.outcome.isDone());
			assertEquals(InvocationState.CANCELLING, bench.engine.pending().get(0).state());
			context.confirm();
			assertInstanceOf(InterruptedException.class, waiting.failure());
			assertFalse(waiting.flag);
			bench.assertNothingIsLeft();
		}

		@Test
		void aQueuedOneEndsAtOnce() throws Exception {
			bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			InvocationContext first = bench.nextStarted();
			Waiting waiting = new Waiting(Bench.HOLD);
			Bench.await("the second is accepted", () -> bench.engine.pending().size() == 2);
			waiting.thread.interrupt();
			assertInstanceOf(InterruptedException.class, waiting.failure());
			first.confirm();
			bench.assertNothingStarted();
		}

		@Test
		void itWaitsNoLongerThanTheGraceTime() throws Exception {
			Waiting waiting = new Waiting(Bench.HOLD);
			CountDownLatch told = told(bench.nextStarted());
			waiting.thread.interrupt();
			assertTrue(told.await(10, TimeUnit.SECONDS));
			bench.pass(Duration.ofMillis(4_900));
			assertFalse(waiting.outcome.isDone());
			bench.pass(Duration.ofMillis(200));
			assertInstanceOf(InterruptedException.class, waiting.failure());
		}

		@Test
		void alsoWhereItCannotBeCancelledAndTheInvocationStaysListed() throws Exception {
			Waiting waiting = new Waiting(Bench.FIXED);
			InvocationContext context = bench.nextStarted();
			waiting.thread.interrupt();
			Bench.await("the wait is given up", () -> {
				context.alive(); // it is not the device that ends it
				bench.pass(Duration.ofMillis(50));
				return waiting.outcome.isDone();
			});
			assertInstanceOf(InterruptedException.class, waiting.failure());
			assertEquals(InvocationState.RUNNING, bench.engine.pending().get(0).state());
			context.succeed(Values.empty());
			bench.assertNothingIsLeft();
		}

		@Test
		void aCompletionThatHadWonIsReturnedWithTheFlagSetAgain() throws Exception {
			Waiting waiting = new Waiting(Bench.ASK);
			InvocationContext context = bench.nextStarted();
			assertTrue(context.notCancellableFromHere());
			waiting.thread.interrupt();
			context.succeed(SEVEN);
			assertEquals(SEVEN, waiting.outcome.get(10, TimeUnit.SECONDS));
			assertTrue(waiting.flag);
		}

		@Test
		void aFailureThatHadWonIsThrownWithTheFlagSetAgain() throws Exception {
			Waiting waiting = new Waiting(Bench.FIXED);
			InvocationContext context = bench.nextStarted();
			waiting.thread.interrupt();
			context.fail(Status.ERROR_IO_DEVICE, "");
			assertFailure(assertInstanceOf(InvocationException.class, waiting.failure()), End.FAILED, Status.ERROR_IO_DEVICE, null);
			assertTrue(waiting.flag);
		}

		@Test
		void theSecondInterruptThrowsAtOnceAndTheInvocationStaysListedUntilItsEnd() throws Exception {
			Waiting waiting = new Waiting(Bench.HOLD);
			InvocationContext context = bench.nextStarted();
			CountDownLatch told = told(context);
			waiting.thread.interrupt();
			assertTrue(told.await(10, TimeUnit.SECONDS));
			waiting.thread.interrupt();
			assertInstanceOf(InterruptedException.class, waiting.failure());
			assertEquals(InvocationState.CANCELLING, bench.engine.pending().get(0).state());
			context.confirm();
			bench.assertNothingIsLeft();
		}
	}

	@Nested
	class GivenItIsCalledInsideABackend {

		private final CompletableFuture<Throwable> thrown = new CompletableFuture<>();

		private void invokeInside() {
			try {
				bench.service.methods().invoke(Bench.ECHO, null);
				thrown.complete(null);
			} catch (Throwable e) {
				thrown.complete(e);
			}
		}

		@Test
		void aHandlerGetsAnException() throws Exception {
			bench.script = context -> {
				invokeInside();
				context.succeed(Values.empty());
			};
			bench.service.methods().invoke(Bench.SCRIPT, null);
			assertInstanceOf(IllegalStateException.class, thrown.get(10, TimeUnit.SECONDS));
		}

		@Test
		void soDoesAHandlerOnTheThreadOfItsCallerWhichMayInvokeAfterwards() throws Exception {
			try (Bench direct = Bench.withoutTime(options -> options.startsOnCallerThread())) {
				Thread[] handler = new Thread[1];
				direct.script = context -> {
					handler[0] = Thread.currentThread();
					assertThrows(IllegalStateException.class, () -> direct.service.methods().invoke(Bench.ECHO, null));
					context.succeed(Values.empty());
				};
				direct.service.methods().invoke(Bench.SCRIPT, null);
				assertSame(Thread.currentThread(), handler[0]);
				assertEquals(1, direct.service.methods().invoke(Bench.ECHO, null).size());
			}
		}

		@Test
		void soDoesAHook() throws Exception {
			bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			bench.nextStarted().onCancel(this::invokeInside);
			bench.service.methods().cancelAll();
			assertInstanceOf(IllegalStateException.class, thrown.get(10, TimeUnit.SECONDS));
		}
	}
}
