package org.portabledevices.tck.rules.cancel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Status;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.rules.fixture.Ends;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.RecordingCallback;
import org.portabledevices.values.Values;

/** Contract 2.5 and 2.6: what a cancel answers, and who decides the end. */
public abstract class ReceiptRules extends EquippedRules {

	private static final Duration DEADLINE = Duration.ofMillis(500);
	private static final Duration MOMENT = Duration.ofMillis(100);

	private static CancelOutcome outcome(CancelReceipt receipt, Invocation invocation) {
		return receipt.entries().stream().filter(entry -> entry.invocation() == invocation).findFirst().orElseThrow().outcome();
	}

	// 2.5

	@Test
	void rule2_5_oneEntryForEachInvocationThatWasMatched() throws Exception {
		Running running = hold();
		List<Running> others = new ArrayList<>();
		for (int i = 1; i < harness.slots(); i++) {
			others.add(hold());
		}
		Invocation queued = harness.succeeding().invokeAsync(methods, null);
		CancelReceipt receipt = methods.cancel(null);
		assertEquals(harness.slots() + 1, receipt.entries().size());
		assertEquals(CancelOutcome.REQUESTED, outcome(receipt, running.invocation()));
		assertEquals(CancelOutcome.NEVER_STARTED, outcome(receipt, queued));
		assertEquals(Status.S_OK, receipt.status());
		assertThrows(UnsupportedOperationException.class, () -> receipt.entries().clear());
		Ends.assertEmpty(queued.cancel());
	}

	@Test
	void rule2_5_neverStartedIsAFact() throws Exception {
		List<Running> busy = occupy();
		Invocation queued = harness.succeeding().invokeAsync(methods, null);
		Ends.assertReceipt(methods.cancel(null), queued, CancelOutcome.NEVER_STARTED, End.CANCELLED);
		Ends.assertEnded(queued, End.CANCELLED, Status.ERROR_CANCELLED, Effect.NOT_STARTED);
		letGo(busy);
	}

	@Test
	void rule2_5_requestedIsAFact() throws Exception {
		Running late = hold(methods, harness.confirmsLate(), null);
		Ends.assertReceipt(methods.cancel(null), late.invocation(), CancelOutcome.REQUESTED, End.CANCELLED);
		assertEquals(InvocationState.CANCELLING, late.invocation().state());
		late.held().awaitToldToStop();
		late.letGo();
		awaitEnd(late.invocation());
		assertEquals(End.CANCELLED, late.invocation().end().orElseThrow());
	}

	@Test
	void rule2_5_notCancellableIsAFact() throws Exception {
		Running fixed = hold(methods, harness.notCancellable(), null);
		CancelReceipt receipt = methods.cancel(null);
		Ends.assertReceipt(receipt, fixed.invocation(), CancelOutcome.NOT_CANCELLABLE, null);
		assertEquals(Status.ERROR_NOT_SUPPORTED, receipt.status(), "nothing in it can be cancelled");
		assertEquals(InvocationState.RUNNING, fixed.invocation().state());
		letGo(List.of(fixed));
		Ends.assertEnded(fixed.invocation(), End.SUCCEEDED, Status.S_OK, null);
	}

	@Test
	void rule2_5_whereSomethingCanBeCancelledTheStatusIsOk() throws Exception {
		Running fixed = hold(methods, harness.notCancellable(), null);
		List<Running> others = new ArrayList<>();
		for (int i = 1; i < harness.slots(); i++) {
			others.add(hold());
		}
		Invocation queued = harness.succeeding().invokeAsync(methods, null);
		CancelReceipt receipt = methods.cancel(null);
		assertEquals(CancelOutcome.NOT_CANCELLABLE, outcome(receipt, fixed.invocation()));
		assertEquals(CancelOutcome.NEVER_STARTED, outcome(receipt, queued));
		assertEquals(Status.S_OK, receipt.status());
		letGo(List.of(fixed));
	}

	@Test
	void rule2_5_whatIsQueuedCanAlwaysBeCancelled() throws Exception {
		HeldCall fixed = harness.notCancellable();
		List<Running> busy = occupy();
		Invocation queued = fixed.call().invokeAsync(methods, null);
		Ends.assertReceipt(queued.cancel(), queued, CancelOutcome.NEVER_STARTED, End.CANCELLED);
		Ends.assertEnded(queued, End.CANCELLED, Status.ERROR_CANCELLED, Effect.NOT_STARTED);
		letGo(busy);
	}

