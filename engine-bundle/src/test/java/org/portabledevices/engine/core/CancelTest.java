package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.engine.core.Ends.assertEnded;
import static org.portabledevices.engine.core.Ends.only;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** Contract 2.1 to 2.6: what a cancel matches, what it does, and what it says. */
@Timeout(30)
class CancelTest {

	private Bench bench = Bench.withoutTime();
	private ServiceMethods methods = bench.service.methods();
	private final Calls calls = new Calls();

	@AfterEach
	void close() {
		bench.close();
	}

	private static List<Invocation> named(CancelReceipt receipt) {
		return receipt.entries().stream().map(CancelReceipt.Entry::invocation).toList();
	}

	@Nested
	class GivenMany {

		/** Few are searched, many are found by an index: the callback is the key in both, by its identity alone (7.6). */
		@ParameterizedTest
		@ValueSource(ints = { 2, 20, 47, 48, 49, 300 })
		void aCallbackStandsForAllThatWereMadeWithIt(int count) throws Exception { // 2.1
			List<Invocation> mine = new ArrayList<>();
			List<Invocation> others = new ArrayList<>();
			Calls other = new Calls();
			others.add(methods.invokeAsync(Bench.HOLD, null, null));
			bench.nextStarted(); // from here on all are queued
			for (int i = 0; i < count; i++) {
				mine.add(methods.invokeAsync(Bench.HOLD, null, calls));
				others.add(methods.invokeAsync(Bench.HOLD, null, i % 2 == 0 ? other : null));
			}
			assertEquals(Status.ERROR_NOT_FOUND, methods.cancel(new Calls()).status());
			assertEquals(mine, named(methods.cancel(calls)));
			for (Invocation invocation : mine) {
				assertEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.NOT_STARTED);
			}
			assertTrue(others.stream().allMatch(invocation -> invocation.end().isEmpty()));
			assertEquals(count + 1, bench.engine.pending().size());
		}

		@Test
		void aHandleStandsForOne() throws Exception { // 2.1
			methods.invokeAsync(Bench.HOLD, null, calls);
			Invocation second = methods.invokeAsync(Bench.HOLD, null, calls);
			Invocation third = methods.invokeAsync(Bench.HOLD, null, calls);
			assertEquals(List.of(second), named(second.cancel()));
			assertTrue(third.end().isEmpty());
		}

		@ParameterizedTest
		@ValueSource(ints = { 1, 60 })
		void nullStandsForAllOfThisClientAndForNoneOfAnother(int count) throws Exception { // 2.2
			List<Invocation> mine = new ArrayList<>();
			ClientService other = bench.clientOf(8); // of the same bundle: it is another client all the same
			for (int i = 0; i < count; i++) {
				other.methods().invokeAsync(Bench.HOLD, null, calls);
				mine.add(methods.invokeAsync(Bench.HOLD, null, calls));
				mine.add(methods.invokeAsync(Bench.HOLD, null, null));
				mine.add(methods.invokeAsync(Bench.HOLD, null, new Calls()));
			}
			assertEquals(mine, named(methods.cancel(null)));
			assertEquals(count, bench.engine.pending().size());
			assertEquals(count, other.methods().cancelAll().entries().size());
		}

		@Test
		void nullStandsForThoseThatWaitInInvokeToo() throws Exception { // 2.2
			methods.invokeAsync(Bench.HOLD, null, null);
			InvocationContext first = bench.nextStarted();
			CompletableFuture<Throwable> thrown = new CompletableFuture<>();
			Thread waiting = new Thread(() -> {
				try {
					methods.invoke(Bench.HOLD, null);
					thrown.complete(null);
				} catch (Exception e) {
					thrown.complete(e);
				}
			});
			waiting.start();
			Bench.await("the second is accepted", () -> bench.engine.pending().size() == 2);
			assertEquals(2, methods.cancelAll().entries().size());
			Ends.assertFailure((org.portabledevices.service.InvocationException) thrown.get(10, TimeUnit.SECONDS), End.CANCELLED,
					Status.ERROR_CANCELLED, Effect.NOT_STARTED);
			first.confirm();
		}

		/** 2.11: found among a hundred thousand as fast as among a hundred. Without the index this takes a thousand times as long. */
		@Test
		void theCostGrowsWithWhatIsMatchedNotWithWhatIsPending() throws Exception {
			bench.close();
			bench = new Bench(Limits.open(200_000, 200_000), null, options -> options, Bench.NO_CONTROL);
			methods = bench.service.methods();
			for (int i = 0; i < 100; i++) {
				methods.invokeAsync(Bench.HOLD, null, calls);
			}
			long few = nanosOfCancels();
			for (int i = 0; i < 100_000; i++) {
				methods.invokeAsync(Bench.HOLD, null, calls);
			}
			long many = nanosOfCancels();
			assertTrue(many < 30 * few, "among 100: %d ns, among 100,100: %d ns".formatted(few, many));
			methods.cancelAll();
		}

