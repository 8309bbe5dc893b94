package org.portabledevices.tck.rules.cancel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.rules.fixture.Block;
import org.portabledevices.tck.rules.fixture.Ends;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.tck.rules.fixture.RecordingCallback;
import org.portabledevices.values.Values;

/** Contract 2.1 to 2.4: what a cancel reaches, and what it never does. */
public abstract class CancelRules extends EquippedRules {

	/** Equal to all of its kind, as a record without components would be. */
	private static final class Lookalike implements ServiceMethodCallback {

		@Override
		public void onComplete(Invocation invocation, Status status, Values results) {
			// nobody looks
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Lookalike;
		}

		@Override
		public int hashCode() {
			return 1;
		}
	}

	private Invocation queue(ServiceMethodCallback callback) throws Exception {
		return harness.succeeding().invokeAsync(methods, callback);
	}

	private static Set<Long> ids(CancelReceipt receipt) {
		Set<Long> ids = new HashSet<>();
		receipt.entries().forEach(entry -> ids.add(entry.invocation().id()));
		return ids;
	}

	private static void assertCancelled(Invocation... invocations) {
		for (Invocation invocation : invocations) {
			Ends.assertEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.NOT_STARTED);
		}
	}

	private static void assertQueued(Invocation... invocations) {
		for (Invocation invocation : invocations) {
			assertEquals(InvocationState.QUEUED, invocation.state());
		}
	}

	// 2.1

	@Test
	void rule2_1_itCancelsAllThatWasMadeWithTheCallbackAndNothingElse() throws Exception {
		List<Running> busy = occupy();
		RecordingCallback mine = callback();
		RecordingCallback neighbour = callback();
		Invocation first = queue(mine);
		Invocation other = queue(neighbour);
		Invocation second = queue(mine);
		Invocation without = queue(null);
		assertEquals(Set.of(first.id(), second.id()), ids(methods.cancel(mine)));
		mine.next();
		mine.next();
		assertCancelled(first, second);
		assertQueued(other, without);
		letGo(busy);
		assertEquals(Status.S_OK, neighbour.next().status());
		awaitEnd(without);
		fence();
		mine.assertNoMore();
		neighbour.assertNoMore();
	}

	@Test
	void rule2_1_alsoAmongManyCallbacks() throws Exception {
		List<Running> busy = occupy();
		List<ServiceMethodCallback> callbacks = new ArrayList<>();
		List<Invocation> invocations = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			callbacks.add(callback());
			invocations.add(queue(callbacks.get(i)));
		}
		for (int i = 0; i < 200; i += 3) {
			assertEquals(Set.of(invocations.get(i).id()), ids(methods.cancel(callbacks.get(i))));
		}
		for (int i = 0; i < 200; i++) {
			assertEquals(i % 3 == 0 ? InvocationState.ENDED : InvocationState.QUEUED, invocations.get(i).state());
		}
		methods.cancelAll();
		letGo(busy);
	}

	@Test
	void rule2_1_callbacksThatAreEqualAreNotTheSame() throws Exception {
		List<Running> busy = occupy();
		Lookalike mine = new Lookalike();
		Invocation first = queue(mine);
		Invocation other = queue(new Lookalike());
		Ends.assertEmpty(methods.cancel(new Lookalike()));
		assertEquals(Set.of(first.id()), ids(methods.cancel(mine)));
		assertCancelled(first);
		assertQueued(other);
		letGo(busy);
		awaitEnd(other);
	}

	@Test
	void rule2_1_theHandleCancelsOneOfSeveral() throws Exception {
		List<Running> busy = occupy();
		RecordingCallback callback = callback();
		Invocation first = queue(callback);
		Invocation second = queue(callback);
		Ends.assertReceipt(second.cancel(), second, CancelOutcome.NEVER_STARTED, End.CANCELLED);
		assertCancelled(second);
		assertQueued(first);
		letGo(busy);
		assertEquals(Status.S_OK, callback.awaitEnd(first).status());
	}

	// 2.2

	@Test
	void rule2_2_nullCancelsWhateverTheClientHasPending() throws Exception {
		List<Running> busy = occupy(methods);
		RecordingCallback callback = callback();
		Invocation with = queue(callback);
		Invocation without = queue(null);
		Future<Values> waiting = invoke(methods, harness.succeeding());
		await("all are accepted", () -> pendingOfKit().size() == busy.size() + 3);
		CancelReceipt receipt = methods.cancel(null);
		assertEquals(busy.size() + 3, receipt.entries().size());
		assertEquals(End.CANCELLED, failure(waiting).end());
		assertEquals(Status.ERROR_CANCELLED, callback.next().status());
		assertCancelled(with, without);
		for (Running running : busy) {
			awaitEnd(running.invocation());
			Ends.assertEnded(running.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		}
	}

	@Test
	void rule2_2_cancelAllIsTheSame() throws Exception {
		List<Running> busy = occupy();
		Invocation with = queue(callback());
		Invocation without = queue(null);
		assertEquals(Set.of(with.id(), without.id()), ids(methods.cancelAll()));
		assertCancelled(with, without);
		letGo(busy);
	}

	@Test
	void rule2_2_alsoWhatWaitsForABackend() throws Exception {
		ServiceMethods nowhere = follow("client", "(portabledevices.service.type=none)").methods();
		RecordingCallback callback = callback();
		Invocation with = harness.succeeding().invokeAsync(nowhere, callback);
		Invocation without = harness.succeeding().invokeAsync(nowhere, null);
		assertEquals(Set.of(with.id(), without.id()), ids(nowhere.cancel(null)));
		assertEquals(Status.ERROR_CANCELLED, callback.next().status());
		assertCancelled(with, without);
	}

	/** Not even one of the same bundle, with the same callback. */
	@Test
	void rule2_2_neverAnotherClients() throws Exception {
		List<Running> busy = occupy();
		ServiceMethods other = open("client").service().methods();
		RecordingCallback shared = callback();
		Invocation mine = queue(shared);
		Invocation theirs = harness.succeeding().invokeAsync(other, shared);
		Invocation theirsWithout = harness.succeeding().invokeAsync(other, null);
		assertEquals(Set.of(mine.id()), ids(methods.cancel(null)));
		Ends.assertEmpty(methods.cancel(shared));
		assertQueued(theirs, theirsWithout);
		letGo(busy);
		assertEquals(Status.S_OK, shared.awaitEnd(theirs).status());
		awaitEnd(theirsWithout);
	}

	// 2.3

	@Test
	void rule2_3_itDoesNotWaitForTheDevice() throws Exception {
		Running late = hold(methods, harness.confirmsLate(), null);
		CancelReceipt receipt = await("cancel returns", inThread(() -> methods.cancel(null)));
		Ends.assertReceipt(receipt, late.invocation(), CancelOutcome.REQUESTED, End.CANCELLED);
		assertEquals(InvocationState.CANCELLING, late.invocation().state());
		late.held().awaitToldToStop();
		late.letGo();
	}

	@Test
	void rule2_3_norForACallbackOfThisClient() throws Exception {
		Block block = block();
		harness.succeeding().invokeAsync(methods, callback().whenEnded(end -> block.enter()));
		block.awaitInside("onComplete");
		List<Running> busy = occupy();
		RecordingCallback callback = callback();
		Invocation queued = queue(callback);
		assertEquals(Set.of(queued.id()), ids(await("cancel returns", inThread(() -> methods.cancel(callback)))));
		callback.assertNoMore();
		block.open();
		assertEquals(Status.ERROR_CANCELLED, callback.next().status());
		letGo(busy);
	}

	@Test
	void rule2_3_itMayBeCalledInsideACallback() throws Exception {
		Running running = hold();
		CompletableFuture<CancelReceipt> receipt = new CompletableFuture<>();
		List<Running> others = new ArrayList<>();
		for (int i = 1; i < harness.slots(); i++) {
			others.add(hold());
		}
		RecordingCallback first = callback().whenEnded(end -> receipt.complete(running.invocation().cancel()));
		queue(first).cancel();
		Ends.assertReceipt(await("cancel inside a callback", receipt), running.invocation(), CancelOutcome.REQUESTED, End.CANCELLED);
		awaitEnd(running.invocation());
		letGo(others);
	}

	/** So no lock is held while the callback runs that a cancel in another thread needs. */
	@Test
	void rule2_3_aCallbackMayWaitForACancelElsewhere() throws Exception {
		List<Running> busy = occupy();
		Invocation other = queue(null);
		CompletableFuture<CancelReceipt> receipt = new CompletableFuture<>();
		RecordingCallback callback = callback().whenEnded(end -> {
			try {
				receipt.complete(await("cancel returns", inThread(() -> methods.cancel(null))));
			} catch (Exception | AssertionError e) {
				receipt.completeExceptionally(e);
			}
		});
		queue(callback).cancel();
		assertEquals(Set.of(other.id()), ids(await("a cancel elsewhere, inside a callback", receipt)));
		letGo(busy);
	}

	@Test
	void rule2_3_itRunsNoCallbackItself() throws Exception {
		List<Running> busy = occupy();
		RecordingCallback callback = callback();
		queue(callback);
		methods.cancel(callback);
		queue(callback).cancel();
		assertNotSame(Thread.currentThread(), callback.next().thread());
		assertNotSame(Thread.currentThread(), callback.next().thread());
		letGo(busy);
	}

	@Test
	void rule2_3_onAClosedServiceItThrowsNothing() throws Exception {
		Running running = hold();
		client.release();
		methods.cancel(null);
		methods.cancelAll();
		methods.cancel(callback());
		running.invocation().cancel();
		running.held().awaitToldToStop();
	}

	@Test
	void rule2_3_anInterruptedThreadMayCallIt() throws Exception {
		List<Running> busy = occupy();
		Invocation queued = queue(null);
		boolean flag = await("cancel returns", inThread(() -> {
			Thread.currentThread().interrupt();
			methods.cancel(null);
			return Thread.currentThread().isInterrupted();
		}));
		assertTrue(flag, "and stays interrupted");
		assertCancelled(queued);
		letGo(busy);
	}

	@Test
	void rule2_3_whatTheBackendIsToldHappensOnItsExecutor() throws Exception {
		ExecutorService executor = Executors.newSingleThreadExecutor();
		closeAfterwards(executor::shutdownNow);
		Thread own = executor.submit(Thread::currentThread).get();
		Probe probe = probe("probe", options -> options.executor(executor));
		CompletableFuture<Thread> told = new CompletableFuture<>();
		Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(open("client", probe), null);
		probe.nextStarted().onCancel(() -> told.complete(Thread.currentThread()));
		invocation.cancel();
		assertEquals(own, await("the backend is told", told));
	}

	// 2.4

	@Test
	void rule2_4_theSecondCancelChangesNothing() throws Exception {
		RecordingCallback callback = callback();
		Running late = hold(methods, harness.confirmsLate(), callback);
		Ends.assertReceipt(methods.cancel(callback), late.invocation(), CancelOutcome.REQUESTED, End.CANCELLED);
		Ends.assertReceipt(methods.cancel(callback), late.invocation(), CancelOutcome.ALREADY_CANCELLING, End.CANCELLED);
		Ends.assertReceipt(late.invocation().cancel(), late.invocation(), CancelOutcome.ALREADY_CANCELLING, End.CANCELLED);
		late.held().awaitToldToStop();
		late.letGo();
		assertEquals(Status.ERROR_CANCELLED, callback.next().status());
		fence();
		callback.assertNoMore();
	}

	@Test
	void rule2_4_withNothingPendingItDoesNothingAndSaysSo() throws Exception {
		Ends.assertEmpty(methods.cancel(null));
		Ends.assertEmpty(methods.cancelAll());
		Ends.assertEmpty(methods.cancel(callback()));
		RecordingCallback callback = callback();
		Invocation over = harness.succeeding().invokeAsync(methods, callback);
		callback.next();
		Ends.assertEmpty(methods.cancel(callback));
		Ends.assertEmpty(over.cancel());
		Ends.assertEnded(over, End.SUCCEEDED, Status.S_OK, null);
	}
}
