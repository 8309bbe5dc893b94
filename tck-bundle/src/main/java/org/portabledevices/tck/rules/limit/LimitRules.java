package org.portabledevices.tck.rules.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.tck.rules.fixture.Block;
import org.portabledevices.tck.rules.fixture.Ends;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Filling;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.tck.rules.fixture.RecordingCallback;
import org.portabledevices.tracker.FollowOptions;
import org.portabledevices.values.Values;

/** Contract group 6: nothing grows without bound, nothing that a device says is believed unseen, and times are kept. */
public abstract class LimitRules extends EquippedRules {

	private static final Duration MOMENT = Duration.ofMillis(100);
	/** What a time may be late where nothing else happens. */
	private static final Duration LATE = Duration.ofMillis(20);
	private static final int COLLECTIONS = 100;

	// 6.1

	@Test
	void rule6_1_aClientHasABoundAndOthersStillHaveRoom() throws Exception {
		List<Running> busy = occupy();
		List<Invocation> open = Filling.fill(methods, harness.succeeding(), null);
		assertTrue(open.size() > 1, "a client that can have but one open is of no use");
		ServiceMethods other = open("other").service().methods();
		Invocation theirs = harness.succeeding().invokeAsync(other, null);
		assertRefused(Status.ERROR_BUSY, () -> harness.succeeding().invokeAsync(methods, null));
		methods.cancelAll();
		letGo(busy);
		awaitEnd(theirs);
		assertEquals(End.SUCCEEDED, theirs.end().orElseThrow());
	}

	@Test
	void rule6_1_theEngineHasABoundToo() throws Exception {
		List<Running> busy = occupy();
		List<ServiceMethods> clients = new ArrayList<>();
		boolean full = false;
		int last = Integer.MAX_VALUE;
		while (!full) {
			ServiceMethods next = open("client").service().methods();
			clients.add(next);
			int accepted = Filling.fill(next, harness.succeeding(), null).size();
			full = accepted < last && clients.size() > 1; // so many were not of one client
			last = accepted;
			assertTrue(clients.size() < 200, "the engine takes whatever comes");
		}
		assertRefused(Status.ERROR_BUSY, () -> harness.succeeding().invokeAsync(methods, null));
		clients.forEach(ServiceMethods::cancelAll);
		letGo(busy);
		harness.succeeding().invoke(methods);
	}

	@Test
	void rule6_1_anInvocationIsOpenUntilItsCallbackHasReturned() throws Exception {
		Block block = block();
		RecordingCallback callback = callback().whenEnded(end -> block.enter());
		List<Running> busy = occupy();
		List<Invocation> open = Filling.fill(methods, harness.succeeding(), callback);
		methods.cancelAll();
		block.awaitInside("onComplete");
		assertEquals(busy.size(), pendingOfKit().size(), "nothing of this client is pending");
		assertRefused(Status.ERROR_BUSY, () -> harness.succeeding().invokeAsync(methods, null));
		block.open();
		await("all callbacks have been called", () -> callback.ends().size() == open.size());
		letGo(busy);
	}

	/** If a place were lost with each kind of end, there would be fewer the second time. */
	@Test
	void rule6_1_whatHasBeenDeliveredLeavesItsPlace() throws Exception {
		List<Running> busy = occupy();
		int before = Filling.fill(methods, harness.succeeding(), null).size();
		methods.cancelAll();
		letGo(busy);
		for (int i = 0; i < 20; i++) {
			harness.succeeding().invoke(methods);
			awaitEnd(harness.succeeding().invokeAsync(methods, callback(), deadline(Duration.ofMinutes(10))));
			Running cancelled = hold(methods, harness.held(), callback());
			methods.cancelAll();
			awaitEnd(cancelled.invocation());
		}
		List<Running> again = occupy();
		assertEquals(before, Filling.fill(methods, harness.succeeding(), null).size());
		methods.cancelAll();
		letGo(again);
	}