		private long nanosOfCancels() throws Exception {
			long best = Long.MAX_VALUE;
			for (int round = 0; round < 10; round++) {
				ServiceMethodCallback callback = (invocation, status, results) -> {
				};
				long start = System.nanoTime();
				for (int i = 0; i < 50; i++) {
					methods.invokeAsync(Bench.HOLD, null, callback);
					assertEquals(1, methods.cancel(callback).entries().size());
				}
				best = Math.min(best, System.nanoTime() - start);
			}
			return best;
		}
	}

	@Nested
	class GivenTheReceipt { // 2.5, 2.6

		@Test
		void whatIsQueuedIsNeverStartedAndEndsAtOnce() throws Exception { // 2.9
			methods.invokeAsync(Bench.HOLD, null, null);
			InvocationContext first = bench.nextStarted();
			Invocation queued = methods.invokeAsync(Bench.HOLD, null, calls);
			Invocation behind = methods.invokeAsync(Bench.HOLD, null, null);
			assertEquals(CancelOutcome.NEVER_STARTED, only(queued.cancel()));
			Ends.assertIsEnded(queued, End.CANCELLED, Status.ERROR_CANCELLED, Effect.NOT_STARTED);
			assertEquals(2, bench.device.pendingCount());
			assertEquals(queued, calls.next().invocation());
			first.succeed(Values.empty());
			assertEquals(behind.id(), bench.nextStarted().id());
		}

		@Test
		void whatRunsIsRequestedThenAlreadyCancellingThenNotMatched() throws Exception { // 2.4
			Invocation invocation = methods.invokeAsync(Bench.HOLD, null, calls);
			InvocationContext context = bench.nextStarted();
			CancelReceipt first = methods.cancel(calls);
			assertEquals(CancelOutcome.REQUESTED, only(first));
			assertEquals(End.CANCELLED, first.entries().get(0).end());
			assertEquals(Status.S_OK, first.status());
			CancelReceipt second = methods.cancel(calls);
			assertEquals(CancelOutcome.ALREADY_CANCELLING, only(second));
			assertEquals(End.CANCELLED, second.entries().get(0).end());
			assertEquals(Status.S_OK, second.status());
			context.confirm();
			assertEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
			assertEquals(List.of(), methods.cancel(calls).entries());
			assertEquals(List.of(), invocation.cancel().entries());
			assertEquals(Status.ERROR_NOT_FOUND, invocation.cancel().status());
			bench.settle();
			assertEquals(1, calls.completions.size());
		}

		@Test
		void whatCannotBeCancelledSaysSoAndGoesOn() throws Exception {
			Invocation invocation = methods.invokeAsync(Bench.FIXED, null, calls);
			InvocationContext context = bench.nextStarted();
			CancelReceipt receipt = methods.cancelAll();
			assertEquals(CancelOutcome.NOT_CANCELLABLE, only(receipt));
			assertNull(receipt.entries().get(0).end());
			assertEquals(Status.ERROR_NOT_SUPPORTED, receipt.status());
			assertFalse(context.isStopRequested());
			assertEquals(InvocationState.RUNNING, invocation.state());
			assertTrue(context.succeed(Values.empty()));
			assertEnded(invocation, End.SUCCEEDED, Status.S_OK, null);
		}

		@Test
		void whatCannotBeCancelledCanBeWhileItIsQueued() throws Exception {
			methods.invokeAsync(Bench.HOLD, null, null);
			bench.nextStarted();
			Invocation queued = methods.invokeAsync(Bench.FIXED, null, calls);
			assertEquals(CancelOutcome.NEVER_STARTED, only(methods.cancel(calls)));
			assertEnded(queued, End.CANCELLED, Status.ERROR_CANCELLED, Effect.NOT_STARTED);
		}

		@Test
		void oneThatCanBeCancelledIsEnoughForSuccess() throws Exception {
			methods.invokeAsync(Bench.FIXED, null, calls);
			bench.nextStarted();
			methods.invokeAsync(Bench.HOLD, null, calls);
			CancelReceipt receipt = methods.cancel(calls);
			assertEquals(Status.S_OK, receipt.status());
			assertEquals(List.of(CancelOutcome.NOT_CANCELLABLE, CancelOutcome.NEVER_STARTED),
					receipt.entries().stream().map(CancelReceipt.Entry::outcome).toList());
		}

		@Test
		void withNothingPendingItIsEmpty() { // 2.4
			assertEquals(Status.ERROR_NOT_FOUND, methods.cancelAll().status());
			assertEquals(Status.ERROR_NOT_FOUND, methods.cancel(calls).status());
			assertEquals(List.of(), methods.cancel(null).entries());
		}

		@Test
		void anAnswerAfterTheCancelIsItsConfirmationAndItsResultsAreDropped() throws Exception { // 2.6
			Invocation invocation = methods.invokeAsync(Bench.ASK, null, calls);
			InvocationContext context = bench.nextStarted();
			invocation.cancel();
			assertTrue(context.succeed(Values.of(Bench.RESULT, org.portabledevices.values.Variant.ui4(1))));
			Calls.Completion completion = calls.next();
			assertEquals(Status.ERROR_CANCELLED, completion.status());
			assertEquals(Values.empty(), completion.results());
			assertEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.FINISHED);
		}
	}

	/** 2.9: cancelling all must not let the end of one start another that this very call is about to cancel. */
	@Test
	void nothingStartsWhileAllAreBeingCancelled() throws Exception {
		for (int round = 0; round < 200; round++) {
			methods.invokeAsync(Bench.HOLD, null, null);
			InvocationContext first = bench.nextStarted();
			first.onCancel(first::confirm);
			for (int i = 0; i < 30; i++) {
				methods.invokeAsync(Bench.HOLD, null, null);
			}
			methods.cancelAll();
			bench.assertNothingStarted();
			bench.assertNothingIsLeft();
		}
	}
}
