package org.portabledevices.tck.rules.cancel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.portabledevices.monitor.InvocationMonitor;
import org.portabledevices.monitor.PendingInvocation;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.rules.fixture.Ends;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.tck.rules.fixture.RecordingCallback;

/** Contract 2.11 and 2.12: many invocations, and those who look at them from outside. */
public abstract class OperatorRules extends EquippedRules {

	private static final int FEW = 100;
	private static final int MANY = 10_000;

	private InvocationMonitor monitor() {
		return harness.surroundings().monitor();
	}

	// 2.11

	/** The cost is printed, not judged: what a machine does in a microsecond is no rule. That only what matches is touched, is. */
	@Test
	void rule2_11_amongManyItTouchesOnlyWhatItMatches() throws Exception {
		List<Running> busy = occupy();
		nanosOfOneAmong(FEW); // the first time code is only being compiled
		long few = nanosOfOneAmong(FEW);
		long many = nanosOfOneAmong(MANY);
		System.out.println("2.11: cancel(callback) among %d pending takes %.1f times as long as among %d".formatted(MANY,
				(double) many / Math.max(1, few), FEW));
		letGo(busy);
	}

	private long nanosOfOneAmong(int count) throws Exception {
		List<Invocation> others = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			others.add(harness.succeeding().invokeAsync(methods, null));
		}
		long[] nanos = new long[FEW];
		for (int i = 0; i < FEW; i++) {
			RecordingCallback callback = callback();
			Invocation mine = harness.succeeding().invokeAsync(methods, callback);
			long begin = System.nanoTime();
			CancelReceipt receipt = methods.cancel(callback);
			nanos[i] = System.nanoTime() - begin;
			Ends.assertReceipt(receipt, mine, CancelOutcome.NEVER_STARTED, End.CANCELLED);
		}
		others.forEach(other -> assertEquals(InvocationState.QUEUED, other.state()));
		assertEquals(count, methods.cancelAll().entries().size());
		Arrays.sort(nanos);
		return nanos[FEW / 2];
	}

	/** A cancel that has much to do holds up no call: a call made while it is under way is accepted although the cancel still waits for nobody. */
	@Test
	void rule2_11_itDoesNotHoldUpCallsOfTheSameClient() throws Exception {
		Running late = hold(methods, harness.confirmsLate(), null);
		List<Running> others = new ArrayList<>();
		for (int i = 1; i < harness.slots(); i++) {
			others.add(hold(open("other").service().methods(), harness.held(), null));
		}
		for (int i = 0; i < MANY; i++) {
			harness.succeeding().invokeAsync(methods, null);
		}
		AtomicBoolean isCancelled = new AtomicBoolean();
		Future<Integer> calling = inThread(() -> {
			int accepted = 0;
			while (!isCancelled.get()) {
				harness.succeeding().invokeAsync(methods, null).cancel();
				accepted++;
			}
			return accepted;
		});
		Future<Integer> cancelling = inThread(() -> methods.cancel(null).entries().size());
		int matched = await("cancel returns though the device has not confirmed", cancelling);
		isCancelled.set(true);
		int accepted = await("calls are accepted while a cancel is under way", calling);
		assertTrue(matched > MANY, () -> "matched " + matched);
		System.out.println("2.11: %d calls were accepted while %d invocations were cancelled".formatted(accepted, matched));
		late.held().awaitToldToStop();
		late.letGo();
		letGo(others);
	}

	// 2.12

	private PendingInvocation listed(Invocation invocation) {
		return monitor().pending().stream().filter(pending -> pending.id() == invocation.id()).findFirst()
				.orElseThrow(() -> new AssertionError(invocation + " is not listed"));
	}

	@Test
	void rule2_12_allPendingInvocationsOfAllClientsAreListed() throws Exception {
		List<Running> busy = occupy();
		InvocationOptions options = InvocationOptions.builder().label("for the operator").deadline(Duration.ofMinutes(1)).build();
		Invocation mine = harness.succeeding().invokeAsync(methods, callback(), options);
		Invocation theirs = harness.succeeding().invokeAsync(open("other").service().methods(), null);
		Invocation waiting =
				harness.succeeding().invokeAsync(follow("client", "(portabledevices.service.type=none)").methods(), null);
		assertEquals(busy.size() + 3, pendingOfKit().size());
		PendingInvocation listed = listed(mine);
		assertEquals("for the operator", listed.label());
		assertEquals(InvocationState.QUEUED, listed.state());
		assertEquals(mine.method(), listed.method());
		assertEquals(mine.backend(), listed.backend());
		assertTrue(listed.remaining().filter(left -> left.compareTo(Duration.ofMinutes(1)) <= 0).isPresent());
		assertTrue(listed.bundleName().endsWith("client"), listed::bundleName);
		assertTrue(listed(theirs).client() != listed.client());
		assertEquals(InvocationState.RUNNING, listed(busy.get(0).invocation()).state());
		assertEquals(Optional.empty(), listed(waiting).backend());
		waiting.cancel();
		letGo(busy);
		awaitEnd(mine);
		awaitEnd(theirs);
	}

	@Test
	void rule2_12_progressIsListed() throws Exception {
		Running running = hold(methods, harness.reportsProgress(), null);
		await("progress is listed", () -> listed(running.invocation()).progress().completed() >= 2);
		assertEquals(3, listed(running.invocation()).progress().total().orElseThrow());
		letGo(List.of(running));
	}

	@Test
	void rule2_12_anOperatorCancelsByIdAndTheWordsSayWhoAndWhy() throws Exception {
		RecordingCallback callback = callback();
		Running running = hold(methods, harness.held(), callback);
		Optional<CancelOutcome> outcome = monitor().cancel(running.invocation().id(), "Olga", "the lab closes");
		assertEquals(Optional.of(CancelOutcome.REQUESTED), outcome);
		assertEquals(Status.ERROR_CANCELLED, callback.next().status());
		Ends.assertEnded(running.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		String words = running.invocation().message();
		assertTrue(words.contains("Olga") && words.contains("the lab closes"), words);
		assertEquals(Optional.empty(), monitor().cancel(running.invocation().id(), "Olga", "again"), "it is not pending any more");
	}

	@Test
	void rule2_12_oneOnly() throws Exception {
		List<Running> busy = occupy();
		ServiceMethodCallback shared = callback();
		Invocation first = harness.succeeding().invokeAsync(methods, shared);
		Invocation second = harness.succeeding().invokeAsync(methods, shared);
		assertEquals(Optional.of(CancelOutcome.NEVER_STARTED), monitor().cancel(second.id(), "Olga", "a test"));
		assertEquals(InvocationState.ENDED, second.state());
		assertEquals(InvocationState.QUEUED, first.state());
		letGo(busy);
		awaitEnd(first);
	}

	@Test
	void rule2_12_eachSuchCancelIsLogged() throws Exception {
		harness.surroundings().log();
		List<Running> busy = occupy();
		Invocation queued = harness.succeeding().invokeAsync(methods, null);
		monitor().cancel(queued.id(), "Olga", "the lab closes");
		await("the cancel is logged",
				() -> harness.surroundings().log().stream().anyMatch(line -> line.contains("Olga") && line.contains("the lab closes")
						&& line.contains(Long.toString(queued.id()))));
		letGo(busy);
	}

	@Test
	void rule2_12_noIdIsEverUsedTwice() throws Exception {
		Probe probe = probe();
		ServiceMethods probed = open("client", probe);
		ServiceMethods other = open("other").service().methods();
		Set<Long> ids = new HashSet<>();
		int made = 0;
		for (int round = 0; round < 20; round++) {
			for (ServiceMethods by : List.of(methods, other)) {
				Invocation invocation = harness.succeeding().invokeAsync(by, null);
				ids.add(invocation.id());
				made++;
				awaitEnd(invocation);
			}
			ids.add(Probe.call(Probe.HOLD).invokeAsync(probed, null).id());
			made++;
			probe.nextStarted().confirm();
		}
		assertEquals(made, ids.size());
	}
}
