package org.portabledevices.tck.rules.cancel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.tck.rules.fixture.RecordingCallback;

/** Contract 2.7 and 2.8: the moment of a cancel, for the progress and for the acceptance of others. */
public abstract class MomentRules extends EquippedRules {

	private static void spin(int times) {
		for (int i = 0; i < times; i++) {
			Thread.onSpinWait();
		}
	}

	// 2.7

	@Test
	void rule2_7_afterACancelInsideACallbackNoProgressBegins() throws Exception {
		AtomicInteger after = new AtomicInteger();
		AtomicBoolean cancelled = new AtomicBoolean();
		RecordingCallback callback = callback();
		callback.whenProgress(step -> {
			if (cancelled.getAndSet(true)) {
				after.incrementAndGet();
			}
			methods.cancel(callback);
		});
		// not awaited to run: the first progress cancels it, which may be before the device comes to where it is held
		Invocation invocation = harness.reportsProgress().call().invokeAsync(methods, callback);
		assertEquals(Status.ERROR_CANCELLED, callback.next().status(), "the final call still comes");
		assertEquals(End.CANCELLED, invocation.end().orElseThrow());
		fence();
		assertEquals(0, after.get());
		assertEquals(1, callback.steps().size());
		assertEquals(1, callback.ends().size(), "exactly once");
	}

	@Test
	void rule2_7_afterACancelElsewhereOnlyACallThatHadBegunIsSeen() throws Exception {
		Random random = new Random(27);
		HeldCall first = harness.reportsProgress();
		hold(methods, first, callback()).invocation().cancel();
		for (int round = 0; round < harness.rounds(); round++) {
			RecordingCallback callback = callback();
			AtomicBoolean cancelled = new AtomicBoolean();
			AtomicInteger after = new AtomicInteger();
			callback.whenProgress(step -> {
				if (cancelled.get()) {
					after.incrementAndGet();
				}
			});
			Invocation invocation = harness.reportsProgress().call().invokeAsync(methods, callback);
			spin(random.nextInt(2000));
			invocation.cancel();
			cancelled.set(true);
			assertEquals(Status.ERROR_CANCELLED, callback.next().status());
			assertTrue(after.get() <= 1, () -> "%d progress calls after cancel returned, seed 27".formatted(after.get()));
		}
	}

	/** A backend that reports without a pause, and goes on until it is told that nobody listens. */
	@Test
	void rule2_7_howeverFastTheBackendReports() throws Exception {
		Random random = new Random(270);
		Probe probe = probe();
		ServiceMethods probed = open("client", probe);
		int rounds = Math.max(10, harness.rounds() / 4);
		for (int round = 0; round < rounds; round++) {
			boolean inside = round % 2 == 0;
			RecordingCallback callback = callback();
			AtomicBoolean cancelled = new AtomicBoolean();
			AtomicInteger after = new AtomicInteger();
			callback.whenProgress(step -> {
				if (cancelled.get()) {
					after.incrementAndGet();
				} else if (inside && step.progress().completed() > 3) {
					step.invocation().cancel();
					cancelled.set(true);
				}
			});
			Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(probed, callback);
			InvocationContext context = probe.nextStarted();
			Future<Boolean> reporting = inThread(() -> {
				long completed = 0;
				while (context.progress(++completed, -1)) {
					Thread.onSpinWait();
				}
				return context.confirm();
			});
			if (!inside) {
				spin(random.nextInt(5000));
				invocation.cancel();
				cancelled.set(true);
			}
			assertTrue(await("progress is refused after a cancel", reporting));
			assertEquals(Status.ERROR_CANCELLED, callback.next().status());
			assertTrue(after.get() <= (inside ? 0 : 1), () -> "%d progress calls after cancel returned".formatted(after.get()));
		}
	}

	// 2.8

	@Test
	void rule2_8_whatACallbackStartsBecauseOfTheCancelIsNotMatched() throws Exception {
		List<Running> busy = occupy();
		ConcurrentLinkedQueue<Invocation> later = new ConcurrentLinkedQueue<>();
		RecordingCallback next = callback();
		RecordingCallback callback = callback().whenEnded(end -> {
			try {
				later.add(harness.succeeding().invokeAsync(methods, next));
			} catch (Exception e) {
				throw new IllegalStateException(e);
			}
		});
		Set<Long> before = new HashSet<>();
		for (int i = 0; i < 50; i++) {
			before.add(harness.succeeding().invokeAsync(methods, callback).id());
		}
		CancelReceipt receipt = methods.cancel(null);
		Set<Long> matched = new HashSet<>();
		receipt.entries().forEach(entry -> matched.add(entry.invocation().id()));
		assertEquals(before, matched);
		await("all callbacks have called again", () -> later.size() == 50);
		later.forEach(invocation -> assertEquals(InvocationState.QUEUED, invocation.state(), "accepted after the cancel"));
		letGo(busy);
		for (Invocation invocation : later) {
			assertEquals(Status.S_OK, next.awaitEnd(invocation).status());
		}
	}

	/** One thread calls and calls, another one cancels: what is matched is what came before one moment, without a gap. */
	@Test
	void rule2_8_inARaceTheLaterIsNeverMatchedWithoutTheEarlier() throws Exception {
		Random random = new Random(28);
		List<Running> busy = occupy();
		for (int round = 0; round < harness.rounds(); round++) {
			CyclicBarrier together = new CyclicBarrier(2);
			Future<List<Invocation>> calling = inThread(() -> {
				List<Invocation> made = new ArrayList<>();
				together.await();
				for (int i = 0; i < 40; i++) {
					made.add(harness.succeeding().invokeAsync(methods, null));
				}
				return made;
			});
			together.await();
			spin(random.nextInt(3000));
			CancelReceipt receipt = methods.cancel(null);
			List<Invocation> made = await("40 calls", calling);
			Set<Long> matched = new HashSet<>();
			receipt.entries().forEach(entry -> matched.add(entry.invocation().id()));
			boolean gap = false;
			for (Invocation invocation : made) {
				boolean isMatched = matched.contains(invocation.id());
				assertFalse(gap && isMatched, () -> "%s was cancelled without an earlier one, seed 28".formatted(invocation));
				assertEquals(isMatched ? InvocationState.ENDED : InvocationState.QUEUED, invocation.state());
				gap |= !isMatched;
			}
			methods.cancel(null);
		}
		letGo(busy);
	}

	@Test
	void rule2_8_whatWasAcceptedBeforeTheCallIsMatched() throws Exception {
		List<Running> busy = occupy();
		for (int round = 0; round < harness.rounds(); round++) {
			RecordingCallback callback = callback();
			Invocation invocation = await("a call", inThread(() -> harness.succeeding().invokeAsync(methods, callback)));
			assertEquals(List.of(invocation.id()), methods.cancel(null).entries().stream().map(entry -> entry.invocation().id()).toList());
		}
		letGo(busy);
	}
}
