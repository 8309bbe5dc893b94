package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.values.Values;

/** Contract 1.6 and 7.2: order, turns and slots. */
@Timeout(60)
class TurnsTest {

	@Test
	void theInvocationsOfAClientStartInTheirOrder() throws Exception {
		try (Bench bench = Bench.withoutTime()) {
			List<Long> accepted = new ArrayList<>();
			List<Long> started = new ArrayList<>();
			for (int i = 0; i < 200; i++) {
				accepted.add(bench.service.methods().invokeAsync(Bench.HOLD, null, null).id());
			}
			for (int i = 0; i < 200; i++) {
				InvocationContext context = bench.nextStarted();
				started.add(context.id());
				context.succeed(Values.empty());
			}
			assertEquals(accepted, started);
		}
	}

	@Test
	void theClientsOfADeviceTakeTurns() throws Exception {
		try (Bench bench = Bench.withoutTime()) {
			ClientService other = bench.clientOf(9);
			bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			InvocationContext first = bench.nextStarted();
			for (int i = 0; i < 4; i++) {
				bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			}
			for (int i = 0; i < 2; i++) {
				other.methods().invokeAsync(Bench.HOLD, null, null);
			}
			first.succeed(Values.empty());
			List<Long> clients = new ArrayList<>();
			for (int i = 0; i < 6; i++) {
				InvocationContext context = bench.nextStarted();
				clients.add(context.client());
				context.succeed(Values.empty());
			}
			long a = bench.client.number;
			long b = other.client().number;
			assertEquals(List.of(a, b, a, b, a, a), clients);
		}
	}

	@Test
	void asManyRunAtOnceAsTheDeviceHasSlots() throws Exception {
		try (Bench bench = Bench.withoutTime(options -> options.slots(3))) {
			for (int i = 0; i < 5; i++) {
				bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			}
			InvocationContext first = bench.nextStarted();
			bench.nextStarted();
			bench.nextStarted();
			bench.assertNothingStarted();
			first.succeed(Values.empty());
			bench.nextStarted();
			bench.assertNothingStarted();
		}
	}

	@Test
	void oneThatOnlyWaitsForAnEventGivesItsSlotUp() throws Exception {
		try (Bench bench = Bench.withoutTime()) {
			Invocation waits = bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			InvocationContext first = bench.nextStarted();
			bench.assertNothingStarted();
			first.releaseSlot();
			InvocationContext second = bench.nextStarted();
			assertFalse(waits.end().isPresent());
			bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			first.releaseSlot(); // again: it has none to give
			first.succeed(Values.empty());
			bench.assertNothingStarted();
			second.succeed(Values.empty());
			bench.nextStarted();
		}
	}

	@Test
	void aHandlerStartsOnTheCallersThreadOnlyIfTheBackendSaysSo() throws Exception { // 7.2
		try (Bench direct = Bench.withoutTime(options -> options.startsOnCallerThread()); Bench usual = Bench.withoutTime()) {
			Thread[] handlers = new Thread[2];
			direct.script = context -> {
				handlers[0] = Thread.currentThread();
				context.succeed(Values.empty());
			};
			usual.script = context -> {
				handlers[1] = Thread.currentThread();
				context.succeed(Values.empty());
			};
			direct.service.methods().invoke(Bench.SCRIPT, null);
			usual.service.methods().invoke(Bench.SCRIPT, null);
			assertSame(Thread.currentThread(), handlers[0]);
			assertNotEquals(Thread.currentThread(), handlers[1]);
		}
	}

	@Test
	void aCallersThreadStartsOnlyWhatItHasJustAccepted() throws Exception { // 7.2
		try (Bench bench = Bench.withoutTime(options -> options.startsOnCallerThread())) {
			bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			Thread[] handler = new Thread[1];
			CountDownLatch ran = new CountDownLatch(1);
			bench.script = context -> {
				handler[0] = Thread.currentThread();
				context.succeed(Values.empty());
				ran.countDown();
			};
			bench.service.methods().invokeAsync(Bench.SCRIPT, null, null);
			bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			bench.nextStarted().succeed(Values.empty()); // on this thread, which is a client's too
			assertTrue(ran.await(10, TimeUnit.SECONDS));
			assertNotEquals(Thread.currentThread(), handler[0]);
			bench.nextStarted();
		}
	}

	/** Whoever frees a slot starts the next: the thread that has just queued it must not start it too, or the slot would be given away twice. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aSlotThatIsFreedWhileOneIsAcceptedStartsItOnce(boolean onCallerThread) throws Exception {
		Interjection clock = new Interjection();
		InvocationOptions anHour = InvocationOptions.builder().deadline(Duration.ofHours(1)).build();
		try (Bench bench = new Bench(EngineLimits.DEFAULT, clock, options -> onCallerThread ? options.startsOnCallerThread() : options,
				Bench.NO_CONTROL)) {
			bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			InvocationContext first = bench.nextStarted();
			clock.at(2, () -> { // first it asks when it was accepted, then when its deadline passes
				first.succeed(Values.empty());
				bench.settle();
			});
			Invocation second = bench.service.methods().invokeAsync(Bench.HOLD, null, null, anHour);
			assertTrue(clock.hasHappened());
			bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			assertEquals(second.id(), bench.nextStarted().id());
			bench.assertNothingStarted();
		}
	}

	/** No wake-up is lost, whoever gives slots back and whoever takes them. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void everythingThatIsQueuedEnds(boolean onCallerThread) throws Exception {
		int rounds = 4_000;
		AtomicInteger running = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		CountDownLatch ended = new CountDownLatch(2 * rounds);
		try (Bench bench = new Bench(EngineLimits.DEFAULT, null,
				options -> onCallerThread ? options.slots(2).startsOnCallerThread() : options.slots(2), Bench.NO_CONTROL)) {
			bench.script = context -> {
				most.accumulateAndGet(running.incrementAndGet(), Math::max);
				bench.started.add(context);
			};
			Thread answering = new Thread(() -> {
				try {
					for (int i = 0; i < 2 * rounds; i++) {
						InvocationContext context = bench.nextStarted();
						running.decrementAndGet();
						context.succeed(Values.empty());
					}
				} catch (InterruptedException e) {
					// the test has failed
				}
			});
			answering.start();
			Thread[] calling = { calling(bench.service, rounds, ended), calling(bench.clientOf(9), rounds, ended) };
			boolean all = ended.await(30, TimeUnit.SECONDS);
			answering.interrupt();
			answering.join();
			for (Thread thread : calling) {
				thread.join();
			}
			assertTrue(all, () -> ended.getCount() + " have not ended");
			assertTrue(most.get() <= 2, () -> most + " at once on two slots");
			bench.assertNothingIsLeft();
		}
	}

	private static Thread calling(ClientService service, int rounds, CountDownLatch ended) {
		Thread thread = new Thread(() -> {
			try {
				for (int i = 0; i < rounds; i++) {
					service.methods().invokeAsync(Bench.SCRIPT, null, (invocation, status, results) -> ended.countDown());
				}
			} catch (InvocationRefusedException e) {
				throw new AssertionError(e);
			}
		});
		thread.start();
		return thread;
	}
}
