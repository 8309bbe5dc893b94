package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.engine.core.Ends.assertEnded;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.SessionReset;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** Contract 4.2 to 4.4 and 4.6: the end of backends, devices and the engine. */
@Timeout(60)
class BackendLifeTest {

	private final AtomicInteger closes = new AtomicInteger();
	private final AtomicInteger resets = new AtomicInteger();
	private final DeviceControl control = new DeviceControl() {
		@Override
		public void reset(SessionReset reset) {
			resets.incrementAndGet();
			reset.succeed();
		}

		@Override
		public void close() {
			closes.incrementAndGet();
		}
	};
	private final Bench bench = Bench.withoutTime(control);
	private final ServiceMethods methods = bench.service.methods();
	private final Calls calls = new Calls();

	@AfterEach
	void close() {
		bench.close();
	}

	private void assertRefused() {
		assertEquals(Status.E_WPD_SERVICE_NOT_OPEN,
				assertThrows(InvocationRefusedException.class, () -> methods.invokeAsync(Bench.HOLD, null, calls)).status());
	}

	private static void assertClosed(DeviceRegistration device) throws Exception {
		device.closed().toCompletableFuture().get(10, TimeUnit.SECONDS);
	}

	@Nested
	class GivenABackendThatStops { // 4.2

		@Test
		void itTakesNothingMoreAndWhatItAcceptedGoesOnStartsIncluded() throws Exception {
			Invocation running = methods.invokeAsync(Bench.HOLD, null, calls);
			InvocationContext context = bench.nextStarted();
			Invocation queued = methods.invokeAsync(Bench.HOLD, null, calls);
			bench.device.close(); // only its configuration changed: it returns at once
			assertTrue(bench.published.services.isEmpty());
			assertRefused();
			bench.pass(Duration.ofMillis(2_900));
			context.succeed(Values.empty());
			InvocationContext next = bench.nextStarted();
			assertFalse(next.isStopRequested());
			assertEquals(0, closes.get());
			next.succeed(Values.empty());
			assertEnded(running, End.SUCCEEDED, Status.S_OK, null);
			assertEnded(queued, End.SUCCEEDED, Status.S_OK, null);
			assertClosed(bench.device);
			assertEquals(1, closes.get());
		}

		@Test
		void afterTheDrainTimeTheQueuedEndAndTheRunningAreTold() throws Exception {
			Invocation running = methods.invokeAsync(Bench.HOLD, null, calls);
			InvocationContext context = bench.nextStarted();
			Invocation queued = methods.invokeAsync(Bench.HOLD, null, calls);
			bench.device.close();
			bench.pass(Duration.ofMillis(2_990));
			assertEquals(InvocationState.QUEUED, queued.state());
			bench.pass(Duration.ofMillis(40));
			assertEnded(queued, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.NOT_STARTED);
			assertTrue(context.isStopRequested());
			context.confirm();
			assertEnded(running, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.STOPPED);
			assertClosed(bench.device);
		}

		@Test
		void afterTheStopGraceWhatHasNotConfirmedEnds() throws Exception {
			Invocation running = methods.invokeAsync(Bench.HOLD, null, calls);
			bench.nextStarted();
			bench.device.close();
			bench.pass(Duration.ofMillis(3_950));
			assertEquals(InvocationState.CANCELLING, running.state());
			bench.pass(Duration.ofMillis(100));
			assertEnded(running, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.UNKNOWN);
			assertClosed(bench.device);
			assertEquals(0, resets.get(), "a session that is closed is not reset");
		}

		@Test
		void whatCannotBeCancelledHasTheStopGraceToo() throws Exception {
			Invocation running = methods.invokeAsync(Bench.FIXED, null, calls);
			bench.nextStarted();
			bench.device.close();
			bench.pass(Duration.ofMillis(3_950));
			assertEquals(InvocationState.RUNNING, running.state());
			bench.pass(Duration.ofMillis(100));
			assertEnded(running, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.UNKNOWN);
			assertClosed(bench.device);
		}

		@Test
		void ifItsBundleStopsTheCloseWaitsForAllItsDevices() throws Exception {
			DeviceRegistration second = bench.register("bench", options -> options, control);
			methods.invokeAsync(Bench.HOLD, null, calls);
			InvocationContext context = bench.nextStarted();
			bench.published.bundleIsStopping = true;
			CompletableFuture<Void> closed = CompletableFuture.runAsync(bench.device::close);
			assertClosed(second); // nothing keeps it
			assertFalse(closed.isDone());
			context.succeed(Values.empty());
			closed.get(10, TimeUnit.SECONDS);
			assertEquals(2, closes.get());
			assertThrows(IllegalStateException.class, () -> bench.register("bench", options -> options, control));
		}

		@Test
		void interruptingTheStopMakesTheDrainTimeZero() throws Exception {
			Invocation running = methods.invokeAsync(Bench.HOLD, null, calls);
			InvocationContext context = bench.nextStarted();
			context.onCancel(context::confirm);
			bench.published.bundleIsStopping = true;
			Thread stopping = new Thread(bench.device::close);
			stopping.start();
			stopping.interrupt();
			assertEnded(running, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.STOPPED);
			stopping.join(10_000);
			assertFalse(stopping.isAlive());
		}

