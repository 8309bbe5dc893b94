package org.portabledevices.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portabledevices.engine.log.RecordingLog;

/** The wheel with its thread, on the machine's clock. */
@org.junit.jupiter.api.Timeout(60)
class TimerThreadTest {

	private final TimerWheel wheel = new TimerWheel(Clock.system(), new RecordingLog());
	private final Thread thread = new Thread(wheel, "timer");

	@BeforeEach
	void start() {
		thread.start();
	}

	@AfterEach
	void stop() throws InterruptedException {
		wheel.close();
		thread.join();
	}

	private static Timeout of(Runnable action) {
		return new Timeout() {
			@Override
			protected void expired() {
				action.run();
			}
		};
	}

	/** 6.3: not early. */
	@Test
	void nothingExpiresEarly() throws InterruptedException {
		Random random = new Random(3);
		int count = 300;
		CountDownLatch done = new CountDownLatch(count);
		AtomicInteger early = new AtomicInteger();
		for (int i = 0; i < count; i++) {
			long delay = random.nextInt(200_000_000);
			long scheduled = System.nanoTime();
			wheel.schedule(of(() -> {
				if (System.nanoTime() - scheduled < delay) {
					early.incrementAndGet();
				}
				done.countDown();
			}), delay);
		}
		done.await();
		assertEquals(0, early.get());
		assertEquals(0, wheel.size());
	}

	/** Each round begins with a thread that sleeps without limit, or is just about to. */
	@Test
	void noWakeUpIsLostWhenTheFirstIsScheduled() throws InterruptedException {
		Semaphore expired = new Semaphore(0);
		for (int i = 0; i < 150; i++) {
			wheel.schedule(of(expired::release), i % 3 * 100_000);
			assertTrue(expired.tryAcquire(20, TimeUnit.SECONDS), "round " + i);
		}
	}

	@Test
	void somethingEarlierWakesAThreadThatSleepsForSomethingLater() throws InterruptedException {
		wheel.schedule(of(() -> {
		}), TimeUnit.HOURS.toNanos(1));
		CountDownLatch first = new CountDownLatch(1);
		CountDownLatch second = new CountDownLatch(1);
		wheel.schedule(of(first::countDown), TimeUnit.MILLISECONDS.toNanos(20));
		first.await();
		wheel.schedule(of(second::countDown), TimeUnit.MILLISECONDS.toNanos(1));
		second.await();
		assertEquals(1, wheel.size());
	}

	/** Either it is called or cancel answers true, never both and never none. */
	@Test
	void cancelAndExpiryNeverBothWin() throws InterruptedException {
		AtomicLong calls = new AtomicLong();
		Timeout timeout = of(calls::incrementAndGet);
		Thread advancing = new Thread(() -> {
			while (!Thread.currentThread().isInterrupted()) {
				wheel.advance();
			}
		});
		advancing.start();
		long cancelled = 0;
		int rounds = 100_000;
		for (int i = 0; i < rounds; i++) {
			long before = calls.get();
			wheel.schedule(timeout, 0);
			if (wheel.cancel(timeout)) {
				cancelled++;
				assertEquals(before, calls.get());
			} else {
				while (calls.get() == before) {
					Thread.onSpinWait();
				}
			}
		}
		advancing.interrupt();
		advancing.join();
		assertEquals(rounds, cancelled + calls.get());
	}

	@Test
	void manyThreadsLeaveNothingBehind() throws InterruptedException {
		Thread[] threads = new Thread[4];
		for (int t = 0; t < threads.length; t++) {
			threads[t] = new Thread(() -> {
				Random random = new Random();
				Timeout[] own = new Timeout[100];
				for (int i = 0; i < own.length; i++) {
					own[i] = of(() -> {
					});
				}
				for (int i = 0; i < 50_000; i++) {
					Timeout one = own[random.nextInt(own.length)];
					if (random.nextBoolean()) {
						wheel.schedule(one, random.nextInt(5_000_000));
					} else {
						wheel.cancel(one);
					}
				}
				for (Timeout one : own) {
					wheel.cancel(one);
				}
			});
			threads[t].start();
		}
		for (Thread one : threads) {
			one.join();
		}
		assertEquals(0, wheel.size());
	}

	@Test
	void anInterruptDoesNotEndIt() throws InterruptedException {
		thread.interrupt();
		CountDownLatch expired = new CountDownLatch(1);
		wheel.schedule(of(expired::countDown), 1);
		expired.await();
		assertTrue(thread.isAlive());
	}

	@Test
	void closeDropsEverythingAndEndsTheThread() throws InterruptedException {
		AtomicInteger calls = new AtomicInteger();
		wheel.schedule(of(calls::incrementAndGet), TimeUnit.HOURS.toNanos(1));
		wheel.close();
		thread.join();
		wheel.schedule(of(calls::incrementAndGet), 0);
		wheel.advance();
		assertEquals(0, wheel.size());
		assertEquals(0, calls.get());
		assertFalse(thread.isAlive());
	}
}
