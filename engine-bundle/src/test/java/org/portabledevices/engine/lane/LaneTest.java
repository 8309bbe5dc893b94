package org.portabledevices.engine.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.engine.lane.Tasks.task;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.engine.log.RecordingLog;
import org.portabledevices.engine.thread.EngineThreads;
import org.portabledevices.engine.thread.ForeignCode;
import org.portabledevices.engine.time.ManualClock;
import org.portabledevices.engine.time.TimerWheel;

@Timeout(60)
class LaneTest {

	private static final long LONG = TimeUnit.SECONDS.toNanos(30);

	private final RecordingLog log = new RecordingLog();
	private final ManualClock clock = new ManualClock();
	private final EngineThreads threads = new EngineThreads("test", log);
	private final LanePool pool = new LanePool("lane", threads, new TimerWheel(clock, log), clock, log, 4, 2);
	private final Lane lane = pool.lane("client 1", 1);

	@AfterEach
	void close() {
		pool.close();
		assertTrue(threads.close(LONG));
	}

	@Nested
	class GivenTasks {

		/** 3.3: never on the stack of a call that the client made. */
		@Test
		void theyRunOnAThreadOfTheEngine() throws Exception {
			CompletableFuture<Thread> ran = new CompletableFuture<>();
			lane.execute(task(() -> ran.complete(Thread.currentThread())));
			assertNotSame(Thread.currentThread(), ran.get());
			assertTrue(ran.get().getName().startsWith("test-lane-"));
		}

		/** 3.3, 3.7: one after another, in their order, each seeing what the one before did: the list and the number are under no lock. */
		@Test
		void theyRunOneAfterAnotherInTheirOrder() {
			List<Integer> order = new ArrayList<>();
			for (int i = 0; i < 100_000; i++) {
				int number = i;
				lane.execute(task(() -> order.add(number)));
			}
			assertTrue(lane.awaitGiven(LONG));
			assertEquals(100_000, order.size());
			for (int i = 0; i < order.size(); i++) {
				assertEquals(i, order.get(i));
			}
		}

		@Test
		void ofManyGiversEachFindsItsOwnOrderAndNoneIsLost() throws Exception {
			int givers = 4;
			int each = 50_000;
			int[] last = new int[givers];
			boolean[] disorder = new boolean[1];
			Thread[] all = new Thread[givers];
			for (int g = 0; g < givers; g++) {
				int giver = g;
				all[g] = new Thread(() -> {
					for (int i = 1; i <= each; i++) {
						int number = i;
						lane.execute(task(() -> {
							disorder[0] |= last[giver] != number - 1;
							last[giver] = number;
						}));
					}
				});
				all[g].start();
			}
			for (Thread one : all) {
				one.join();
			}
			assertTrue(lane.awaitGiven(LONG));
			assertFalse(disorder[0]);
			for (int count : last) {
				assertEquals(each, count);
			}
		}

		/** The lane becomes idle after each task: were a wake-up lost, the next would not run. */
		@Test
		void noWakeUpIsLostBetweenIdleAndBusy() throws Exception {
			Semaphore ran = new Semaphore(0);
			for (int i = 0; i < 50_000; i++) {
				lane.execute(task(ran::release));
				assertTrue(ran.tryAcquire(20, TimeUnit.SECONDS), "round " + i);
			}
		}

		/** 3.3: each begins with the interrupt flag clear and our context class loader. */
		@Test
		void eachFindsTheThreadAsGoodAsNew() throws Exception {
			CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
			CompletableFuture<ClassLoader> loader = new CompletableFuture<>();
			lane.execute(task(() -> {
				Thread.currentThread().interrupt();
				Thread.currentThread().setContextClassLoader(null);
			}));
			lane.execute(task(() -> {
				interrupted.complete(Thread.currentThread().isInterrupted());
				loader.complete(Thread.currentThread().getContextClassLoader());
			}));
			assertFalse(interrupted.get());
			assertSame(LanePool.class.getClassLoader(), loader.get());
		}

		/** 3.4: one that throws is logged. */
		@Test
		void oneThatThrowsIsLoggedAndTheNextRuns() {
			List<String> ran = new ArrayList<>();
			lane.execute(task("onComplete of 17 for bundle 3", () -> {
				throw new LinkageError("on purpose");
			}));
			lane.execute(task(() -> ran.add("next")));
			assertTrue(lane.awaitGiven(LONG));
			assertEquals(List.of("next"), ran);
			assertEquals(List.of("client 1: onComplete of 17 for bundle 3 threw"), log.lines());
			assertEquals("on purpose", log.causes().get(0).getMessage());
		}

