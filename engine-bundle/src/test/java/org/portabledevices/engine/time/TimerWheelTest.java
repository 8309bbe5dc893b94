package org.portabledevices.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.portabledevices.engine.log.RecordingLog;

@org.junit.jupiter.api.Timeout(60)
class TimerWheelTest {

	private final ManualClock clock = new ManualClock();
	private final RecordingLog log = new RecordingLog();
	private final TimerWheel wheel = new TimerWheel(clock, log);
	private final List<String> expired = new ArrayList<>();

	private Timeout named(String name) {
		return of(() -> expired.add(name));
	}

	private static Timeout of(Runnable action) {
		return new Timeout() {
			@Override
			protected void expired() {
				action.run();
			}
		};
	}

	private void schedule(String name, long millis) {
		wheel.schedule(named(name), TimeUnit.MILLISECONDS.toNanos(millis));
	}

	private void pass(long millis) {
		clock.advanceMillis(millis);
		wheel.advance();
	}

	@Nested
	class GivenTimeThatPasses {

		/** 6.3: not early. */
		@Test
		void nothingExpiresOneNanosecondTooEarly() {
			wheel.schedule(named("a"), 5_000_000);
			clock.advanceNanos(4_999_999);
			wheel.advance();
			assertEquals(List.of(), expired);
			clock.advanceNanos(1);
			wheel.advance();
			assertEquals(List.of("a"), expired);
		}

		/** 6.3: late by at most 20 ms. The thread wakes at the end of the tick in which something is due. */
		@Test
		void theThreadNeverPlansToWakeMoreThanATickLate() {
			Random random = new Random(7);
			long elapsed = 0;
			for (int i = 0; i < 10_000; i++) {
				long step = random.nextInt(40_000_000);
				long delay = random.nextInt(2_000_000_000);
				clock.advanceNanos(step);
				elapsed += step;
				wheel.advance();
				Timeout timeout = named("x");
				wheel.schedule(timeout, delay);
				long late = wheel.nextWake() - (elapsed + delay);
				assertTrue(late >= 0 && late <= TimerWheel.TICK_NANOS, "late by " + late);
				wheel.cancel(timeout);
			}
		}

		@Test
		void whatIsDueEarlierExpiresInAnEarlierAdvance() {
			schedule("c", 300);
			schedule("a", 100);
			schedule("b", 200);
			pass(100);
			pass(100);
			pass(100);
			assertEquals(List.of("a", "b", "c"), expired);
		}

		@Test
		void noDelayMeansTheNextAdvance() {
			schedule("zero", 0);
			schedule("negative", -5);
			wheel.advance();
			assertEquals(2, expired.size());
		}

		@Test
		void delaysOfDaysWaitThroughAllRoundsOfTheWheel() {
			schedule("days", TimeUnit.DAYS.toMillis(3));
			for (int hour = 0; hour < 71; hour++) {
				pass(TimeUnit.HOURS.toMillis(1));
			}
			assertEquals(List.of(), expired);
			pass(TimeUnit.HOURS.toMillis(1));
			assertEquals(List.of("days"), expired);
		}

		@Test
		void aDelayBeyondTheEndOfTimeNeverExpires() {
			pass(1000);
			wheel.schedule(named("never"), Long.MAX_VALUE);
			pass(TimeUnit.DAYS.toMillis(10_000));
			assertEquals(List.of(), expired);
			assertEquals(1, wheel.size());
		}

		/** Whoever schedules reads the clock first; before it has its place, the wheel may have turned. */
		@Test
		void whatComesTooLateForItsSlotExpiresAtOnce() {
			Stripe stripe = new Stripe();
			Timeout late = named("late");
			stripe.collect(1_000_000_000);
			stripe.schedule(late, 900_000_000, false);
			stripe.collect(1_000_000_001);
			assertEquals(late, stripe.takeDue());
		}

		@Test
		void aLongGapExpiresEverythingThatWasDueInIt() {
			for (int i = 0; i < 5000; i++) {
				schedule("x", i * 10L);
			}
			pass(60_000);
			assertEquals(5000, expired.size());
			assertEquals(0, wheel.size());
		}
	}

	@Nested
	class GivenWhatWasScheduledBefore {