		@Test
		void ifTheFrameworkStopsThereIsNoDrainTime() throws Exception {
			Invocation queued = methods.invokeAsync(Bench.HOLD, null, calls);
			InvocationContext context = bench.nextStarted();
			bench.published.frameworkIsStopping = true;
			bench.device.close();
			bench.pass(Duration.ofMillis(20));
			assertTrue(context.isStopRequested());
			context.confirm();
			assertEnded(queued, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.STOPPED);
		}

		@Test
		void aCloseWithNothingPendingIsOverAtOnceAndMayBeRepeated() throws Exception {
			bench.device.close();
			bench.device.close();
			assertClosed(bench.device);
			bench.device.close();
			bench.settle();
			assertEquals(1, closes.get());
			assertEquals(0, bench.device.pendingCount());
		}

		/** A component shuts its executor down when its close has returned, which it does at once if only a configuration changed. */
		@Test
		void itsConnectionIsClosedEvenIfItsExecutorIsNot() throws Exception {
			boolean[] shutDown = new boolean[1];
			DeviceRegistration device = bench.register("other", options -> options.executor(task -> {
				if (shutDown[0]) {
					throw new RejectedExecutionException("shut down");
				}
				task.run();
			}), control);
			shutDown[0] = true;
			device.close();
			assertClosed(device);
			assertEquals(1, closes.get());
		}

		/** All of it before the bundle's stop returns, whatever a client's sink does. */
		@Test
		void aSinkThatIsStuckDoesNotHoldUpTheStopOfTheBundle() throws Exception {
			RecordingSink sink = new RecordingSink().slow();
			EngineLimits short_ = Limits.drain(Duration.ZERO, Duration.ofMillis(50));
			Bench real = new Bench(short_, null, options -> options, control);
			Invocation running = real.service.methods().invokeAsync(Bench.DOWNLOAD, null, null, sink.options());
			InvocationContext context = real.nextStarted();
			context.onCancel(context::confirm);
			context.writer().write(ByteBuffer.wrap(new byte[10]));
			sink.awaitWrite();
			real.published.bundleIsStopping = true;
			real.device.close();
			Ends.assertIsEnded(running, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.STOPPED);
			sink.leave.release(10);
			real.close();
		}
	}

	@Nested
	class GivenADeviceThatGoes { // 4.3

		@Test
		void everythingThatIsPendingEndsByTheTable() throws Exception {
			Invocation running = methods.invokeAsync(Bench.HOLD, null, calls);
			InvocationContext context = bench.nextStarted();
			Invocation queued = methods.invokeAsync(Bench.HOLD, null, calls);
			bench.device.gone("unplugged");
			Ends.assertIsEnded(queued, End.ABORTED, Status.ERROR_DEVICE_NOT_CONNECTED, Effect.NOT_STARTED);
			Ends.assertIsEnded(running, End.ABORTED, Status.ERROR_DEVICE_NOT_CONNECTED, Effect.UNKNOWN);
			assertTrue(running.message().contains("unplugged"), running.message());
			assertRefused();
			assertTrue(bench.published.services.isEmpty());
			assertFalse(context.succeed(Values.empty()));
			assertClosed(bench.device);
			assertEquals(1, closes.get());
			bench.assertNothingIsLeft();
		}

		@Test
		void whatWasBeingCancelledEndsAsDecidedAndSaysSo() throws Exception {
			Invocation running = methods.invokeAsync(Bench.HOLD, null, calls);
			bench.nextStarted();
			running.cancel();
			bench.device.gone("unplugged");
			Ends.assertIsEnded(running, End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
			assertTrue(running.message().contains("gone"), running.message());
		}

		@Test
		void aSinkThatIsStillTakingTheRestMayGoOn() throws Exception {
			RecordingSink sink = new RecordingSink().slow();
			Invocation invocation = methods.invokeAsync(Bench.DOWNLOAD, null, calls, sink.options());
			InvocationContext context = bench.nextStarted();
			context.writer().write(ByteBuffer.wrap(new byte[10]));
			context.succeed(Values.empty());
			bench.device.gone("unplugged");
			sink.leave.release(10);
			assertEnded(invocation, End.SUCCEEDED, Status.S_OK, null);
			assertClosed(bench.device);
		}
	}

	@Nested
	class GivenADeviceThatIsSilent { // 4.4

		@Test
		void itIsToldToStopAfterItsLimitAndTheSessionIsReset() throws Exception {
			Invocation running = methods.invokeAsync(Bench.HOLD, null, calls);
			InvocationContext context = bench.nextStarted();
			Invocation queued = methods.invokeAsync(Bench.HOLD, null, calls);
			bench.pass(Duration.ofMillis(29_900));
			assertFalse(context.isStopRequested());
			bench.pass(Duration.ofMillis(150));
			assertTrue(context.isStopRequested());
			bench.pass(Duration.ofMillis(5_050));
			assertEnded(running, End.ABORTED, Status.E_WPD_DEVICE_IS_HUNG, Effect.UNKNOWN);
			assertEquals(queued.id(), bench.nextStarted().id());
			assertEquals(1, resets.get());
		}

