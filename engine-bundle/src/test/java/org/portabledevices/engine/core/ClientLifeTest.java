package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.engine.core.Ends.assertFailure;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** Contract 4.1 and 4.5: the client is gone. */
@Timeout(60)
class ClientLifeTest {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
	/** Longer than any test: whoever waits so long fails by its timeout. */
	private static final long FOR_EVER = TimeUnit.MINUTES.toNanos(10);

	private final BlockingQueue<Long> gone = new LinkedBlockingQueue<>();
	private final Bench bench = Bench.withoutTime(new DeviceControl() {
		@Override
		public void clientGone(long client) {
			gone.add(client);
		}
	});
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
			awaitQuietly(leave);
		});
		assertTrue(inside.await(10, TimeUnit.SECONDS));
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			// the engine stops
		}
	}

	@Nested
	class GivenInvocations {

		@Test
		void theQueuedEndTheRunningAreToldAndNoCallbackComes() throws Exception {
			Invocation running = methods.invokeAsync(Bench.HOLD, null, calls);
			InvocationContext context = bench.nextStarted();
			CountDownLatch told = new CountDownLatch(1);
			context.onCancel(told::countDown);
			Invocation queued = methods.invokeAsync(Bench.HOLD, null, calls);
			bench.client.release(SECOND);
			Ends.assertIsEnded(queued, End.CANCELLED, Status.ERROR_CANCELLED, Effect.NOT_STARTED);
			assertTrue(told.await(10, TimeUnit.SECONDS));
			assertTrue(running.end().isEmpty());
			assertFalse(context.progress(1, 2));
			context.confirm();
			bench.assertNothingIsLeft();
			Ends.assertIsEnded(running, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
			calls.assertNoMore();
		}

		@Test
		void whatCannotBeCancelledEndsAndKeepsItsSlot() throws Exception {
			Invocation running = methods.invokeAsync(Bench.FIXED, null, calls);
			InvocationContext context = bench.nextStarted();
			Invocation behind = bench.clientOf(9).methods().invokeAsync(Bench.HOLD, null, null);
			bench.client.release(SECOND);
			Ends.assertIsEnded(running, End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
			bench.assertNothingStarted();
			context.succeed(Values.empty());
			assertEquals(behind.id(), bench.nextStarted().id());
		}

		@Test
		void whatHadEndedAndIsNotDeliveredIsNotCalledEither() throws Exception { // "onComplete not yet begun: not called"
			blockLane();
			Invocation ended = methods.invokeAsync(Bench.ECHO, null, calls);
			Bench.await("the end", () -> ended.end().isPresent());
			CompletableFuture<Void> released = releaseElsewhere();
			Bench.await("it is closed", bench.client::isClosed);
			leave.countDown();
			released.get(10, TimeUnit.SECONDS);
			bench.assertNothingIsLeft();
			calls.assertNoMore();
		}

		@Test
		void theBackendIsToldWhichClientIsGone() throws Exception { // so that it can free what that client held
			bench.clientOf(9).methods().invoke(Bench.ECHO, null);
			methods.invokeAsync(Bench.HOLD, null, null);
			long number = bench.nextStarted().client();
			bench.client.release(SECOND);
			assertEquals(number, gone.poll(10, TimeUnit.SECONDS));
			bench.clientOf(10).client().release(SECOND);
			bench.settle();
			assertNull(gone.poll(), "one that never called the device left nothing there");
		}

		@Test
		void allClientsOfABundleThatStopsAreGone() throws Exception {
			ClientService second = bench.clientOf(8);
			ClientService other = bench.clientOf(9);
			bench.engine.bundleStopped(8);
			assertThrows(InvocationRefusedException.class, () -> methods.invoke(Bench.ECHO, null));
			assertThrows(InvocationRefusedException.class, () -> second.methods().invoke(Bench.ECHO, null));
			other.methods().invoke(Bench.ECHO, null);
		}

		/** 4.1: "not that the backend unregistered, though the framework then calls ungetService for every client too". */
		@Test
		void aBackendThatUnregistersIsNoEndOfTheClient() throws Exception {
			methods.invokeAsync(Bench.HOLD, null, calls);
			InvocationContext context = bench.nextStarted();
			bench.client.detach();
			assertFalse(context.isStopRequested());
			context.succeed(Values.empty());
			assertEquals(Status.S_OK, calls.next().status());
		}
	}

	@Nested
	class GivenAThreadThatWaitsInInvoke {

		@Test
		void itWakesAtOnceThoughTheDeviceHasNotConfirmed() throws Exception {
			CompletableFuture<Throwable> thrown = new CompletableFuture<>();
			new Thread(() -> thrown.complete(assertThrows(InvocationException.class, () -> methods.invoke(Bench.HOLD, null)))).start();
			bench.nextStarted();
			bench.client.release(SECOND);
			assertFailure((InvocationException) thrown.get(10, TimeUnit.SECONDS), End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
		}

		/** "with the end that is decided": what it is told must be what the invocation comes to. */
		@Test
		void itIsToldTheEndThatIsDecided() throws Exception {
			try (Race race = new Race()) {
				for (int i = 0; i < 1_000; i++) {
					ClientService service = bench.clientOf(9);
					CompletableFuture<End> seen = new CompletableFuture<>();
					new Thread(() -> {
						try {
							service.methods().invoke(Bench.HOLD, null);
							seen.complete(End.SUCCEEDED);
						} catch (InvocationException e) {
							seen.complete(e.end());
						} catch (Throwable e) {
							seen.completeExceptionally(e);
						}
					}).start();
					InvocationContext context = bench.nextStarted();
					AcceptedInvocation invocation = ((Run) context).call;
					Bench.await("it waits", () -> invocation.waiter != null);
					race.run(() -> service.client().release(SECOND), () -> context.succeed(Values.empty()));
					assertEquals(invocation.end().orElseThrow(), seen.get(10, TimeUnit.SECONDS));
				}
			}
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

		@Test
		void oneThatIsAskedForAfterwardsIsCompleteAtOnce() throws Exception {
			Invocation invocation = methods.invokeAsync(Bench.HOLD, null, null);
			bench.nextStarted();
			bench.client.release(SECOND);
			assertTrue(invocation.result().toCompletableFuture().isCompletedExceptionally());
		}
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
	class GivenItIsGone { // 4.5

		@Test
		void everyCallIsRefusedButCancelAndWhatDescribes() throws Exception {
			Invocation invocation = methods.invokeAsync(Bench.HOLD, null, null);
			bench.client.release(SECOND);
			assertEquals(Status.E_WPD_SERVICE_NOT_OPEN,
					assertThrows(InvocationRefusedException.class, () -> methods.invokeAsync(Bench.HOLD, null, calls)).status());
			assertEquals(Status.E_WPD_SERVICE_NOT_OPEN,
					assertThrows(InvocationRefusedException.class, () -> methods.invoke(Bench.ECHO, null)).status());
			methods.cancelAll();
			methods.cancel(calls);
			invocation.cancel();
			assertEquals("Bench", bench.service.name());
			assertEquals("device-1", bench.service.device().id());
			assertEquals(7, bench.service.capabilities().methods().size());
			bench.settle();
			calls.assertNoMore();
		}
	}
}
