package org.portabledevices.tck.rules.invoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.InvocationState;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.tck.rules.fixture.Ends;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.tck.rules.fixture.RecordingCallback;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;

/** Contract 1.5: {@code invoke} is {@code invokeAsync} and a wait. */
public abstract class WaitRules extends EquippedRules {

	private static final Duration MOMENT = Duration.ofMillis(100);

	/** A thread that calls and waits: what came of it, and whether its interrupt flag was set then. */
	private final class Waiter {

		private record Outcome(Values results, Throwable failure, boolean flag) {
		}

		private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
		private final Thread thread;

		Waiter(SampleCall call) {
			thread = new Thread(() -> {
				try {
					Values results = call.invoke(methods);
					outcome.complete(new Outcome(results, null, Thread.currentThread().isInterrupted()));
				} catch (Throwable e) {
					outcome.complete(new Outcome(null, e, Thread.currentThread().isInterrupted()));
				}
			}, "waits in invoke");
			thread.setDaemon(true);
			thread.start();
		}

		void interrupt() {
			thread.interrupt();
		}

		boolean isDone() {
			return outcome.isDone();
		}

		Outcome get() throws Exception {
			return await("invoke returns", outcome);
		}
	}

	@Test
	void rule1_5_itReturnsTheResults() throws Exception {
		SampleCall call = harness.succeeding();
		Values results = await("invoke returns", inThread(() -> call.invoke(methods)));
		Set<PropertyKey> described = new HashSet<>();
		client.service().capabilities().method(call.method()).orElseThrow().parameters().stream()
				.filter(parameter -> parameter.usage().isOutput()).map(ParameterDescription::key).forEach(described::add);
		assertTrue(described.containsAll(results.keys()), () -> results + " for " + described);
	}

	@Test
	void rule1_5_itThrowsTheEndWithStatusAndEffect() throws Exception {
		SampleCall call = harness.failing();
		Invocation async = call.invokeAsync(methods, null);
		awaitEnd(async);
		InvocationException failure = failure(invoke(methods, call));
		Ends.assertFailure(failure, End.FAILED, async.status().orElseThrow(), null);
	}

	@Test
	void rule1_5_itMakesTheSameChecks() {
		UUID unknown = UUID.randomUUID();
		InvocationRefusedException async = assertThrows(InvocationRefusedException.class, () -> methods.invokeAsync(unknown, null, null));
		InvocationRefusedException waiting = assertThrows(InvocationRefusedException.class, () -> methods.invoke(unknown, null));
		assertEquals(async.status(), waiting.status());
		assertEquals(async.getMessage(), waiting.getMessage());
	}

	@Test
	void rule1_5_itMayBeCalledInsideACallback() throws Exception {
		CompletableFuture<Values> inside = new CompletableFuture<>();
		RecordingCallback callback = callback().whenEnded(end -> {
			try {
				inside.complete(harness.succeeding().invoke(methods));
			} catch (Exception e) {
				inside.completeExceptionally(e);
			}
		});
		harness.succeeding().invokeAsync(methods, callback);
		assertEquals(harness.succeeding().invoke(methods).keys(), await("invoke returns inside a callback", inside).keys());
	}

	@Test
	void rule1_5_interruptedOnEntryItAcceptsNothing() throws Exception {
		HeldCall held = harness.held();
		List<Running> busy = occupy();
		boolean flag = await("invoke returns", inThread(() -> {
			Thread.currentThread().interrupt();
			assertThrows(InterruptedException.class, () -> held.call().invoke(methods));
			return Thread.currentThread().isInterrupted();
		}));
		assertFalse(flag, "the flag was taken");
		assertEquals(busy.size(), pendingOfKit().size());
		letGo(busy);
	}

	@Test
	void rule1_5_interruptedWhileItWaitsItCancelsAndWaitsOn() throws Exception {
		HeldCall held = harness.confirmsLate();
		Waiter waiter = new Waiter(held.call());
		held.awaitRunning();
		waiter.interrupt();
		await("it is cancelled", () -> pendingOfKit().get(0).state() == InvocationState.CANCELLING);
		held.awaitToldToStop();
		assertFalse(waiter.isDone(), "the device has not confirmed");
		held.letGo();
		Waiter.Outcome outcome = waiter.get();
		assertInstanceOf(InterruptedException.class, outcome.failure());
		assertFalse(outcome.flag());
	}