		@Test
		void aSignOfLifeIsEnough() throws Exception {
			Invocation running = methods.invokeAsync(Bench.HOLD, null, calls);
			InvocationContext context = bench.nextStarted();
			for (int i = 0; i < 5; i++) {
				bench.pass(Duration.ofSeconds(25));
				if (i % 2 == 0) {
					context.alive();
				} else {
					context.progress(i, -1);
				}
			}
			assertEquals(InvocationState.RUNNING, running.state());
		}

		@Test
		void whatCannotBeCancelledEndsAndTheSessionIsReset() throws Exception {
			Invocation running = methods.invokeAsync(Bench.FIXED, null, calls);
			bench.nextStarted();
			methods.invokeAsync(Bench.HOLD, null, calls);
			bench.pass(Duration.ofMillis(30_100));
			assertEnded(running, End.ABORTED, Status.E_WPD_DEVICE_IS_HUNG, Effect.UNKNOWN);
			bench.nextStarted();
			assertEquals(1, resets.get());
		}

		/** The slot of what has ended is kept, but not for ever. */
		@Test
		void alsoIfItHadEndedBefore() throws Exception {
			methods.invokeAsync(Bench.FIXED, null, calls);
			bench.nextStarted();
			Invocation behind = bench.clientOf(9).methods().invokeAsync(Bench.HOLD, null, null);
			bench.client.release(0);
			bench.pass(Duration.ofSeconds(20));
			bench.assertNothingStarted();
			bench.pass(Duration.ofMillis(10_100));
			assertEquals(behind.id(), bench.nextStarted().id());
		}

		@Test
		void otherDevicesGoOn() throws Exception {
			bench.register("other", options -> options, control);
			ClientService other = bench.engine.service(bench.engine.client(new ClientOwner(9, "x")), bench.published.services.get(1));
			methods.invokeAsync(Bench.HOLD, null, calls);
			bench.nextStarted();
			bench.pass(Duration.ofSeconds(20));
			assertEquals(1, other.methods().invoke(Bench.ECHO, null).size());
		}

		/** The time in which a backend's executor was busy with something else is not the device's. */
		@Test
		void theLimitCountsFromTheStart() throws Exception {
			CountDownLatch leave = new CountDownLatch(1);
			CountDownLatch inside = new CountDownLatch(1);
			Bench two = Bench.withoutTime(options -> options.slots(2));
			try {
				two.script = context -> {
					inside.countDown();
					leave.await();
					context.succeed(Values.empty());
				};
				two.service.methods().invokeAsync(Bench.SCRIPT, null, null);
				assertTrue(inside.await(10, TimeUnit.SECONDS));
				Invocation waits = two.clientOf(9).methods().invokeAsync(Bench.HOLD, null, null); // has a slot, and no thread
				two.pass(Duration.ofSeconds(29));
				leave.countDown();
				InvocationContext context = two.nextStarted();
				assertEquals(waits.id(), context.id());
				two.pass(Duration.ofSeconds(20));
				assertFalse(context.isStopRequested());
				two.pass(Duration.ofMillis(10_100));
				assertTrue(context.isStopRequested());
			} finally {
				leave.countDown();
				two.close();
			}
		}
	}

	@Nested
	class GivenTheEngineStops { // 4.6

		@Test
		void everythingEndsAndIsDelivered() throws Exception {
			Invocation running = methods.invokeAsync(Bench.HOLD, null, calls);
			InvocationContext context = bench.nextStarted();
			context.onCancel(context::confirm);
			Invocation queued = methods.invokeAsync(Bench.HOLD, null, calls);
			FollowedClient followed = bench.engine.follow(new ClientOwner(9, "x"), null);
			Invocation waiting = followed.methods().invokeAsync(Bench.HOLD, null, calls);
			bench.engine.close();
			Ends.assertIsEnded(running, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.STOPPED);
			Ends.assertIsEnded(queued, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.NOT_STARTED);
			Ends.assertIsEnded(waiting, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.NOT_STARTED);
			assertEquals(3, calls.completions.size());
			assertRefused();
			assertEquals(Status.E_WPD_SERVICE_NOT_OPEN,
					assertThrows(InvocationRefusedException.class, () -> followed.methods().invokeAsync(Bench.HOLD, null, calls)).status());
			assertEquals(1, closes.get());
			assertEquals(List.of(), bench.engine.pending());
		}

		@Test
		void noThreadOfOursRemains() throws Exception {
			Bench other = new Bench();
			other.service.methods().invoke(Bench.ECHO, null);
			List<Thread> own =
					Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("pds-engine")).toList();
			other.close();
			bench.engine.close();
			for (Thread thread : own) {
				thread.join(10_000);
				assertFalse(thread.isAlive(), thread.getName());
			}
		}
	}
}
