package org.portabledevices.engine.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.engine.lane.Tasks.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.engine.log.RecordingLog;
import org.portabledevices.engine.thread.EngineThreads;
import org.portabledevices.engine.time.ManualClock;
import org.portabledevices.engine.time.TimerWheel;

@Timeout(60)
class LanePoolTest {

	private static final long LONG = TimeUnit.SECONDS.toNanos(30);
	private static final int MOST_STUCK = 8;
	private static final int MOST_STUCK_PER_OWNER = 3;

	private final RecordingLog log = new RecordingLog();
	private final ManualClock clock = new ManualClock();
	private final TimerWheel wheel = new TimerWheel(clock, log);
	private final EngineThreads threads = new EngineThreads("test", log);
	private final LanePool pool = new LanePool("lane", threads, wheel, clock, log, MOST_STUCK, MOST_STUCK_PER_OWNER);
	private final CountDownLatch leave = new CountDownLatch(1);

	@AfterEach
	void close() {
		leave.countDown();
		pool.close();
		assertTrue(threads.close(LONG));
	}

	/** Lets time pass as the engine's timer thread would see it. */
	private void pass(long millis) {
		for (long passed = 0; passed < millis; passed += 10) {
			clock.advanceMillis(10);
			wheel.advance();
		}
	}

	/** For what other threads do at once, but in their own time. */
	private static void until(BooleanSupplier condition) {
		long end = System.nanoTime() + LONG;
		while (!condition.getAsBoolean()) {
			assertTrue(System.nanoTime() < end, "it never came true");
			Thread.onSpinWait();
		}
	}

