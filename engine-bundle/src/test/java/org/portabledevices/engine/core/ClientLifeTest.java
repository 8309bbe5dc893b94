package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.engine.core.Ends.assertFailure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
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

	private final RecordingControl control = new RecordingControl();
	private final Bench bench = Bench.withoutTime(control);
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

		/** A device that stops at once has a free slot while there is still much to end. */
		@Test
		void nothingOfTheQueuedStartsWhileTheReleaseGoesThroughThem() throws Exception {
			AtomicInteger starts = new AtomicInteger();
			bench.script = context -> {
				starts.incrementAndGet();
				context.succeed(Values.empty());
			};
			Invocation running = methods.invokeAsync(Bench.HOLD, null, calls);
			InvocationContext context = bench.nextStarted();
			context.onCancel(context::confirm);
			for (int i = 0; i < 5_000; i++) {
				methods.invokeAsync(Bench.SCRIPT, null, null);
			}
			bench.client.release(SECOND);
			Ends.assertEnded(running, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
			bench.assertNothingIsLeft();
			assertEquals(0, starts.get());
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
			assertEquals(number, control.clientsGone.poll(10, TimeUnit.SECONDS));
			bench.clientOf(10).client().release(SECOND);
			bench.settle();
			assertNull(control.clientsGone.poll(), "one that never called the device left nothing there");
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
