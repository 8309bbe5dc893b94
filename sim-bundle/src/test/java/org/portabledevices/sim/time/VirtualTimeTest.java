package org.portabledevices.sim.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.sim.time.SimulatedTime.Appointment;

@Timeout(60)
class VirtualTimeTest {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final List<String> done = Collections.synchronizedList(new ArrayList<>());

	@Nested
	class GivenNoThread {

		private final VirtualTime time = new VirtualTime();
		private final Instant begin = time.now();

		private void note(String name) {
			done.add(name + "@" + Duration.between(begin, time.now()).toSeconds());
		}

		@Test
		void nothingIsDoneUntilSomebodyLetsTimePass() {
			time.execute(() -> note("now"));
			time.schedule(SECOND, () -> note("soon"));
			assertEquals(List.of(), done);
			assertEquals(2, time.pending());
			time.settle();
			assertEquals(List.of("now@0"), done);
		}

		@Test
		void eachThingIsDoneAtItsTimeInTheOrderInWhichItIsDue() {
			time.schedule(SECOND.multipliedBy(3), () -> note("third"));
			time.schedule(SECOND, () -> note("first"));
			time.schedule(SECOND, () -> {
				note("second");
				time.schedule(SECOND, () -> note("between"));
				time.execute(() -> note("at once"));
			});
			time.advance(SECOND.multipliedBy(5));
			assertEquals(List.of("first@1", "second@1", "at once@1", "between@2", "third@3"), done);
			assertEquals(begin.plusSeconds(5), time.now());
		}

		@Test
		void whatIsCalledOffIsNotDone() {
			Appointment appointment = time.schedule(SECOND, () -> note("never"));
			appointment.cancel();
			appointment.cancel();
			time.advance(SECOND);
			assertEquals(List.of(), done);
		}

		@Test
		void itCanBeExhausted() {
			time.schedule(SECOND, () -> time.schedule(SECOND, () -> note("last")));
			assertEquals(SECOND.multipliedBy(2), time.exhaust());
			assertEquals(List.of("last@2"), done);
			assertEquals(Duration.ZERO, time.exhaust());
		}

		/** Another clock, an engine's for example, is there when what is due is done. */
		@Test
		void whoGoesAlongIsToldEachStepBeforeWhatIsDueThen() {
			time.addListener(step -> done.add("step " + step.toSeconds()));
			time.schedule(SECOND, () -> note("first"));
			time.schedule(SECOND.multipliedBy(3), () -> note("second"));
			time.advance(SECOND.multipliedBy(4));
			assertEquals(List.of("step 1", "first@1", "step 2", "second@3", "step 1"), done);
		}

		@Test
		void itDoesNotGoBack() {
			assertEquals("time does not go back by PT-1S",
					assertThrows(IllegalArgumentException.class, () -> time.advance(SECOND.negated())).getMessage());
		}

		@Test
		void afterItsEndNothingIsDone() {
			time.execute(() -> note("never"));
			time.close();
			time.schedule(SECOND, () -> note("never")).cancel();
			time.execute(() -> note("never"));
			time.advance(SECOND);
			assertEquals(List.of(), done);
		}
	}

	@Nested
	class GivenAThread {

		private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
		private final VirtualTime time = VirtualTime.withThread("virtual-time-test", failures::add);

		@AfterEach
		void end() {
			time.close();
		}

		@Test
		void whatIsDueNowIsDoneAtOnceOnThatThread() throws InterruptedException {
			BlockingQueue<String> names = new LinkedBlockingQueue<>();
			time.execute(() -> names.add(Thread.currentThread().getName()));
			assertEquals("virtual-time-test", names.poll(10, TimeUnit.SECONDS));
		}

		@Test
		void timePassesOnlyWhenSomebodySaysSoAndThenAllIsDone() {
			time.schedule(SECOND, () -> done.add("first"));
			time.schedule(SECOND.multipliedBy(2), () -> {
				done.add("second");
				time.execute(() -> done.add("third"));
			});
			time.settle();
			assertEquals(List.of(), done);
			time.advance(SECOND.multipliedBy(2));
			assertEquals(List.of("first", "second", "third"), done);
		}

		/** What a clock that goes along sets going is done in the new time, after all have been told. */
		@Test
		void whatAListenerBeginsIsDoneInTheNewTime() {
			Instant begin = time.now();
			time.addListener(step -> time.execute(() -> done.add("begun at " + Duration.between(begin, time.now()).toSeconds())));
			time.addListener(step -> done.add("told"));
			time.advance(SECOND.multipliedBy(7));
			assertEquals(List.of("told", "begun at 7"), done);
		}

		@Test
		void whatFailsIsToldAndTheRestIsDone() throws InterruptedException {
			RuntimeException failure = new IllegalStateException("on purpose");
			time.execute(() -> {
				throw failure;
			});
			time.execute(() -> done.add("next"));
			time.settle();
			assertSame(failure, failures.poll(10, TimeUnit.SECONDS));
			assertEquals(List.of("next"), done);
		}

		@Test
		void itsOwnThreadCannotLetItPass() throws InterruptedException {
			time.execute(() -> time.advance(SECOND));
			assertTrue(failures.poll(10, TimeUnit.SECONDS) instanceof IllegalStateException);
		}

		@Test
		void twoWhoLetItPassDoSoOneAfterTheOther() throws InterruptedException {
			Instant begin = time.now();
			CountDownLatch both = new CountDownLatch(2);
			for (int i = 0; i < 2; i++) {
				new Thread(() -> {
					for (int step = 0; step < 500; step++) {
						time.advance(Duration.ofMillis(1));
					}
					both.countDown();
				}, "passing").start();
			}
			assertTrue(both.await(30, TimeUnit.SECONDS));
			assertEquals(SECOND, Duration.between(begin, time.now()));
		}

		@Test
		void itsThreadEndsWithIt() throws InterruptedException {
			BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
			time.execute(() -> threads.add(Thread.currentThread()));
			Thread thread = threads.poll(10, TimeUnit.SECONDS);
			time.schedule(SECOND, () -> done.add("never"));
			time.close();
			thread.join(10_000);
			assertFalse(thread.isAlive());
			time.advance(SECOND);
			assertEquals(List.of(), done);
		}
	}
}
