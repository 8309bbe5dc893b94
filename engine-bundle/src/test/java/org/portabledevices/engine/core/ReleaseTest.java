package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.Effect;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.ServiceMethods;

/** Contract 4.1: what a release waits for, and for how long. */
@Timeout(60)
class ReleaseTest {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
	/** Longer than any test: whoever waits so long fails by its timeout. */
	private static final long FOR_EVER = TimeUnit.MINUTES.toNanos(10);

	private final Bench bench = Bench.withoutTime();
	private final ServiceMethods methods = bench.service.methods();
	private final Calls calls = new Calls();
	private final CountDownLatch leave = new CountDownLatch(1);

	@AfterEach
	void close() {
		leave.countDown();
		bench.close();
	}

	private CompletableFuture<Void> releaseElsewhere() {
		CompletableFuture<Void> released = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			bench.client.release(FOR_EVER);
			released.complete(null);
		});
		thread.start();
		return released;
	}

	/** Lets a callback of the client begin, which returns when the test says so. */
	private void blockLane() throws Exception {
		CountDownLatch inside = new CountDownLatch(1);
		methods.invokeAsync(Bench.ECHO, null, (invocation, status, results) -> {
			inside.countDown();
			Bench.block(leave);
		});
		assertTrue(inside.await(10, TimeUnit.SECONDS));
	}

	@Nested
	class GivenACallbackThatRuns {

		@Test
		void theReleaseWaitsForIt() throws Exception {
			blockLane();
			CompletableFuture<Void> released = releaseElsewhere();
			Bench.await("it is closed", bench.client::isClosed);
			assertFalse(released.isDone());
			leave.countDown();
			released.get(10, TimeUnit.SECONDS);
			bench.assertNotLogged("still being called");
		}

		@Test
		void aSecondReleaseWaitsAsTheFirstDoes() throws Exception {
			blockLane();
			CompletableFuture<Void> first = releaseElsewhere();
			Bench.await("it is closed", bench.client::isClosed);
			CompletableFuture<Void> second = releaseElsewhere();
			bench.client.release(TimeUnit.MILLISECONDS.toNanos(50));
			assertFalse(first.isDone() || second.isDone());
			leave.countDown();
			first.get(10, TimeUnit.SECONDS);
			second.get(10, TimeUnit.SECONDS);
		}

		@Test
		void oneThatDoesNotReturnIsLoggedAndLeft() throws Exception {
			blockLane();
			methods.invokeAsync(Bench.ECHO, null, calls);
			bench.client.release(TimeUnit.MILLISECONDS.toNanos(50));
			bench.assertLogged("client 1 of bundle 8 (client) is gone, but something of it was still being called");
			leave.countDown();
			bench.assertNothingIsLeft();
			calls.assertNoMore();
		}

		@Test
		void oneThatReleasesItsOwnClientIsNotWaitedFor() throws Exception {
			CompletableFuture<Void> released = new CompletableFuture<>();
			methods.invokeAsync(Bench.ECHO, null, (invocation, status, results) -> {
				bench.client.release(FOR_EVER);
				bench.client.release(FOR_EVER);
				released.complete(null);
			});
			released.get(10, TimeUnit.SECONDS);
			bench.assertNotLogged("still being called");
		}
	}

	@Nested
	class GivenASink {

		private final RecordingSink sink = new RecordingSink();

		private InvocationContext download() throws Exception {
			methods.invokeAsync(Bench.DOWNLOAD, null, calls, sink.options());
			InvocationContext context = bench.nextStarted();
			context.writer().write(ByteBuffer.wrap(new byte[1000]));
			return context;
		}

		/** A partial file must not stay behind because the device is slow: after the release nothing could throw it away. */
		@Test
		void whatWasWrittenIsThrownAwayBeforeTheReleaseReturnsThoughTheDeviceHasNotConfirmed() throws Exception {
			InvocationContext context = download();
			sink.awaitWrite();
			bench.client.release(FOR_EVER);
			assertEquals(List.of("begin", "close false"), sink.calls);
			context.confirm();
			bench.assertNothingIsLeft();
			assertEquals(List.of("begin", "close false"), sink.calls);
		}

		@Test
		void oneThatIsStuckIsLeftAndNeverCalledAgain() throws Exception {
			sink.slow();
			InvocationContext context = download();
			sink.awaitWrite();
			bench.client.release(TimeUnit.MILLISECONDS.toNanos(50));
			bench.assertLogged("still being called");
			sink.leave.release(1_000_000);
			context.confirm();
			bench.assertNothingIsLeft();
			assertEquals(List.of("begin"), sink.calls);
		}

		@Test
		void oneThatReleasesItsOwnClientIsNotWaitedFor() throws Exception {
			CompletableFuture<Void> released = new CompletableFuture<>();
			DataSink releasing = new DataSink() {
				@Override
				public void write(ByteBuffer data) {
					bench.client.release(FOR_EVER);
					released.complete(null);
					data.position(data.limit());
				}

				@Override
				public void close(boolean complete) {
				}
			};
			methods.invokeAsync(Bench.DOWNLOAD, null, null, InvocationOptions.builder().sink(releasing).build());
			bench.nextStarted().writer().write(ByteBuffer.wrap(new byte[1000]));
			released.get(10, TimeUnit.SECONDS);
			bench.assertNotLogged("still being called");
		}
	}

	@Nested
	class GivenStages {

		@Test
		void theyAreCompletedInTheLaneBeforeTheReleaseReturns() throws Exception {
			List<Thread> threads = new ArrayList<>();
			List<Effect> effects = new ArrayList<>();
			for (int i = 0; i < 3; i++) { // one runs, two are queued
				methods.invokeAsync(Bench.HOLD, null, i == 1 ? calls : null).result().whenComplete((results, failure) -> {
					threads.add(Thread.currentThread());
					effects.add(((InvocationException) failure).effect().orElse(null));
				});
			}
			bench.nextStarted();
			bench.client.release(FOR_EVER);
			assertEquals(List.of(Effect.NOT_STARTED, Effect.NOT_STARTED, Effect.UNKNOWN), effects.stream().sorted().toList());
			assertFalse(threads.contains(Thread.currentThread()));
			calls.assertNoMore();
		}

		/** It was never completed: the release had looked for stages, and had not yet told that it would look no more. A swap of a plain reference under load found it. */
		@Test
		void oneThatIsAskedForInTheMeantimeIsCompleteAtOnce() throws Exception {
			blockLane();
			Invocation invocation = methods.invokeAsync(Bench.HOLD, null, calls);
			bench.nextStarted();
			CompletableFuture<Void> released = new CompletableFuture<>();
			Thread releasing = new Thread(() -> {
				bench.client.release(FOR_EVER);
				released.complete(null);
			});
			releasing.start();
			Bench.await("the release waits for the lane", () -> releasing.getState() == Thread.State.TIMED_WAITING);
			assertTrue(invocation.result().toCompletableFuture().isCompletedExceptionally());
			leave.countDown();
			released.get(10, TimeUnit.SECONDS);
		}

		@Test
		void oneThatIsAskedForAfterwardsIsCompleteAtOnce() throws Exception {
			Invocation invocation = methods.invokeAsync(Bench.HOLD, null, null);
			bench.nextStarted();
			bench.client.release(SECOND);
			assertTrue(invocation.result().toCompletableFuture().isCompletedExceptionally());
		}
	}
}