	/** Makes lanes of an owner whose task does not return, and waits until as many as expected are inside. */
	private List<Lane> stick(int count, long owner, int expected) throws InterruptedException {
		CountDownLatch inside = new CountDownLatch(expected);
		List<Lane> lanes = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			Lane lane = pool.lane("stuck %d of %d".formatted(i, owner), owner);
			lane.execute(Tasks.stuck(inside, leave));
			lanes.add(lane);
		}
		while (!inside.await(1, TimeUnit.MILLISECONDS)) {
			pass(50);
		}
		return lanes;
	}

	private CountDownLatch give(Lane lane) {
		CountDownLatch begun = new CountDownLatch(1);
		lane.execute(task(begun::countDown));
		return begun;
	}

	@Nested
	class GivenNothingThatBlocks {

		@Test
		void twoThreadsAreAtRest() throws Exception {
			assertEquals(2, pool.threadCount());
			for (int i = 0; i < 100; i++) {
				give(pool.lane("one", i)).await();
			}
			assertEquals(2, pool.threadCount());
		}

		@Test
		void lanesRunSideBySide() throws Exception {
			CountDownLatch both = new CountDownLatch(2);
			CompletableFuture<Object> met = new CompletableFuture<>();
			for (int i = 0; i < 2; i++) {
				pool.lane("one", i).execute(task(() -> {
					both.countDown();
					Tasks.await(both);
					met.complete("met");
				}));
			}
			met.get();
		}

		/** A lane that always has something to run leaves room for others. */
		@Test
		void aBusyLaneGoesToTheBackOfTheQueue() throws Exception {
			stick(1, 1, 1);
			AtomicBoolean enough = new AtomicBoolean();
			Lane busy = pool.lane("busy", 2);
			AtomicReference<LaneTask> again = new AtomicReference<>();
			again.set(task(() -> {
				if (!enough.get()) {
					busy.execute(again.get());
				}
			}));
			busy.execute(again.get());
			give(pool.lane("other", 3)).await();
			enough.set(true);
		}

		/** 6.1: leaves nothing behind in the timer; the watch ends by itself. */
		@Test
		void theTimerIsNotUsed() throws Exception {
			give(pool.lane("one", 1)).await();
			assertTrue(pool.awaitQuiet(LONG));
			pass(100);
			assertEquals(0, wheel.size());
		}

		@Test
		void awaitQuietWaitsForAllLanes() {
			AtomicInteger ran = new AtomicInteger();
			for (int i = 0; i < 1000; i++) {
				pool.lane("one", i).execute(task(ran::incrementAndGet));
			}
			assertTrue(pool.awaitQuiet(LONG));
			assertEquals(1000, ran.get());
		}

		@Test
		void awaitQuietInsideALaneDoesNotWaitForItself() throws Exception {
			CompletableFuture<Boolean> quiet = new CompletableFuture<>();
			pool.lane("one", 1).execute(task(() -> quiet.complete(pool.awaitQuiet(LONG))));
			assertTrue(quiet.get());
		}

		/** 4.1: what a client leaves in a thread local must not live for ever. */
		@Test
		void aThreadThatWasUsedIsReplacedAfterAWhile() throws Exception {
			CompletableFuture<Thread> used = new CompletableFuture<>();
			pool.lane("one", 1).execute(task(() -> used.complete(Thread.currentThread())));
			used.get();
			clock.advanceMillis(10_000);
			until(() -> {
				Tasks.await(give(pool.lane("other", 2)));
				return !used.join().isAlive();
			});
			assertEquals(2, pool.threadCount());
		}
	}

	/** 3.4: one that does not return holds up its own client only. */
	@Nested
	class GivenLanesThatAreStuck {

		@Test
		void othersBeginWithinASecond() throws Exception {
			stick(2, 1, 2);
			CountDownLatch begun = give(pool.lane("other", 2));
			pass(1000);
			begun.await();
		}

		@Test
		void noThreadIsAddedForAShortWait() throws Exception {
			CountDownLatch inside = new CountDownLatch(2);
			pool.lane("first", 1).execute(Tasks.stuck(inside, leave));
			pool.lane("second", 1).execute(Tasks.stuck(inside, leave));
			inside.await(); // without time that passes meanwhile: on a busy machine that would be a long wait
			give(pool.lane("other", 2));
			pass(200);
			assertEquals(2, pool.threadCount());
		}

		@Test
		void eachThatWaitsGetsAThread() throws Exception {
			stick(2, 1, 2);
			stick(3, 2, 3);
			CountDownLatch begun = give(pool.lane("other", 3));
			pass(1000);
			begun.await();
		}

		@Test
		void asManyAsConfiguredHoldUpNobody() throws Exception {
			stick(3, 1, 3);
			stick(3, 2, 3);
			stick(2, 3, 2);
			for (int i = 0; i < 10; i++) {
				CountDownLatch begun = give(pool.lane("other", 10 + i));
				pass(1000);
				begun.await();
			}
			assertEquals(2 + MOST_STUCK, pool.threadCount());
		}

		/** The threads of one owner are bounded: as many as may be stuck, and one that serves the others of the same owner. */
		@Test
		void anOwnerWithMoreHoldsUpItselfOnly() throws Exception {
			stick(20, 1, MOST_STUCK_PER_OWNER + 1);
			pass(5000);
			CountDownLatch own = give(pool.lane("own", 1));
			for (int i = 0; i < 10; i++) {
				CountDownLatch begun = give(pool.lane("other", 2));
				pass(1000);
				begun.await();
			}
			until(() -> pool.threadCount() == 2 + MOST_STUCK_PER_OWNER + 1);
			assertEquals(1, own.getCount());
			leave.countDown();
			own.await();
			assertTrue(pool.awaitQuiet(LONG));
		}

		/** 3.4 promises that others begin while no more than so many of one bundle are stuck: others of that bundle, too. */
		@Test
		void anotherLaneOfTheSameOwnerBeginsToo() throws Exception {
			stick(MOST_STUCK_PER_OWNER, 1, MOST_STUCK_PER_OWNER);
			CountDownLatch begun = give(pool.lane("own", 1));
			pass(1000);
			begun.await();
		}

		@Test
		void beyondAllLimitsLanesWaitAndAreNotForgotten() throws Exception {
			for (int owner = 0; owner < 3; owner++) {
				stick(4, owner, 0);
			}
			pass(5000);
			assertEquals(2 + MOST_STUCK, pool.threadCount());
			CountDownLatch begun = give(pool.lane("other", 9));
			pass(5000);
			leave.countDown();
			begun.await();
			assertTrue(pool.awaitQuiet(LONG));
		}

		@Test
		void theThreadsThatWereAddedEndAgain() throws Exception {
			stick(3, 1, 3);
			stick(3, 2, 3);
			pass(2000);
			until(() -> pool.threadCount() == 2 + 6);
			leave.countDown();
			until(() -> pool.threadCount() == 2);
			give(pool.lane("other", 3)).await();
		}

		/** 3.4: it is logged with its stack after 1 s. */
		@Test
		void eachIsLoggedOnceWithItsStack() throws Exception {
			stick(1, 1, 1);
			pass(900);
			assertEquals(List.of(), log.lines());
			pass(5000);
			until(() -> !log.lines().isEmpty());
			pass(5000);
			assertEquals(List.of("stuck 0 of 1: a stuck task has not returned after 1 s"), log.lines());
			assertTrue(Arrays.toString(log.causes().get(0).getStackTrace()).contains(Tasks.class.getName()));
		}

		@Test
		void tasksThatReturnAreNotTakenForOneThatDoesNot() throws Exception {
			Lane lane = pool.lane("busy", 1);
			for (int i = 0; i < 100; i++) {
				give(lane).await();
				pass(50);
			}
			assertTrue(pool.awaitQuiet(LONG));
			pass(5000);
			give(lane).await();
			assertTrue(pool.awaitQuiet(LONG));
			pass(60);
			assertEquals(List.of(), log.lines());
			assertEquals(2, pool.threadCount());
		}
	}

	/** 4.6 */
	@Nested
	class GivenThePoolIsClosed {

		@Test
		void whatWasNotRunIsLoggedAndCounts() throws Exception {
			List<Lane> lanes = stick(2, 1, 2);
			lanes.get(0).execute(task("onComplete of 4", () -> {
			}));
			Lane ready = pool.lane("ready", 2);
			ready.execute(task("onComplete of 5", () -> {
			}));
			pool.close();
			assertTrue(log.mentions("stuck 0 of 1: the engine has stopped, not called: onComplete of 4"));
			assertTrue(log.mentions("ready: the engine has stopped, not called: onComplete of 5"));
			assertTrue(ready.awaitGiven(0));
			leave.countDown();
			assertTrue(lanes.get(0).awaitGiven(LONG));
		}

		@Test
		void whatIsGivenLaterIsLogged() {
			pool.close();
			Lane lane = pool.lane("late", 1);
			lane.execute(task("onComplete of 6", () -> {
			}));
			assertTrue(log.mentions("onComplete of 6"));
			assertTrue(lane.awaitGiven(LONG));
		}

		@Test
		void allThreadsEnd() {
			pool.close();
			until(() -> pool.threadCount() == 0);
			assertFalse(log.mentions("not ended"));
		}

		@Test
		void nothingIsLeftInTheTimer() throws Exception {
			stick(2, 1, 2);
			pool.close();
			assertEquals(0, wheel.size());
		}
	}
}
