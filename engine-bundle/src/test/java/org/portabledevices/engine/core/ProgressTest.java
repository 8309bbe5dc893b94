package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.Progress;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** Contract 3.2: progress. */
@Timeout(60)
class ProgressTest {

	private final Bench bench = Bench.withoutTime();
	private final ServiceMethods methods = bench.service.methods();
	private final Calls calls = new Calls();

	@AfterEach
	void close() {
		bench.close();
	}

	@Test
	void onlyTheNewestThatIsNotDeliveredIsKept() throws Exception {
		CountDownLatch leave = new CountDownLatch(1);
		CountDownLatch inside = new CountDownLatch(1);
		methods.invokeAsync(Bench.ECHO, null, (invocation, status, results) -> {
			inside.countDown();
			Bench.block(leave);
		});
		assertTrue(inside.await(10, TimeUnit.SECONDS)); // the lane is busy
		Invocation invocation = methods.invokeAsync(Bench.HOLD, null, calls);
		InvocationContext context = bench.nextStarted();
		for (int i = 1; i <= 100; i++) {
			assertTrue(context.progress(i, 100));
		}
		assertEquals(100, invocation.progress().completed());
		assertEquals(100, invocation.progress().percent().orElseThrow());
		context.succeed(Values.empty());
		leave.countDown();
		calls.next();
		assertEquals(List.of(100L), calls.progress.stream().map(Progress::completed).toList());
	}

	@Test
	void itNeverDecreasesAndNeverComesAfterTheEnd() throws Exception {
		for (int round = 0; round < 500; round++) {
			List<Long> seen = new ArrayList<>();
			CompletableFuture<Integer> end = new CompletableFuture<>();
			methods.invokeAsync(Bench.HOLD, null, new ServiceMethodCallback() {
				@Override
				public void onProgress(Invocation invocation, Progress progress) {
					seen.add(progress.completed());
				}

				@Override
				public void onComplete(Invocation invocation, Status status, Values results) {
					end.complete(seen.size());
				}
			});
			InvocationContext context = bench.nextStarted();
			context.progress(5, 10);
			assertTrue(context.progress(3, 10), "less is no progress, and no error");
			context.progress(7, 10);
			context.succeed(Values.empty());
			assertFalse(context.progress(8, 10));
			int before = end.get(10, TimeUnit.SECONDS);
			bench.settle();
			assertEquals(before, seen.size());
			assertEquals(seen.stream().sorted().distinct().toList(), seen);
			assertTrue(before == 0 || seen.get(before - 1) == 7, seen::toString);
		}
	}

	@Test
	void aTotalThatIsNotKnownHasNoShare() throws Exception {
		Invocation invocation = methods.invokeAsync(Bench.HOLD, null, calls);
		assertEquals(0, invocation.progress().completed());
		assertTrue(invocation.progress().total().isEmpty());
		bench.nextStarted().progress(5, -1);
		assertEquals(5, calls.nextProgress().completed());
		assertTrue(calls.progress.get(0).percent().isEmpty());
	}
}