	@Test
	void rule2_5_alreadyCancellingNamesTheEndThatWasDecided() throws Exception {
		HeldCall late = harness.confirmsLate();
		Invocation invocation = late.call().invokeAsync(methods, null, deadline(DEADLINE));
		late.awaitRunning();
		pass(DEADLINE.plus(MOMENT));
		late.awaitToldToStop();
		CancelReceipt receipt = methods.cancel(null);
		Ends.assertReceipt(receipt, invocation, CancelOutcome.ALREADY_CANCELLING, End.TIMED_OUT);
		assertEquals(Status.S_OK, receipt.status());
		late.letGo();
	}

	// 2.6

	@Test
	void rule2_6_ifTheCancelWasFirstALateSuccessOnlyConfirms() throws Exception {
		RecordingCallback callback = callback();
		Running deaf = hold(methods, harness.losesCancel(), callback);
		Ends.assertReceipt(methods.cancel(callback), deaf.invocation(), CancelOutcome.REQUESTED, End.CANCELLED);
		deaf.letGo();
		RecordingCallback.Ended end = callback.next();
		assertEquals(Status.ERROR_CANCELLED, end.status());
		assertEquals(Values.empty(), end.results(), "the results are dropped");
		Ends.assertEnded(deaf.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.FINISHED);
	}

	@Test
	void rule2_6_ifTheCancelWasFirstTheDeadlineChangesNothing() throws Exception {
		HeldCall late = harness.confirmsLate();
		Invocation invocation = late.call().invokeAsync(methods, null, deadline(DEADLINE));
		late.awaitRunning();
		invocation.cancel();
		pass(DEADLINE.plus(MOMENT));
		late.awaitToldToStop();
		late.letGo();
		awaitEnd(invocation);
		Ends.assertEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
	}

	@Test
	void rule2_6_ifTheDeadlineWasFirstItsEndStands() throws Exception {
		HeldCall late = harness.confirmsLate();
		Invocation invocation = late.call().invokeAsync(methods, null, deadline(DEADLINE));
		late.awaitRunning();
		pass(DEADLINE.plus(MOMENT));
		late.awaitToldToStop();
		methods.cancel(null);
		late.letGo();
		awaitEnd(invocation);
		Ends.assertEnded(invocation, End.TIMED_OUT, Status.ERROR_TIMEOUT, Effect.STOPPED);
	}

	@Test
	void rule2_6_ifTheSuccessWasFirstTheReceiptLeavesItOut() throws Exception {
		RecordingCallback callback = callback();
		Invocation invocation = harness.succeeding().invokeAsync(methods, callback);
		RecordingCallback.Ended end = callback.next();
		Ends.assertEmpty(invocation.cancel());
		Ends.assertEmpty(methods.cancel(callback));
		Ends.assertEnded(invocation, End.SUCCEEDED, Status.S_OK, null);
		assertEquals(Status.S_OK, end.status());
	}

	/** The device answers and the client cancels at the same moment: what the receipt says and how it ends are one story. */
	@Test
	void rule2_6_inARaceReceiptAndEndAgree() throws Exception {
		Random random = new Random(26);
		Map<End, Integer> ends = new EnumMap<>(End.class);
		for (int round = 0; round < harness.rounds(); round++) {
			RecordingCallback callback = callback();
			Running running = hold(methods, harness.held(), callback);
			CyclicBarrier together = new CyclicBarrier(2);
			int spins = random.nextInt(400);
			Future<CancelReceipt> cancel = inThread(() -> {
				together.await();
				for (int i = 0; i < spins; i++) {
					Thread.onSpinWait();
				}
				return methods.cancel(callback);
			});
			together.await();
			running.letGo();
			CancelReceipt receipt = await("cancel returns", cancel);
			Status status = callback.next().status();
			End end = running.invocation().end().orElseThrow();
			ends.merge(end, 1, Integer::sum);
			if (receipt.entries().isEmpty()) {
				assertEquals(End.SUCCEEDED, end, "it was not named");
				assertEquals(Status.S_OK, status);
				assertTrue(running.invocation().effect().isEmpty());
			} else {
				Ends.assertReceipt(receipt, running.invocation(), CancelOutcome.REQUESTED, End.CANCELLED);
				assertEquals(End.CANCELLED, end, "it was requested");
				assertEquals(Status.ERROR_CANCELLED, status);
				assertFalse(running.invocation().effect().isEmpty());
			}
		}
		System.out.println("2.6: answer against cancel, seed 26: " + ends);
	}
}