		@Test
		void oneMayGiveAnotherWhichRunsBehindIt() {
			List<String> order = new ArrayList<>();
			CountDownLatch done = new CountDownLatch(1);
			lane.execute(task(() -> {
				lane.execute(task(() -> {
					order.add("inner");
					done.countDown();
				}));
				order.add("outer");
			}));
			Tasks.await(done);
			assertEquals(List.of("outer", "inner"), order);
		}

		/** 6.1, 4.1: what has been delivered leaves nothing behind. */
		@Test
		void nothingRefersToOneThatHasRun() throws Exception {
			List<WeakReference<?>> gone = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				gone.add(runOne());
			}
			for (WeakReference<?> one : gone) {
				assertTrue(ForeignCode.isCollected(one));
			}
		}

		private WeakReference<?> runOne() {
			LaneTask task = task(new StringBuilder()::reverse);
			lane.execute(task);
			assertTrue(lane.awaitGiven(LONG));
			return new WeakReference<>(task);
		}
	}

	@Nested
	class GivenSomebodyWhoAsks {

		@Test
		void onlyATaskOfTheLaneIsInTheLane() throws Exception {
			CompletableFuture<Boolean> inside = new CompletableFuture<>();
			CompletableFuture<Boolean> other = new CompletableFuture<>();
			Lane another = pool.lane("client 2", 1);
			CountDownLatch leave = new CountDownLatch(1);
			lane.execute(task(() -> {
				inside.complete(lane.isCurrent());
				other.complete(another.isCurrent());
				Tasks.await(leave);
			}));
			assertTrue(inside.get());
			assertFalse(other.get());
			assertFalse(lane.isCurrent());
			leave.countDown();
		}

		@Test
		void awaitGivenEndsWhenTheLastTaskHasReturnedAndNotBefore() {
			boolean[] ran = new boolean[1];
			for (int i = 0; i < 2_000; i++) {
				ran[0] = false;
				lane.execute(task(() -> ran[0] = true));
				assertTrue(lane.awaitGiven(LONG));
				assertTrue(ran[0]);
			}
		}

		@Test
		void awaitGivenDoesNotWaitForWhatIsGivenMeanwhile() throws Exception {
			CountDownLatch inside = new CountDownLatch(1);
			CountDownLatch leaveFirst = new CountDownLatch(1);
			CountDownLatch leaveSecond = new CountDownLatch(1);
			lane.execute(Tasks.stuck(inside, leaveFirst));
			inside.await();
			CompletableFuture<Boolean> returned = new CompletableFuture<>();
			Thread waiter = new Thread(() -> returned.complete(lane.awaitGiven(LONG)));
			waiter.start();
			while (waiter.getState() != Thread.State.TIMED_WAITING) {
				Thread.onSpinWait();
			}
			lane.execute(Tasks.stuck(new CountDownLatch(1), leaveSecond));
			leaveFirst.countDown();
			assertTrue(returned.get());
			assertFalse(lane.awaitGiven(0));
			leaveSecond.countDown();
			assertTrue(lane.awaitGiven(LONG));
		}

		@Test
		void awaitGivenGivesUpAtItsLimit() throws Exception {
			CountDownLatch inside = new CountDownLatch(1);
			CountDownLatch leave = new CountDownLatch(1);
			lane.execute(Tasks.stuck(inside, leave));
			inside.await();
			assertFalse(lane.awaitGiven(TimeUnit.MILLISECONDS.toNanos(20)));
			assertFalse(lane.awaitGiven(0));
			leave.countDown();
			assertTrue(lane.awaitGiven(LONG));
		}

		@Test
		void awaitGivenInsideTheLaneDoesNotWaitForItself() throws Exception {
			CompletableFuture<Boolean> idle = new CompletableFuture<>();
			lane.execute(task(() -> idle.complete(lane.awaitGiven(Long.MAX_VALUE))));
			assertFalse(idle.get());
		}

		@Test
		void anInterruptedWaitEndsAndKeepsTheFlag() throws Exception {
			CountDownLatch inside = new CountDownLatch(1);
			CountDownLatch leave = new CountDownLatch(1);
			lane.execute(Tasks.stuck(inside, leave));
			inside.await();
			Thread.currentThread().interrupt();
			assertFalse(lane.awaitGiven(LONG));
			assertTrue(Thread.interrupted());
			leave.countDown();
		}
	}
}
