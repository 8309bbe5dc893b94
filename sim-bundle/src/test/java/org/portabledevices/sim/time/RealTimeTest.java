package org.portabledevices.sim.time;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RealTimeTest {

	private final BlockingQueue<Throwable> failures = new ArrayBlockingQueue<>(10);
	private final RealTime time = new RealTime("real-time-test", failures::add);

	@AfterEach
	void end() {
		time.close();
	}

	@Test
	void doesOneThingAfterAnotherInTheOrderInWhichTheyAreDue() throws InterruptedException {
		BlockingQueue<String> done = new ArrayBlockingQueue<>(10);
		time.schedule(Duration.ofMillis(40), () -> done.add("later"));
		time.execute(() -> done.add("first"));
		time.execute(() -> done.add("second"));
		assertEquals("first", done.poll(10, SECONDS));
		assertEquals("second", done.poll(10, SECONDS));
		assertEquals("later", done.poll(10, SECONDS));
	}

	@Test
	void goesOnAfterAnActionThatThrowsAndTellsOfIt() throws InterruptedException {
		CountDownLatch next = new CountDownLatch(1);
		time.execute(() -> {
			throw new IllegalStateException("on purpose");
		});
		time.execute(next::countDown);
		assertTrue(next.await(10, SECONDS));
		assertEquals("on purpose", failures.poll(10, SECONDS).getMessage());
	}

	@Test
	void doesNothingThatWasCalledOff() throws InterruptedException {
		BlockingQueue<String> done = new ArrayBlockingQueue<>(10);
		time.schedule(Duration.ofMillis(20), () -> done.add("called off")).cancel();
		time.schedule(Duration.ofMillis(40), () -> done.add("kept"));
		assertEquals("kept", done.poll(10, SECONDS));
	}

	/** House rule, design §6: a thread that starts inside a client's call would keep the client's class loader alive. */
	@Test
	void hasAThreadThatKnowsNothingOfItsCallers() throws InterruptedException {
		InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
		local.set("the caller's");
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		BlockingQueue<Thread> threads = new ArrayBlockingQueue<>(1);
		BlockingQueue<String> seen = new ArrayBlockingQueue<>(1);
		Thread.currentThread().setContextClassLoader(new ClassLoader() {
		});
		try (RealTime other = new RealTime("other", failures::add)) {
			other.execute(() -> {
				seen.add(String.valueOf(local.get()));
				threads.add(Thread.currentThread());
			});
			assertEquals("null", seen.poll(10, SECONDS));
			assertEquals(RealTime.class.getClassLoader(), threads.poll(10, SECONDS).getContextClassLoader());
		} finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	@Test
	void endsItsThreadAndTakesNothingMore() throws InterruptedException {
		BlockingQueue<Thread> threads = new ArrayBlockingQueue<>(1);
		time.execute(() -> threads.add(Thread.currentThread()));
		Thread thread = threads.poll(10, SECONDS);
		time.close();
		thread.join(10_000);
		assertFalse(thread.isAlive());
		time.execute(() -> failures.add(new AssertionError("done after the end")));
		assertNull(failures.peek());
	}
}
