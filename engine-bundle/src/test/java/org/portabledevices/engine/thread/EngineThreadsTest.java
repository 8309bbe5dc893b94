package org.portabledevices.engine.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.engine.log.RecordingLog;

@Timeout(60)
class EngineThreadsTest {

	private static final long LONG = TimeUnit.SECONDS.toNanos(30);
	private static final InheritableThreadLocal<String> INHERITED = new InheritableThreadLocal<>();

	private final RecordingLog log = new RecordingLog();
	private final EngineThreads threads = new EngineThreads("test", log);

	@AfterEach
	void close() {
		threads.close(LONG);
	}

	private static void waitFor(CountDownLatch latch) {
		boolean interrupted = false;
		while (true) {
			try {
				latch.await();
				break;
			} catch (InterruptedException e) {
				interrupted = true; // like foreign code that does not let itself be disturbed
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	@Nested
	class GivenAThreadThatWasStarted {

		@Test
		void itIsADaemonWithANameAndOurContextClassLoader() throws Exception {
			CompletableFuture<Thread> seen = new CompletableFuture<>();
			CompletableFuture<ClassLoader> loader = new CompletableFuture<>();
			Thread.currentThread().setContextClassLoader(null);
			try {
				threads.start("some", () -> {
					loader.complete(Thread.currentThread().getContextClassLoader());
					seen.complete(Thread.currentThread());
				});
				assertEquals("test-some", seen.get().getName());
				assertTrue(seen.get().isDaemon());
				assertSame(EngineThreads.class.getClassLoader(), loader.get());
			} finally {
				Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
			}
		}

		@Test
		void itInheritsNothingFromTheThreadThatAskedForIt() throws Exception {
			CompletableFuture<String> seen = new CompletableFuture<>();
			INHERITED.set("the asking thread's");
			try {
				threads.start("some", () -> seen.complete(String.valueOf(INHERITED.get())));
				assertEquals("null", seen.get());
			} finally {
				INHERITED.remove();
			}
		}

		@Test
		void oneThatThrowsIsLogged() {
			threads.start("broken", () -> {
				throw new IllegalStateException("on purpose");
			});
			while (!log.mentions("test-broken")) {
				Thread.onSpinWait();
			}
			assertEquals("on purpose", log.causes().get(0).getMessage());
		}
	}

	/** 4.1: nothing keeps a client's class loader alive; a thread that was made on its stack would. */
	@Nested
	class GivenForeignCodeOnTheStack {

		@Test
		void noThreadThatItStartsKeepsItsClassesAlive() throws Exception {
			CountDownLatch end = new CountDownLatch(1);
			CountDownLatch started = new CountDownLatch(2);
			Runnable body = new Runnable() {
				@Override
				public void run() {
					started.countDown();
					waitFor(end);
				}
			};
			WeakReference<ClassLoader> foreign = ForeignCode.call(() -> {
				threads.start("some", body);
				threads.lent().execute(body);
			});
			started.await();
			assertTrue(ForeignCode.isCollected(foreign));
			end.countDown();
		}

		@Test
		void theFirstThreadDoesNotEither() throws Exception {
			AtomicReference<EngineThreads> made = new AtomicReference<>();
			WeakReference<ClassLoader> foreign = ForeignCode.call(() -> made.set(new EngineThreads("foreign", log)));
			CountDownLatch started = new CountDownLatch(1);
			made.get().start("some", started::countDown);
			started.await();
			assertTrue(ForeignCode.isCollected(foreign));
			made.get().close(LONG);
		}
	}

	@Nested
	class GivenLentThreads {

		@Test
		void thereAreAsManyAsThereIsWorkThatWaits() throws Exception {
			CyclicBarrier all = new CyclicBarrier(21);
			for (int i = 0; i < 20; i++) {
				threads.lent().execute(() -> {
					try {
						all.await();
					} catch (Exception e) {
						Thread.currentThread().interrupt();
					}
				});
			}
			all.await();
		}

		@Test
		void theCallerNeverRunsIt() throws Exception {
			CompletableFuture<Thread> ran = new CompletableFuture<>();
			threads.lent().execute(() -> ran.complete(Thread.currentThread()));
			assertNotSame(Thread.currentThread(), ran.get());
		}

		@Test
		void anIdleOneIsUsedAgainAndIsAsGoodAsNew() throws Exception {
			CompletableFuture<Thread> first = new CompletableFuture<>();
			threads.lent().execute(() -> {
				Thread.currentThread().interrupt();
				Thread.currentThread().setContextClassLoader(null);
				first.complete(Thread.currentThread());
				throw new IllegalStateException("on purpose");
			});
			while (first.get().getState() != Thread.State.TIMED_WAITING) {
				Thread.onSpinWait();
			}
			CompletableFuture<Thread> second = new CompletableFuture<>();
			AtomicReference<ClassLoader> loader = new AtomicReference<>();
			AtomicReference<Boolean> interrupted = new AtomicReference<>();
			threads.lent().execute(() -> {
				loader.set(Thread.currentThread().getContextClassLoader());
				interrupted.set(Thread.currentThread().isInterrupted());
				second.complete(Thread.currentThread());
			});
			assertSame(first.get(), second.get());
			assertSame(EngineThreads.class.getClassLoader(), loader.get());
			assertFalse(interrupted.get());
			assertEquals("on purpose", log.causes().get(0).getMessage());
		}

		@Test
		void anIdleOneEndsAfterAWhile() throws Exception {
			EngineThreads hasty = new EngineThreads("hasty", log, 1);
			CompletableFuture<Thread> ran = new CompletableFuture<>();
			hasty.lent().execute(() -> ran.complete(Thread.currentThread()));
			ran.get().join();
			CompletableFuture<Thread> other = new CompletableFuture<>();
			hasty.lent().execute(() -> other.complete(Thread.currentThread()));
			assertNotSame(ran.get(), other.get());
			assertTrue(hasty.close(LONG));
		}

		@Test
		void nothingThatWasGivenIsForgotten() throws Exception {
			int rounds = 20_000;
			EngineThreads hasty = new EngineThreads("hasty", log, 1);
			CountDownLatch ran = new CountDownLatch(rounds);
			for (int i = 0; i < rounds; i++) {
				hasty.lent().execute(ran::countDown);
				if (i % 7 == 0) {
					LockSupport.parkNanos(1);
				}
			}
			ran.await();
			assertTrue(hasty.close(LONG));
		}
	}

	/** 4.6: no thread of ours remains but those still inside foreign code, interrupted once, and named in the log. */
	@Nested
	class GivenTheEngineStops {

		@Test
		void threadsThatWaitAreInterruptedAndEnd() throws Exception {
			CountDownLatch waiting = new CountDownLatch(2);
			AtomicInteger interrupted = new AtomicInteger();
			Runnable body = () -> {
				try {
					waiting.countDown();
					new CountDownLatch(1).await();
				} catch (InterruptedException e) {
					interrupted.incrementAndGet();
				}
			};
			threads.start("waits", body);
			threads.lent().execute(body);
			waiting.await();
			assertTrue(threads.close(LONG));
			assertEquals(2, interrupted.get());
			assertTrue(threads.isClosed());
		}

		@Test
		void oneThatDoesNotEndIsNamedAndNotWaitedForLonger() throws Exception {
			CountDownLatch inside = new CountDownLatch(1);
			CountDownLatch leave = new CountDownLatch(1);
			threads.start("stubborn", () -> {
				inside.countDown();
				waitFor(leave);
			});
			inside.await();
			assertFalse(threads.close(TimeUnit.MILLISECONDS.toNanos(50)));
			assertTrue(log.mentions("test-stubborn"));
			leave.countDown();
		}

		@Test
		void oneThatStopsTheEngineItselfIsNeitherInterruptedNorWaitedFor() throws Exception {
			CompletableFuture<Boolean> closed = new CompletableFuture<>();
			CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
			threads.start("stopper", () -> {
				closed.complete(threads.close(LONG));
				interrupted.complete(Thread.currentThread().isInterrupted());
			});
			assertFalse(closed.get());
			assertFalse(interrupted.get());
			assertTrue(log.mentions("threads that have not ended, they are inside foreign code: test-stopper"));
		}

		@Test
		void theInterruptOfItsCallerStays() throws Exception {
			CountDownLatch inside = new CountDownLatch(1);
			CountDownLatch leave = new CountDownLatch(1);
			threads.start("stubborn", () -> {
				inside.countDown();
				waitFor(leave);
			});
			inside.await();
			Thread.currentThread().interrupt();
			assertFalse(threads.close(LONG));
			assertTrue(Thread.interrupted());
			leave.countDown();
		}

		@Test
		void nothingIsStartedAnyMore() {
			assertTrue(threads.close(LONG));
			AtomicReference<Object> ran = new AtomicReference<>();
			threads.start("late", () -> ran.set("ran"));
			assertThrows(RejectedExecutionException.class, () -> threads.lent().execute(() -> ran.set("ran")));
			assertNull(ran.get());
		}
	}
}
