package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.engine.time.ManualClock;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.Progress;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** The races of contract group 2: whatever crosses whatever, one decides, and all that is said of it agrees. */
@Timeout(60)
class CancelRaceTest {

	private static final int ROUNDS = 4_000;

	private final Race race = new Race();
	private Bench bench = new Bench(EngineLimits.DEFAULT, new ManualClock(), options -> options.startsOnCallerThread(), Bench.NO_CONTROL);

	@AfterEach
	void close() throws Exception {
		bench.close();
		race.close();
	}

	@Test
	void anAnswerAndACancelEndItOnceAndTheReceiptAgrees() throws Exception { // 2.6, 3.1, 7.1
		Calls calls = new Calls();
		Set<End> seen = new HashSet<>();
		for (int i = 0; i < ROUNDS; i++) {
			Invocation invocation = bench.service.methods().invokeAsync(Bench.HOLD, null, calls);
			InvocationContext context = bench.nextStarted();
			CancelReceipt[] receipt = new CancelReceipt[1];
			boolean[] counts = new boolean[1];
			race.run(() -> receipt[0] = bench.service.methods().cancel(calls), () -> counts[0] = context.succeed(Values.empty()));
			Calls.Completion completion = calls.next();
			End end = invocation.end().orElseThrow();
			seen.add(end);
			assertTrue(counts[0], "it was the first answer");
			assertEquals(invocation, completion.invocation());
			assertEquals(end == End.SUCCEEDED ? Status.S_OK : Status.ERROR_CANCELLED, completion.status());
			assertEquals(end == End.SUCCEEDED ? List.of() : List.of(CancelOutcome.REQUESTED),
					receipt[0].entries().stream().map(CancelReceipt.Entry::outcome).toList());
			assertEquals(end == End.SUCCEEDED ? null : Effect.FINISHED, invocation.effect().orElse(null));
		}
		bench.assertNothingIsLeft();
		calls.assertNoMore();
		assertFalse(seen.isEmpty());
	}

	@Test
	void ofTwoCancelsOneRequestsIt() throws Exception { // 2.4, 2.5
		for (int i = 0; i < ROUNDS; i++) {
			Invocation invocation = bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			InvocationContext context = bench.nextStarted();
			CancelReceipt[] receipts = new CancelReceipt[2];
			race.run(() -> receipts[0] = invocation.cancel(), () -> receipts[1] = bench.service.methods().cancelAll());
			assertEquals(Set.of(CancelOutcome.REQUESTED, CancelOutcome.ALREADY_CANCELLING),
					Set.of(Ends.only(receipts[0]), Ends.only(receipts[1])));
			context.confirm();
		}
		bench.assertNothingIsLeft();
	}

	@Test
	void ofACancelAndTheStartOneComesFirst() throws Exception { // 2.5, 2.9
		for (int i = 0; i < ROUNDS; i++) {
			bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			InvocationContext first = bench.nextStarted();
			Invocation queued = bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			CancelReceipt[] receipt = new CancelReceipt[1];
			race.run(() -> receipt[0] = queued.cancel(), () -> first.succeed(Values.empty()));
			bench.settle();
			boolean wasStarted = !bench.started.isEmpty();
			assertEquals(wasStarted ? CancelOutcome.REQUESTED : CancelOutcome.NEVER_STARTED, Ends.only(receipt[0]));
			if (wasStarted) {
				bench.nextStarted().confirm();
			}
			assertEquals(wasStarted ? Effect.STOPPED : Effect.NOT_STARTED, queued.effect().orElseThrow());
		}
		bench.assertNothingIsLeft();
	}

	@Test
	void ofACancelAndThePointOfNoReturnOneComesFirst() throws Exception { // 7.4
		for (int i = 0; i < ROUNDS; i++) {
			Invocation invocation = bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			InvocationContext context = bench.nextStarted();
			boolean[] passed = new boolean[1];
			CancelReceipt[] receipt = new CancelReceipt[1];
			race.run(() -> receipt[0] = invocation.cancel(), () -> passed[0] = context.notCancellableFromHere());
			assertEquals(passed[0] ? CancelOutcome.NOT_CANCELLABLE : CancelOutcome.REQUESTED, Ends.only(receipt[0]));
			assertEquals(!passed[0], context.isStopRequested());
			context.succeed(Values.empty());
			assertEquals(passed[0] ? End.SUCCEEDED : End.CANCELLED, invocation.end().orElseThrow());
		}
	}

	/** "Of two invocations accepted one after the other, the later is never matched without the earlier, if both are pending." */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aCancelMatchesWhatWasAcceptedBeforeAPointInTimeAndNothingAfter(boolean byCallback) throws Exception { // 2.8
		int count = 30_000;
		bench.close();
		bench = new Bench(Limits.open(count + 1, count + 1), new ManualClock(), options -> options, Bench.NO_CONTROL);
		ServiceMethods methods = bench.service.methods();
		bench.clientOf(9).methods().invokeAsync(Bench.HOLD, null, null); // keeps the device, so that all are pending until they are cancelled
		bench.nextStarted();
		Calls calls = new Calls();
		AtomicBoolean done = new AtomicBoolean();
		List<CancelReceipt> receipts = new ArrayList<>();
		race.run(() -> {
			for (int i = 0; i < count; i++) {
				methods.invokeAsync(Bench.HOLD, null, calls);
			}
			done.set(true);
		}, () -> {
			while (!done.get()) {
				receipts.add(byCallback ? methods.cancel(calls) : methods.cancel(null));
			}
		});
		receipts.add(methods.cancelAll());
		long last = 0;
		int matched = 0;
		for (CancelReceipt receipt : receipts) {
			for (CancelReceipt.Entry entry : receipt.entries()) {
				assertEquals(CancelOutcome.NEVER_STARTED, entry.outcome());
				assertTrue(entry.invocation().id() > last, "a later one was matched by an earlier cancel than this one");
				last = entry.invocation().id();
				matched++;
			}
		}
		assertEquals(count, matched);
		for (int i = 0; i < count; i++) {
			calls.next();
		}
		bench.settle();
		calls.assertNoMore();
	}

