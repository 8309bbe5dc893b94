package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.engine.core.Ends.assertEnded;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
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

/** Contract 4.3 and 4.4: devices that are gone, and devices that are silent. */
@Timeout(60)
class DeviceLifeTest {

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
			assertEquals(1, control.closes.get());
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
			control.nextReset().succeed();
			assertEquals(queued.id(), bench.nextStarted().id());
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
			control.nextReset().succeed();
			bench.nextStarted();
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
			control.nextReset().succeed();
			assertEquals(behind.id(), bench.nextStarted().id());
		}

		/** "Nothing of ours waits without a limit": not even for an event of the device, which needs no slot. */
		@Test
		void alsoIfItHasGivenUpItsSlot() throws Exception {
			Invocation waits = methods.invokeAsync(Bench.HOLD, null, calls);
			InvocationContext context = bench.nextStarted();
			context.releaseSlot();
			bench.pass(Duration.ofMillis(29_900));
			assertFalse(context.isStopRequested());
			bench.pass(Duration.ofMillis(150));
			assertTrue(context.isStopRequested());
			context.confirm();
			assertEnded(waits, End.ABORTED, Status.E_WPD_DEVICE_IS_HUNG, Effect.STOPPED);
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
}
