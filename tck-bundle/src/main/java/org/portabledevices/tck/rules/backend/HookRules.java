package org.portabledevices.tck.rules.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.values.Values;

/** Contract 7.3 and 7.4: how a backend is told to stop, and how it says that it cannot any more. */
public abstract class HookRules extends EquippedRules {

	private static CancelOutcome cancel(Invocation invocation) {
		return invocation.cancel().entries().get(0).outcome();
	}

	// 7.3

	@Test
	void rule7_3_theHookIsCalledOnceOnTheBackendsExecutor() throws Exception {
		ExecutorService executor = executor();
		Thread own = executor.submit(Thread::currentThread).get(10, TimeUnit.SECONDS);
		Probe probe = probe("probe", options -> options.executor(executor));
		ServiceMethods probing = open("prober", probe);
		BlockingQueue<Thread> hooks = new LinkedBlockingQueue<>();
		Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(probing, null);
		InvocationContext context = probe.nextStarted();
		context.onCancel(() -> hooks.add(Thread.currentThread()));
		assertEquals(CancelOutcome.REQUESTED, cancel(invocation));
		assertEquals(CancelOutcome.ALREADY_CANCELLING, cancel(invocation));
		probing.cancelAll();
		assertSame(own, hooks.poll(harness.patience().toNanos(), TimeUnit.NANOSECONDS));
		context.confirm();
		settle(probe, probing);
		assertEquals(List.of(), List.copyOf(hooks), "the hook was called again");
		assertEnds(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
	}

	@Test
	void rule7_3_itIsCalledAlsoIfItIsSetAfterTheRequest() throws Exception {
		Probe probe = probe();
		Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(open("prober", probe), null);
		InvocationContext context = probe.nextStarted();
		invocation.cancel();
		assertTrue(context.isStopRequested());
		CompletableFuture<Thread> hook = new CompletableFuture<>();
		context.onCancel(() -> hook.complete(Thread.currentThread()));
		assertNotSame(Thread.currentThread(), await("the hook", hook));
		context.confirm();
		assertEnds(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
	}

	@Test
	void rule7_3_itIsNotCalledIfTheAnswerWasThereFirst() throws Exception {
		Probe probe = probe();
		ServiceMethods probing = open("prober", probe);
		AtomicInteger hooks = new AtomicInteger();
		Invocation answered = Probe.call(Probe.HOLD).invokeAsync(probing, null);
		InvocationContext context = probe.nextStarted();
		context.onCancel(hooks::incrementAndGet);
		context.succeed(Values.empty());
		answered.cancel();
		Invocation late = Probe.call(Probe.HOLD).invokeAsync(probing, null);
		InvocationContext second = probe.nextStarted();
		late.cancel();
		second.succeed(Values.empty());
		second.onCancel(hooks::incrementAndGet);
		settle(probe, probing);
		assertEquals(0, hooks.get());
		assertEnds(late, End.CANCELLED, Status.ERROR_CANCELLED, Effect.FINISHED);
	}

	@Test
	void rule7_3_itMayCrossAnAnswerAndIsCalledAtMostOnceThen() throws Exception {
		Probe probe = probe();
		ServiceMethods probing = open("prober", probe);
		for (int i = 0; i < 500; i++) {
			AtomicInteger hooks = new AtomicInteger();
			Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(probing, null);
			InvocationContext context = probe.nextStarted();
			context.onCancel(hooks::incrementAndGet);
			CyclicBarrier start = new CyclicBarrier(2);
			Future<Void> cancelling = elsewhere(() -> {
				start.await(10, TimeUnit.SECONDS);
				invocation.cancel();
			});
			start.await(10, TimeUnit.SECONDS);
			assertTrue(context.succeed(Values.empty()), "the first answer counts, as an end or as a confirmation");
			get("the cancel", cancelling);
			awaitState(invocation, InvocationState.ENDED);
			boolean isSuccess = invocation.end().orElseThrow() == End.SUCCEEDED;
			assertEquals(isSuccess ? null : Effect.FINISHED, invocation.effect().orElse(null));
			assertTrue(hooks.get() <= (isSuccess ? 0 : 1), () -> hooks + " calls of the hook, and the end is " + invocation.end());
		}
		settle(probe, probing);
	}

	@Test
	void rule7_3_theDeviceStopsWhenItIsTold() throws Exception {
		Running running = hold(methods, harness.held(), callback());
		assertEquals(CancelOutcome.REQUESTED, cancel(running.invocation()));
		running.held().awaitToldToStop();
		assertEnds(running.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		settle();
	}

	@Test
	void rule7_3_itConfirmsOnlyWhenItHasStopped() throws Exception {
		Running running = hold(methods, harness.confirmsLate(), callback());
		running.invocation().cancel();
		running.held().awaitToldToStop();
		assertEquals(InvocationState.CANCELLING, running.invocation().state());
		running.letGo();
		assertEnds(running.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		settle();
	}

	// 7.4

	@Test
	void rule7_4_fromSomePointOnItCannotBeCancelled() throws Exception {
		Probe probe = probe();
		Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(open("prober", probe), null);
		InvocationContext context = probe.nextStarted();
		assertTrue(context.notCancellableFromHere());
		assertEquals(CancelOutcome.NOT_CANCELLABLE, cancel(invocation));
		assertFalse(context.isStopRequested());
		context.succeed(Values.empty());
		assertEnds(invocation, End.SUCCEEDED, Status.S_OK, null);
	}

	@Test
	void rule7_4_itIsAnsweredFalseIfAStopCameFirst() throws Exception {
		Probe probe = probe();
		Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(open("prober", probe), null);
		InvocationContext context = probe.nextStarted();
		invocation.cancel();
		assertFalse(context.notCancellableFromHere());
		context.confirm();
		assertEnds(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
	}

	@Test
	void rule7_4_ofTheTwoThatRaceOneWins() throws Exception {
		Probe probe = probe();
		ServiceMethods probing = open("prober", probe);
		for (int i = 0; i < 500; i++) {
			Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(probing, null);
			InvocationContext context = probe.nextStarted();
			CyclicBarrier start = new CyclicBarrier(2);
			Future<CancelOutcome> cancelling = inThread(() -> {
				start.await(10, TimeUnit.SECONDS);
				return cancel(invocation);
			});
			start.await(10, TimeUnit.SECONDS);
			boolean passed = context.notCancellableFromHere();
			assertEquals(passed ? CancelOutcome.NOT_CANCELLABLE : CancelOutcome.REQUESTED, get("the cancel", cancelling));
			context.succeed(Values.empty());
			assertEnds(invocation, passed ? End.SUCCEEDED : End.CANCELLED, passed ? Status.S_OK : Status.ERROR_CANCELLED,
					passed ? null : Effect.FINISHED);
		}
	}

	@Test
	void rule7_4_whatTheDeviceCannotCancelGoesOn() throws Exception {
		Running running = hold(methods, harness.notCancellable(), callback());
		assertFalse(client.service().capabilities().method(running.held().call().method()).orElseThrow().isCancellable());
		assertEquals(CancelOutcome.NOT_CANCELLABLE, cancel(running.invocation()));
		running.letGo();
		assertEnds(running.invocation(), End.SUCCEEDED, Status.S_OK, null);
	}
}