		/** 6.1: leaves nothing behind. */
		@Test
		void cancelLeavesNothingBehind() {
			Timeout timeout = named("a");
			wheel.schedule(timeout, 1_000_000);
			assertEquals(1, wheel.size());
			assertTrue(wheel.cancel(timeout));
			assertEquals(0, wheel.size());
			pass(10_000);
			assertEquals(List.of(), expired);
		}

		@Test
		void cancelSaysWhetherItWasScheduled() {
			Timeout timeout = named("a");
			assertFalse(wheel.cancel(timeout));
			wheel.schedule(timeout, 0);
			wheel.advance();
			assertFalse(wheel.cancel(timeout));
		}

		@Test
		void aNewTimeTakesThePlaceOfTheOld() {
			Timeout timeout = named("a");
			wheel.schedule(timeout, TimeUnit.MILLISECONDS.toNanos(50));
			wheel.schedule(timeout, TimeUnit.MILLISECONDS.toNanos(500));
			assertEquals(1, wheel.size());
			pass(499);
			assertEquals(List.of(), expired);
			pass(1);
			assertEquals(List.of("a"), expired);
		}

		@Test
		void whatIsFoundDueCanStillBeCancelledByAnotherThatExpiresFirst() {
			List<Timeout> all = new ArrayList<>();
			Runnable cancelOthers = () -> {
				expired.add("one");
				all.forEach(wheel::cancel);
			};
			for (int i = 0; i < 100; i++) {
				all.add(of(cancelOthers));
			}
			all.forEach(timeout -> wheel.schedule(timeout, 1));
			pass(1);
			assertEquals(List.of("one"), expired);
			assertEquals(0, wheel.size());
		}
	}

	@Nested
	class GivenATimeoutThatSchedulesOrThrows {

		@Test
		void itMayScheduleItselfAgain() {
			Timeout[] self = new Timeout[1];
			self[0] = of(() -> {
				expired.add("again");
				wheel.schedule(self[0], TimeUnit.MILLISECONDS.toNanos(100));
			});
			wheel.schedule(self[0], 0);
			wheel.advance();
			pass(100);
			pass(100);
			assertEquals(3, expired.size());
			assertEquals(1, wheel.size());
		}

		@Test
		void withoutDelayItWaitsForTheNextAdvanceAllTheSame() {
			Timeout[] self = new Timeout[1];
			self[0] = of(() -> {
				expired.add("again");
				wheel.schedule(self[0], 0);
			});
			wheel.schedule(self[0], 0);
			wheel.advance();
			assertEquals(1, expired.size());
			wheel.advance();
			assertEquals(2, expired.size());
		}

		@Test
		void oneThatThrowsIsLoggedAndHidesNoOther() {
			for (int i = 0; i < 10; i++) {
				wheel.schedule(of(() -> {
					throw new StackOverflowError("thrown on purpose");
				}), 1);
				wheel.schedule(named("fine"), 1);
			}
			pass(1);
			assertEquals(10, expired.size());
			assertEquals(10, log.causes().size());
		}
	}

	@Nested
	class GivenManyAtRandom {

		@Test
		void exactlyThoseExpireThatAreDueAndNotCancelled() {
			Random random = new Random(42);
			Map<Integer, Long> due = new HashMap<>();
			Map<Integer, Timeout> timeouts = new HashMap<>();
			List<Integer> called = new ArrayList<>();
			long now = 0;
			for (int i = 0; i < 50_000; i++) {
				int number = random.nextInt(500);
				Timeout timeout = timeouts.computeIfAbsent(number, n -> of(() -> called.add(n)));
				switch (random.nextInt(4)) {
					case 0, 1 -> {
						long delay = (long) (Math.pow(random.nextDouble(), 4) * 40_000_000_000L);
						wheel.schedule(timeout, delay);
						due.put(number, now + delay);
					}
					case 2 -> assertEquals(due.remove(number) != null, wheel.cancel(timeout));
					default -> {
						long step = (long) (Math.pow(random.nextDouble(), 6) * 20_000_000_000L);
						clock.advanceNanos(step);
						now += step;
						long time = now;
						wheel.advance();
						List<Integer> expected = due.keySet().stream().filter(n -> due.get(n) <= time).sorted().toList();
						assertEquals(expected, called.stream().sorted().toList());
						expected.forEach(due::remove);
						called.clear();
					}
				}
				assertEquals(due.size(), wheel.size());
			}
		}
	}
}
