package org.portabledevices.tck.rules.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Status;
import org.portabledevices.tck.rules.fixture.Block;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.tck.rules.fixture.RecordingCallback;
import org.portabledevices.values.Values;

/** Contract 3.3 and 3.4: on which threads callbacks run, and what those may do that hold them up. */
public abstract class CallbackRules extends EquippedRules {

	private static void meet(CyclicBarrier barrier) {
		try {
			barrier.await(10, TimeUnit.SECONDS);
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	// 3.3

	@Test
	void rule3_3_theCallbacksOfAClientRunOneAfterAnother() throws Exception {
		Block block = block();
		harness.succeeding().invokeAsync(methods, callback().whenEnded(end -> block.enter()));
		block.awaitInside("the first callback");
		CountDownLatch begun = new CountDownLatch(1);
		RecordingCallback second = callback().whenEnded(end -> begun.countDown());
		Invocation invocation = harness.succeeding().invokeAsync(methods, second);
		awaitState(invocation, InvocationState.ENDED);
		assertFalse(begun.await(500, TimeUnit.MILLISECONDS), "it was called inside another callback of the client");
		block.open();
		assertSame(invocation, second.next().invocation());
	}

	@Test
	void rule3_3_thoseOfDifferentClientsRunSideBySide() throws Exception {
		CyclicBarrier both = new CyclicBarrier(2);
		RecordingCallback first = callback().whenEnded(end -> meet(both)); // it returns only if the other one is in its callback too
		RecordingCallback second = callback().whenEnded(end -> meet(both));
		harness.succeeding().invokeAsync(methods, first);
		harness.succeeding().invokeAsync(open("other").service().methods(), second);
		passUntil("both callbacks are called", Duration.ofSeconds(1), () -> !first.ends().isEmpty() && !second.ends().isEmpty());
		settle();
		assertFalse(both.isBroken());
	}

	@Test
	void rule3_3_neverOnTheStackOfACallThatTheClientMade() throws Exception {
		RecordingCallback callback = callback();
		harness.succeeding().invokeAsync(methods, callback);
		assertNotSame(Thread.currentThread(), callback.next().thread(), "of invokeAsync");
		List<Running> running = occupy();
		harness.succeeding().invokeAsync(methods, callback);
		methods.cancel(callback);
		assertNotSame(Thread.currentThread(), callback.next().thread(), "of cancel");
		harness.succeeding().invokeAsync(methods, callback).cancel();
		assertNotSame(Thread.currentThread(), callback.next().thread(), "of cancel of the invocation");
		letGo(running);
		CompletableFuture<Thread> stage = new CompletableFuture<>();
		Running last = hold();
		last.invocation().result().whenComplete((results, failure) -> stage.complete(Thread.currentThread()));
		last.invocation().cancel();
		assertNotSame(Thread.currentThread(), await("the stage", stage));
	}

	@Test
	void rule3_3_neverOnAThreadOfTheBackend() throws Exception {
		RecordingCallback callback = callback();
		Running running = hold(methods, harness.held(), callback);
		running.letGo(); // where the device answers at once, on this thread
		assertNotSame(Thread.currentThread(), callback.next().thread());
		Probe probe = probe();
		Probe.call(Probe.HOLD).invokeAsync(open("prober", probe), callback);
		InvocationContext context = probe.nextStarted();
		Thread[] backend = new Thread[1];
		get("the answer", elsewhere(() -> {
			backend[0] = Thread.currentThread();
			context.progress(1, 2);
			context.succeed(Values.empty());
		}));
		assertNotSame(backend[0], callback.next().thread());
		callback.steps().forEach(step -> assertNotSame(backend[0], step.thread()));
	}

	@Test
	void rule3_3_underNoLock() throws Exception {
		Block block = block();
		harness.succeeding().invokeAsync(methods, callback().whenEnded(end -> block.enter()));
		block.awaitInside("the callback");
		get("calls of the same client while its callback runs", elsewhere(() -> {
			Invocation invocation = harness.succeeding().invokeAsync(methods, null);
			awaitState(invocation, InvocationState.ENDED);
			harness.succeeding().invoke(methods);
			methods.cancelAll();
			harness.surroundings().monitor().pending();
		}));
	}

	@Test
	void rule3_3_eachBeginsWithTheInterruptFlagClearAndNobodysClassLoader() throws Exception {
		ClassLoader callers = new URLClassLoader(new URL[0]);
		ClassLoader left = new URLClassLoader(new URL[0]);
		List<ClassLoader> loaders = new ArrayList<>();
		List<Boolean> interrupts = new ArrayList<>();
		RecordingCallback callback = callback().whenEnded(end -> {
			Thread thread = Thread.currentThread();
			loaders.add(thread.getContextClassLoader());
			interrupts.add(thread.isInterrupted());
			thread.interrupt();
			thread.setContextClassLoader(left);
		});
		ClassLoader own = Thread.currentThread().getContextClassLoader();
		Thread.currentThread().setContextClassLoader(callers);
		try {
			for (int i = 0; i < 20; i++) {
				harness.succeeding().invokeAsync(methods, callback);
				callback.next();
			}
			settle();
		} finally {
			Thread.currentThread().setContextClassLoader(own);
		}
		assertFalse(interrupts.contains(true), "a callback began interrupted");
		assertEquals(1, new HashSet<>(loaders).size(), "callbacks began with different context class loaders");
		assertFalse(loaders.contains(callers) || loaders.contains(left));
	}

	@Test
	void rule3_3_invokeInsideACallbackEnds() throws Exception {
		CompletableFuture<Values> inner = new CompletableFuture<>();
		harness.succeeding().invokeAsync(methods, callback().whenEnded(end -> {
			try {
				inner.complete(harness.succeeding().invoke(methods));
			} catch (Exception e) {
				inner.completeExceptionally(e);
			}
		}));
		get("invoke inside a callback", inner);
	}

	// 3.4

	@Test
	void rule3_4_aCallbackThatThrowsCountsAsCalled() throws Exception {
		List<Runnable> throwing = List.of(() -> {
			throw new IllegalStateException("thrown by a callback of the kit");
		}, () -> {
			throw new AssertionError("thrown by a callback of the kit");
		}, () -> {
			throw new StackOverflowError("thrown by a callback of the kit");
		});
		for (Runnable action : throwing) {
			RecordingCallback callback = callback().whenEnded(end -> action.run());
			Invocation invocation = harness.succeeding().invokeAsync(methods, callback);
			assertEquals(Status.S_OK, callback.next().status());
			settle();
			callback.assertNoMoreEnds();
			assertEquals(End.SUCCEEDED, invocation.end().orElseThrow());
		}
	}

	@Test
	void rule3_4_whatItThrowsIsLoggedWithItsInvocationAndBundle() throws Exception {
		harness.surroundings().log();
		Invocation invocation = harness.succeeding().invokeAsync(methods, callback().whenEnded(end -> {
			throw new IllegalStateException("thrown by a callback of the kit");
		}));
		await("it is logged", () -> harness.surroundings().log().stream().anyMatch(line -> line.contains("thrown by a callback of the kit")
				&& line.contains(Long.toString(invocation.id())) && line.contains("client")));
	}

	@Test
	void rule3_4_callbacksThatDoNotReturnHoldUpTheirOwnClientsOnly() throws Exception {
		Block block = block(5);
		for (int i = 0; i < 5; i++) {
			harness.succeeding().invokeAsync(open("stuck" + i).service().methods(), callback().whenEnded(end -> block.enter()));
		}
		passUntil("all have begun within a second", Duration.ofSeconds(1), block::areInside);
		RecordingCallback other = callback();
		harness.succeeding().invokeAsync(methods, other);
		passUntil("a callback of another client begins within a second", Duration.ofSeconds(1), () -> !other.ends().isEmpty());
	}

	/** A bundle with more of them than it may have (16, unless configured) holds up itself, and still nobody else. */
	@Test
	void rule3_4_aBundleWithTooManyOfThemHoldsUpNoOther() throws Exception {
		Block block = block(16);
		for (int i = 0; i < 20; i++) {
			harness.succeeding().invokeAsync(open("stuck").service().methods(), callback().whenEnded(end -> block.enter()));
		}
		passUntil("as many as may be stuck", Duration.ofSeconds(1), block::areInside);
		RecordingCallback other = callback();
		harness.succeeding().invokeAsync(methods, other);
		passUntil("a callback of another bundle begins within a second", Duration.ofSeconds(1), () -> !other.ends().isEmpty());
	}

	@Test
	void rule3_4_itIsLoggedWithItsStackAfterASecond() throws Exception {
		harness.surroundings().log();
		Block block = block();
		Invocation invocation = harness.succeeding().invokeAsync(methods, callback().whenEnded(end -> block.enter()));
		block.awaitInside("the callback");
		passUntil("it is logged with its stack", Duration.ofMillis(1_500),
				() -> harness.surroundings().log().stream().anyMatch(line -> line.contains(Long.toString(invocation.id()))
						&& line.contains("client") && line.contains(Block.class.getName())));
	}
}