	/** Neither a table nor a queue nor the timer of a deadline keeps a callback. */
	@Test
	void rule6_1_whatHasBeenDeliveredIsForgotten() throws Exception {
		ReferenceQueue<Object> collected = new ReferenceQueue<>();
		List<Reference<?>> references = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			references.add(new PhantomReference<>(delivered(i), collected));
		}
		int found = 0;
		for (int i = 0; i < COLLECTIONS && found < references.size(); i++) {
			System.gc();
			while (collected.remove(1 + i) != null) {
				found++;
			}
		}
		assertEquals(references.size(), found, "callbacks that nothing refers to any more");
	}

	private Object delivered(int number) throws Exception {
		RecordingCallback callback = new RecordingCallback(harness.patience());
		Invocation invocation = number % 4 == 3 ? harness.held().call().invokeAsync(methods, callback)
				: harness.succeeding().invokeAsync(methods, callback, deadline(Duration.ofHours(1)));
		if (number % 2 == 1) {
			methods.cancel(callback);
		}
		assertNotNull(callback.next());
		awaitEnd(invocation);
		return callback;
	}

	// 6.2

	@Test
	void rule6_2_whatCannotBeBelievedIsAFailure() throws Exception {
		SampleCall nonsense = harness.answersNonsense();
		RecordingCallback callback = callback();
		Invocation invocation = nonsense.invokeAsync(methods, callback);
		RecordingCallback.Ended end = callback.next();
		assertEquals(End.FAILED, invocation.end().orElseThrow());
		assertTrue(!end.status().isSuccess(), () -> end.status().toString());
		assertEquals(Values.empty(), end.results());
		assertNotNull(invocation.message());
	}

	@Test
	void rule6_2_afterItTheDeviceIsStillUsable() throws Exception {
		SampleCall nonsense = harness.answersNonsense();
		for (int i = 0; i < 5; i++) {
			awaitEnd(nonsense.invokeAsync(methods, null));
			harness.succeeding().invoke(methods);
		}
	}

	@Test
	void rule6_2_unknownCodesAreKeptAsNumbers() throws Exception {
		for (int code : new int[]{ 0x2FFE, 0xA7F3 }) {
			Invocation invocation = harness.failingWith(code).invokeAsync(methods, null);
			awaitEnd(invocation);
			Status status = Status.ofResponseCode(code);
			Ends.assertEnded(invocation, End.FAILED, status, null);
			assertEquals("0x%08X".formatted(0x80040000 | code), invocation.status().orElseThrow().name());
		}
	}

	// 6.3

	@Test
	void rule6_3_aDeadlineActsNeitherEarlyNorLate() throws Exception {
		needsTime(Duration.ofSeconds(10));
		List<Running> busy = occupy();
		for (Duration time : List.of(Duration.ofMillis(1), Duration.ofMillis(17), Duration.ofMillis(999), Duration.ofSeconds(10))) {
			Invocation invocation = harness.succeeding().invokeAsync(methods, null, deadline(time));
			harness.pass(time.minusMillis(1));
			assertEquals(InvocationState.QUEUED, invocation.state(), () -> "a millisecond before " + time);
			harness.pass(LATE.plusMillis(1));
			assertEquals(InvocationState.ENDED, invocation.state(), () -> "%s after %s".formatted(LATE, time));
		}
		letGo(busy);
	}

	@Test
	void rule6_3_norDoesTheGraceTime() throws Exception {
		needsTime(harness.grace());
		Running deaf = hold(methods, harness.losesCancel(), null);
		deaf.invocation().cancel();
		harness.pass(harness.grace().minusMillis(1));
		assertEquals(InvocationState.CANCELLING, deaf.invocation().state());
		harness.pass(LATE.plusMillis(1));
		assertEquals(InvocationState.ENDED, deaf.invocation().state());
		deaf.letGo();
	}

	@Test
	void rule6_3_norDoesTheWaitForABackend() throws Exception {
		Duration waiting = Duration.ofSeconds(7);
		needsTime(waiting);
		ServiceMethods nowhere = follow("client", "(portabledevices.service.type=none)",
				FollowOptions.waitingTime(waiting)).methods();
		Invocation invocation = harness.succeeding().invokeAsync(nowhere, null);
		harness.pass(waiting.minusMillis(1));
		assertEquals(InvocationState.QUEUED, invocation.state());
		harness.pass(LATE.plusMillis(1));
		Ends.assertEnded(invocation, End.FAILED, Status.ERROR_NOT_READY, Effect.NOT_STARTED);
	}

	/** A callback that a deadline caused does not return; the deadline of another client acts all the same. */
	@Test
	void rule6_3_theThreadThatWatchesRunsNoCallback() throws Exception {
		List<Running> busy = occupy();
		Block block = block();
		CompletableFuture<Thread> inside = new CompletableFuture<>();
		harness.succeeding().invokeAsync(methods, callback().whenEnded(end -> {
			inside.complete(Thread.currentThread());
			block.enter();
		}), deadline(MOMENT));
		RecordingCallback other = callback();
		harness.succeeding().invokeAsync(open("other").service().methods(), other, deadline(MOMENT.multipliedBy(3)));
		pass(MOMENT.multipliedBy(2));
		block.awaitInside("onComplete");
		assertNotSame(Thread.currentThread(), inside.get());
		pass(MOMENT.multipliedBy(2));
		assertEquals(Status.ERROR_TIMEOUT, other.next().status());
		block.open();
		letGo(busy);
	}

	/** Nor a backend's hook: one that does not return holds up no deadline of another device. */
	@Test
	void rule6_3_norAHook() throws Exception {
		Block block = block();
		Probe probe = probe();
		CountDownLatch hooked = new CountDownLatch(1);
		Invocation stuck = Probe.call(Probe.HOLD).invokeAsync(open("client", probe), null, deadline(MOMENT));
		probe.nextStarted().onCancel(() -> {
			hooked.countDown();
			block.enter();
		});
		List<Running> busy = occupy();
		RecordingCallback other = callback();
		harness.succeeding().invokeAsync(methods, other, deadline(MOMENT.multipliedBy(3)));
		pass(MOMENT.multipliedBy(2));
		await("the hook", hooked);
		pass(MOMENT.multipliedBy(2));
		assertEquals(Status.ERROR_TIMEOUT, other.next().status());
		assertEquals(InvocationState.CANCELLING, stuck.state());
		block.open();
		letGo(busy);
	}
}
