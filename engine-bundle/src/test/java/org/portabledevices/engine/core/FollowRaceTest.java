package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** The races of contract group 5: backends come and go under load. */
@Timeout(120)
class FollowRaceTest {

	private final Race race = new Race();
	private final Bench bench = new Bench(Limits.open(20_000, 20_000), null, options -> options, Bench.NO_CONTROL);
	private final FollowedClient followed = bench.engine.follow(new ClientOwner(9, "follower"), null);
	private final List<HostedService> only = List.of(bench.published.services.get(0));

	@AfterEach
	void close() throws Exception {
		bench.close();
		race.close();
	}

	/** 5.3: "Those that waited are handed over in their order, before newer ones", while new ones come and some are cancelled. */
	@Test
	void whoWaitedStartsInOrderBeforeNewerOnesAndNoneIsLostOrStartedTwice() throws Exception {
		int count = 10_000;
		Queue<Long> started = new ConcurrentLinkedQueue<>();
		bench.script = context -> {
			started.add(context.id());
			context.succeed(Values.empty());
		};
		Set<Long> accepted = new HashSet<>();
		Set<Long> neverStarted = new HashSet<>();
		CountDownLatch ended = new CountDownLatch(count);
		AtomicBoolean done = new AtomicBoolean();
		race.run(() -> {
			for (int i = 0; i < count; i++) {
				accepted.add(followed.methods().invokeAsync(Bench.SCRIPT, null, (invocation, status, results) -> ended.countDown()).id());
				if (i % 100 == 99) {
					for (CancelReceipt.Entry entry : followed.methods().cancelAll().entries()) {
						if (entry.outcome() == CancelOutcome.NEVER_STARTED) {
							neverStarted.add(entry.invocation().id());
						}
					}
				}
			}
			done.set(true);
		}, () -> {
			for (int i = 0; !done.get(); i++) {
				followed.setCandidates(i % 2 == 0 ? only : List.of());
			}
			followed.setCandidates(only);
		});
		assertTrue(ended.await(20, TimeUnit.SECONDS), () -> ended.getCount() + " have not ended");
		List<Long> order = new ArrayList<>(started);
		assertEquals(order.stream().sorted().distinct().toList(), order);
		order.addAll(neverStarted);
		assertEquals(accepted, new HashSet<>(order));
		assertEquals(count, order.size(), "none is both started and never started");
		bench.assertNothingIsLeft();
	}

	/** 5.4: a swap loses nothing, starts nothing twice, refuses nothing, and ends nothing early. */
	@Test
	void swapsUnderLoadLoseNothing() throws Exception {
		int count = 6_000;
		AtomicInteger starts = new AtomicInteger();
		bench.script = context -> {
			starts.incrementAndGet();
			context.succeed(Values.empty());
		};
		CountDownLatch succeeded = new CountDownLatch(count);
		AtomicBoolean done = new AtomicBoolean();
		followed.setCandidates(only);
		AtomicInteger swaps = new AtomicInteger();
		race.run(() -> {
			for (int i = 0; i < count; i++) {
				followed.methods().invokeAsync(Bench.SCRIPT, null, (invocation, status, results) -> {
					if (status.equals(Status.S_OK)) {
						succeeded.countDown();
					}
				});
			}
			done.set(true);
		}, () -> {
			do {
				DeviceRegistration better = bench.register("better", DeviceOptions.Builder::startsOnCallerThread, Bench.NO_CONTROL);
				followed.setCandidates(List.of(bench.published.services.get(1), only.get(0)));
				better.close(); // it leaves before anybody is told
				followed.setCandidates(only);
				better.closed().toCompletableFuture().get(10, TimeUnit.SECONDS);
				swaps.incrementAndGet();
			} while (!done.get());
		});
		assertTrue(succeeded.await(20, TimeUnit.SECONDS), () -> succeeded.getCount() + " have not succeeded");
		assertEquals(count, starts.get());
		assertTrue(swaps.get() > 0);
		bench.assertNothingIsLeft();
	}

	/** The choice changes with every call: each still goes to one backend, the pinned one or none. */
	@Test
	void aChoiceThatChangesUnderLoadLosesNothing() throws Exception {
		int count = 6_000;
		bench.register("second", options -> options, Bench.NO_CONTROL);
		followed.setCandidates(bench.published.services);
		bench.script = context -> context.succeed(Values.empty());
		CountDownLatch ended = new CountDownLatch(count);
		AtomicBoolean done = new AtomicBoolean();
		race.run(() -> {
			for (int i = 0; i < count; i++) {
				followed.methods().invokeAsync(Bench.SCRIPT, null, (invocation, status, results) -> ended.countDown());
			}
			done.set(true);
		}, () -> {
			String[] names = { "second", "absent", "bench" };
			for (int i = 0; !done.get(); i++) {
				bench.engine.selection().pin(names[i % 3]);
			}
			bench.engine.selection().auto();
		});
		assertTrue(ended.await(20, TimeUnit.SECONDS), () -> ended.getCount() + " have not ended");
		bench.assertNothingIsLeft();
	}
}
