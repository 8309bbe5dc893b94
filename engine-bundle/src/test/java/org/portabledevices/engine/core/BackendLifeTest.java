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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.InvocationContext;
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

	private final RecordingControl control = new RecordingControl();
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
			assertEquals(0, control.closes.get());
			next.succeed(Values.empty());
			assertEnded(running, End.SUCCEEDED, Status.S_OK, null);
			assertEnded(queued, End.SUCCEEDED, Status.S_OK, null);
			assertClosed(bench.device);
			assertEquals(1, control.closes.get());
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
			assertEquals(0, control.resets.size(), "a session that is closed is not reset");
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
			assertEquals(2, control.closes.get());
			assertThrows(IllegalStateException.class, () -> bench.register("bench", options -> options, control));
		}

		/** It did not, if the connection was closed first: then the framework took back what the engine was still registering. A swap under load found it. */
		@Test
		void ifItsBundleStopsTheCloseWaitsUntilItsServicesAreGone() throws Exception {
			CompletableFuture<Runnable> withdrawal = new CompletableFuture<>();
			bench.published.registrar = withdrawal::complete;
			bench.published.bundleIsStopping = true;
			bench.backend.beginStopAll();
			assertClosed(bench.device); // nothing is pending
			Thread stopping = new Thread(bench.device::close);
			stopping.start();
			Bench.await("it waits, or has not waited",
					() -> stopping.getState() == Thread.State.TIMED_WAITING || stopping.getState() == Thread.State.TERMINATED);
			assertTrue(stopping.isAlive());
			withdrawal.join().run();
			stopping.join(10_000);
			assertFalse(stopping.isAlive());
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
			assertEquals(1, control.closes.get());
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
			assertEquals(1, control.closes.get());
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
			assertEquals(1, control.closes.get());
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
