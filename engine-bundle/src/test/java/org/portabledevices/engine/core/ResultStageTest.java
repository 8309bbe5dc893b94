package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** The results as a stage: what the documentation of {@code Invocation.result()} says. */
@Timeout(60)
class ResultStageTest {

	private final Bench bench = Bench.withoutTime();
	private final ServiceMethods methods = bench.service.methods();
	private final Calls calls = new Calls();

	@AfterEach
	void close() {
		bench.close();
	}

	@Test
	void itCompletesInTheLaneAfterOnComplete() throws Exception {
		List<String> order = new ArrayList<>();
		CompletableFuture<Thread> thread = new CompletableFuture<>();
		Invocation invocation = methods.invokeAsync(Bench.HOLD, null, (first, status, results) -> {
			order.add("callback on " + Thread.currentThread().getName());
			Thread.yield();
			order.add("returned");
		});
		invocation.result().thenRun(() -> {
			order.add("stage");
			thread.complete(Thread.currentThread());
		});
		bench.nextStarted().succeed(Values.empty());
		String name = thread.get(10, TimeUnit.SECONDS).getName();
		assertEquals(List.of("callback on " + name, "returned", "stage"), order);
	}

	@Test
	void itFailsWithTheEnd() throws Exception {
		Invocation invocation = methods.invokeAsync(Bench.HOLD, null, null);
		invocation.cancel();
		bench.settle();
		bench.started.forEach(InvocationContext::confirm);
		try {
			invocation.result().toCompletableFuture().get(10, TimeUnit.SECONDS);
		} catch (ExecutionException e) {
			assertEquals(End.CANCELLED, ((InvocationException) e.getCause()).end());
			return;
		}
		throw new AssertionError("it succeeded");
	}

	@Test
	void whatHangsOnItGetsTheFailureItself() throws Exception {
		CompletableFuture<Throwable> failure = new CompletableFuture<>();
		bench.script = context -> context.fail(Status.ERROR_IO_DEVICE, "");
		methods.invokeAsync(Bench.SCRIPT, null, null).result().whenComplete((results, cause) -> failure.complete(cause));
		Ends.assertFailure((InvocationException) failure.get(10, TimeUnit.SECONDS), End.FAILED, Status.ERROR_IO_DEVICE, null);
	}

	@Test
	void cancellingItDoesNothingToTheInvocation() throws Exception {
		Invocation invocation = methods.invokeAsync(Bench.HOLD, null, calls);
		assertTrue(invocation.result().toCompletableFuture().cancel(true));
		assertFalse(((CompletableFuture<Values>) invocation.result()).cancel(true));
		assertFalse(((CompletableFuture<Values>) invocation.result()).complete(Values.empty()));
		InvocationContext context = bench.nextStarted();
		assertFalse(context.isStopRequested());
		assertTrue(context.succeed(Values.empty()));
		assertEquals(Values.empty(), invocation.result().toCompletableFuture().get(10, TimeUnit.SECONDS));
	}

	/** It is made when it is asked for, which may be while the invocation ends: it completes all the same. */
	@Test
	void itCompletesWheneverItIsAskedFor() throws Exception {
		try (Race race = new Race(); Bench direct = Bench.withoutTime(options -> options.startsOnCallerThread())) {
			for (int i = 0; i < 4000; i++) {
				Invocation invocation = direct.service.methods().invokeAsync(Bench.HOLD, null, i % 2 == 0 ? calls : null);
				InvocationContext context = direct.nextStarted();
				race.run(() -> Ends.await(invocation), () -> context.succeed(Values.empty()));
			}
			direct.assertNothingIsLeft();
		}
	}
}