	@Test
	void rule1_5_theInterruptCancelsThisOneOnly() throws Exception {
		List<Running> busy = occupy();
		Invocation other = harness.succeeding().invokeAsync(methods, null);
		Waiter waiter = new Waiter(harness.succeeding());
		int all = busy.size() + 2;
		await("both are accepted", () -> pendingOfKit().size() == all);
		waiter.interrupt();
		assertInstanceOf(InterruptedException.class, waiter.get().failure());
		assertEquals(InvocationState.QUEUED, other.state());
		assertEquals(all - 1, pendingOfKit().size());
		letGo(busy);
		awaitEnd(other);
		assertEquals(End.SUCCEEDED, other.end().orElseThrow());
	}

	@Test
	void rule1_5_afterAnInterruptItWaitsNoLongerThanTheGraceTime() throws Exception {
		needsTime(harness.grace());
		HeldCall held = harness.losesCancel();
		Waiter waiter = new Waiter(held.call());
		held.awaitRunning();
		waiter.interrupt();
		await("it is cancelled", () -> pendingOfKit().get(0).state() == InvocationState.CANCELLING);
		harness.pass(harness.grace().minus(MOMENT));
		assertFalse(waiter.isDone(), "the grace time is not over");
		passUntil("invoke gives up", MOMENT.multipliedBy(5), waiter::isDone);
		assertInstanceOf(InterruptedException.class, waiter.get().failure());
		held.letGo();
	}

	@Test
	void rule1_5_ifAnotherEndCameFirstItIsReturnedAndTheFlagIsSet() throws Exception {
		HeldCall held = harness.notCancellable();
		Waiter waiter = new Waiter(held.call());
		held.awaitRunning();
		waiter.interrupt();
		held.letGo();
		Waiter.Outcome outcome = waiter.get();
		assertEquals(null, outcome.failure());
		assertTrue(outcome.flag());
	}

	@Test
	void rule1_5_interruptedASecondTimeItThrowsAtOnceAndTheInvocationStaysListed() throws Exception {
		HeldCall held = harness.confirmsLate();
		Waiter waiter = new Waiter(held.call());
		held.awaitRunning();
		waiter.interrupt();
		await("it is cancelled", () -> pendingOfKit().get(0).state() == InvocationState.CANCELLING);
		await("the first interrupt is taken", () -> !waiter.thread.isInterrupted());
		waiter.interrupt();
		assertInstanceOf(InterruptedException.class, waiter.get().failure());
		assertEquals(InvocationState.CANCELLING, pendingOfKit().get(0).state());
		held.awaitToldToStop();
		held.letGo();
	}

	@Test
	void rule1_5_insideAHandlerItThrowsIllegalState() throws Exception {
		Probe probe = probe();
		CompletableFuture<Throwable> thrown = new CompletableFuture<>();
		probe.handler = context -> {
			thrown.complete(assertThrows(Throwable.class, () -> harness.succeeding().invoke(methods)));
			context.succeed(Values.empty());
		};
		awaitEnd(Probe.call(Probe.HOLD).invokeAsync(open("client", probe), null));
		assertInstanceOf(IllegalStateException.class, await("the handler", thrown));
	}

	@Test
	void rule1_5_insideAnOnCancelHookItThrowsIllegalState() throws Exception {
		Probe probe = probe();
		CompletableFuture<Throwable> thrown = new CompletableFuture<>();
		Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(open("client", probe), null);
		probe.nextStarted().onCancel(() -> thrown.complete(assertThrows(Throwable.class, () -> harness.succeeding().invoke(methods))));
		assertEquals(CancelOutcome.REQUESTED, invocation.cancel().entries().get(0).outcome());
		assertInstanceOf(IllegalStateException.class, await("the hook", thrown));
	}
}