	@Test
	void aDeadlineAndAnAnswerEndItOnce() throws Exception { // 1.7
		InvocationOptions options = InvocationOptions.builder().deadline(Duration.ofMillis(100)).build();
		Calls calls = new Calls();
		for (int i = 0; i < ROUNDS; i++) {
			Invocation invocation = bench.service.methods().invokeAsync(Bench.HOLD, null, calls, options);
			InvocationContext context = bench.nextStarted();
			race.run(() -> bench.pass(Duration.ofMillis(150)), () -> context.succeed(Values.empty()));
			boolean won = calls.next().status().equals(Status.S_OK);
			Ends.assertIsEnded(invocation, won ? End.SUCCEEDED : End.TIMED_OUT, won ? Status.S_OK : Status.ERROR_TIMEOUT,
					won ? null : Effect.FINISHED);
		}
		bench.assertNothingIsLeft();
		calls.assertNoMore();
	}

	/** The grace time and a late confirmation: it ends once, and its slot is free once. */
	@Test
	void theGraceTimeAndAConfirmationEndItOnceAndFreeItsSlotOnce() throws Exception { // 2.10
		for (int i = 0; i < ROUNDS / 4; i++) {
			Invocation invocation = bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			InvocationContext context = bench.nextStarted();
			invocation.cancel();
			bench.pass(Duration.ofMillis(4_980));
			boolean[] counts = new boolean[1];
			race.run(() -> bench.pass(Duration.ofMillis(50)), () -> counts[0] = context.confirm());
			bench.settle();
			Ends.assertIsEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, counts[0] ? Effect.STOPPED : Effect.UNKNOWN);
			bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			InvocationContext next = bench.nextStarted();
			bench.assertNothingStarted();
			next.succeed(Values.empty());
			bench.nextStarted().succeed(Values.empty());
		}
		bench.assertNothingIsLeft();
	}

	/** 2.7: "when cancel is called from a callback of the same client, none". */
	@Test
	void afterACancelInsideACallbackNoProgressBegins() throws Exception {
		for (int i = 0; i < ROUNDS / 4; i++) {
			AtomicBoolean cancelled = new AtomicBoolean();
			AtomicInteger after = new AtomicInteger();
			CountDownLatch first = new CountDownLatch(1);
			Calls ends = new Calls();
			ServiceMethodCallback callback = new ServiceMethodCallback() {
				@Override
				public void onProgress(Invocation invocation, Progress progress) {
					if (cancelled.get()) {
						after.incrementAndGet();
					}
					invocation.cancel();
					cancelled.set(true);
					first.countDown();
				}

				@Override
				public void onComplete(Invocation invocation, Status status, Values results) {
					ends.onComplete(invocation, status, results);
				}
			};
			bench.service.methods().invokeAsync(Bench.HOLD, null, callback);
			InvocationContext context = bench.nextStarted();
			long completed = 0;
			while (context.progress(++completed, 1_000_000)) {
				Thread.onSpinWait();
			}
			assertTrue(first.await(10, TimeUnit.SECONDS));
			assertFalse(context.progress(2_000_000, -1), "dropped, and says so");
			context.confirm();
			assertEquals(Status.ERROR_CANCELLED, ends.next().status());
			assertEquals(0, after.get());
		}
	}

	/** 2.7: "At most one progress call of this client, begun before, may still be entering or running in another thread." */
	@Test
	void afterACancelElsewhereAtMostTheOneCallThatHadBegunIsStillSeen() throws Exception {
		for (int i = 0; i < ROUNDS; i++) {
			AtomicBoolean cancelled = new AtomicBoolean();
			AtomicInteger after = new AtomicInteger();
			ServiceMethodCallback callback = new ServiceMethodCallback() {
				@Override
				public void onProgress(Invocation invocation, Progress progress) {
					if (cancelled.get()) {
						after.incrementAndGet();
					}
				}

				@Override
				public void onComplete(Invocation invocation, Status status, Values results) {
				}
			};
			Invocation invocation = bench.service.methods().invokeAsync(Bench.HOLD, null, callback);
			InvocationContext context = bench.nextStarted();
			race.run(() -> {
				for (int spin = 0; spin < 50; spin++) {
					Thread.onSpinWait();
				}
				invocation.cancel();
				cancelled.set(true);
			}, () -> {
				for (long completed = 1; context.progress(completed, -1); completed++) {
					Thread.onSpinWait();
				}
			});
			context.confirm();
			bench.settle();
			assertTrue(after.get() <= 1, () -> after + " calls");
		}
	}
}
