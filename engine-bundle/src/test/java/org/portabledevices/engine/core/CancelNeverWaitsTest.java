package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.engine.core.Ends.assertEnded;
import static org.portabledevices.engine.core.Ends.only;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

/** Contract 2.3 and 2.8: a cancel waits for nothing and runs nothing, wherever it is called. */
@Timeout(60)
class CancelNeverWaitsTest {

	private final Bench bench = Bench.withoutTime();
	private final ServiceMethods methods = bench.service.methods();
	private final Calls calls = new Calls();

	@AfterEach
	void close() {
		bench.close();
	}

	private static List<Invocation> named(CancelReceipt receipt) {
		return receipt.entries().stream().map(CancelReceipt.Entry::invocation).toList();
	}

	@Test
	void itReturnsWhileTheBackendsThreadIsBusyAndRunsNoHookItself() throws Exception {
		CountDownLatch leave = new CountDownLatch(1);
		CountDownLatch told = new CountDownLatch(1);
		Thread[] hook = new Thread[1];
		CountDownLatch inside = new CountDownLatch(1);
		bench.script = context -> {
			context.onCancel(() -> {
				hook[0] = Thread.currentThread();
				told.countDown();
			});
			inside.countDown();
			leave.await();
			context.confirm();
		};
		Invocation invocation = methods.invokeAsync(Bench.SCRIPT, null, null);
		assertTrue(inside.await(10, TimeUnit.SECONDS));
		assertEquals(CancelOutcome.REQUESTED, only(invocation.cancel()));
		assertEquals(1, told.getCount());
		leave.countDown();
		assertEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
	}

	@Test
	void noHookRunsOnItsThreadEvenIfTheBackendsExecutorRunsAllOnItsCallers() throws Exception {
		try (Bench direct = Bench.withoutTime(options -> options.startsOnCallerThread().executor(Runnable::run))) {
			direct.service.methods().invokeAsync(Bench.HOLD, null, null);
			CompletableFuture<Thread> hook = new CompletableFuture<>();
			direct.nextStarted().onCancel(() -> hook.complete(Thread.currentThread()));
			direct.service.methods().cancelAll();
			assertNotEquals(Thread.currentThread(), hook.get(10, TimeUnit.SECONDS));
		}
	}

	@Test
	void itReturnsWhileACallbackOfTheClientBlocks() throws Exception {
		CountDownLatch leave = new CountDownLatch(1);
		CountDownLatch inside = new CountDownLatch(1);
		methods.invokeAsync(Bench.ECHO, null, (invocation, status, results) -> {
			inside.countDown();
			Bench.block(leave);
		});
		assertTrue(inside.await(10, TimeUnit.SECONDS));
		Invocation invocation = methods.invokeAsync(Bench.HOLD, null, calls);
		bench.nextStarted();
		assertEquals(CancelOutcome.REQUESTED, only(methods.cancel(calls)));
		assertEquals(InvocationState.CANCELLING, invocation.state());
		leave.countDown();
	}

	@Test
	void itMayBeCalledInsideACallback() throws Exception {
		CompletableFuture<CancelReceipt> inside = new CompletableFuture<>();
		methods.invokeAsync(Bench.HOLD, null, (invocation, status, results) -> inside.complete(methods.cancelAll()));
		InvocationContext first = bench.nextStarted();
		bench.clientOf(9).methods().invokeAsync(Bench.HOLD, null, null); // its turn is next
		Invocation queued = methods.invokeAsync(Bench.HOLD, null, calls);
		first.succeed(Values.empty());
		assertEquals(List.of(queued), named(inside.get(10, TimeUnit.SECONDS)));
		assertEnded(queued, End.CANCELLED, Status.ERROR_CANCELLED, Effect.NOT_STARTED);
	}

	@Test
	void whatACallbackStartsInAnswerIsNotMatched() throws Exception { // 2.8
		CompletableFuture<Invocation> again = new CompletableFuture<>();
		ServiceMethodCallback restarting = new ServiceMethodCallback() {
			@Override
			public void onComplete(Invocation invocation, Status status, Values results) {
				try {
					again.complete(methods.invokeAsync(Bench.HOLD, null, this));
				} catch (Exception e) {
					again.completeExceptionally(e);
				}
			}
		};
		methods.invokeAsync(Bench.HOLD, null, calls);
		bench.nextStarted();
		Invocation first = methods.invokeAsync(Bench.HOLD, null, restarting);
		assertEquals(List.of(first), named(methods.cancel(restarting)));
		assertTrue(again.get(10, TimeUnit.SECONDS).end().isEmpty());
	}

	@Test
	void onAClosedServiceObjectItThrowsNothing() throws Exception { // 4.5
		Invocation invocation = methods.invokeAsync(Bench.HOLD, null, calls);
		bench.nextStarted();
		bench.client.release(0);
		assertEquals(CancelOutcome.ALREADY_CANCELLING, only(methods.cancelAll()));
		assertEquals(CancelOutcome.ALREADY_CANCELLING, only(invocation.cancel()));
		bench.engine.pending();
	}
}
