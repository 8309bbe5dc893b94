package org.portabledevices.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.monitor.ConfiguredDevice;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.DeviceMethods;
import org.portabledevices.wpd.StillImageMethods;
import org.portabledevices.wpd.StorageMethods;

/** What others' tests do with the simulator, with a real engine in the same time. */
@Timeout(60)
class SimulationTest {

	private static final String LARGE = "/DCIM/100SIMUL/LARGE.BIN";
	private static final Duration SECOND = Duration.ofSeconds(1);

	private final EngineFixture engine = new EngineFixture().start(Simulation.camera().largeObject(1));
	private final Simulation camera = engine.simulation();

	@AfterEach
	void close() {
		engine.close();
	}

	private PortableDeviceService storage() throws InterruptedException {
		return engine.open("Storage");
	}

	private Invocation count() throws Exception {
		return engine.invoke(storage(), StorageMethods.GET_OBJECT_COUNT, Values.empty());
	}

	private Invocation download(Received sink) throws Exception {
		return engine.invoke(storage(), StorageMethods.DOWNLOAD, Values.of(StorageMethods.OBJECT, Variant.string(LARGE)),
				InvocationOptions.builder().sink(sink).build());
	}

	private void assertEnded(End end, Status status, Effect effect) throws InterruptedException {
		Invocation ended = engine.ended();
		assertEquals(end, ended.end().orElseThrow(), () -> ended.message() + camera.trace());
		assertEquals(status, ended.status().orElseThrow());
		assertEquals(Optional.ofNullable(effect), ended.effect());
	}

	@Nested
	class GivenACallThatStalls {

		@Test
		void itGoesOnWhenItIsLetGo() throws Exception {
			camera.next("GetObjectCount: stall");
			Invocation call = count();
			camera.awaitTrace("stalls");
			camera.advance(SECOND);
			assertEquals(InvocationState.RUNNING, call.state());
			camera.letGo();
			assertEnded(End.SUCCEEDED, Status.S_OK, null);
		}

		@Test
		void aCancelIsConfirmed() throws Exception {
			camera.next("*: stall");
			Invocation call = count();
			camera.awaitTrace("stalls");
			call.cancel();
			assertEnded(End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		}

		@Test
		void aCancelIsConfirmedLate() throws Exception {
			camera.next("*: stall, cancel late 3s");
			Invocation call = count();
			camera.awaitTrace("stalls");
			call.cancel();
			camera.awaitTrace("is cancelled");
			camera.advance(SECOND.multipliedBy(2));
			assertEquals(InvocationState.CANCELLING, call.state());
			camera.advance(SECOND);
			assertEnded(End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		}

		@Test
		void aCancelIsConfirmedWhenItIsLetGo() throws Exception {
			camera.next("*: stall, cancel late");
			Invocation call = count();
			camera.awaitTrace("stalls");
			call.cancel();
			camera.awaitTrace("is confirmed when it is let go");
			assertEquals(InvocationState.CANCELLING, call.state());
			camera.letGo();
			assertEnded(End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		}

		@Test
		void aCancelComesTooLateAndTheMethodIsFinished() throws Exception {
			camera.next("*: stall, cancel finishes 3s");
			Invocation call = count();
			camera.awaitTrace("stalls");
			call.cancel();
			camera.awaitTrace("is cancelled");
			camera.advance(SECOND.multipliedBy(3));
			assertEnded(End.CANCELLED, Status.ERROR_CANCELLED, Effect.FINISHED);
		}

		/** Contract 2.10: nobody knows, and the session is reset. */
		@Test
		void aCancelIsLost() throws Exception {
			camera.next("*: stall, cancel lost");
			Invocation call = count();
			camera.awaitTrace("stalls");
			call.cancel();
			camera.awaitTrace("is cancelled, which is lost");
			camera.advance(SECOND.multipliedBy(6));
			assertEnded(End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
			camera.awaitTrace("reset succeeds");
			count();
			assertEnded(End.SUCCEEDED, Status.S_OK, null);
		}

		@Test
		void aCancelWedgesTheDeviceUntilItIsReset() throws Exception {
			camera.next("*: stall, cancel wedges");
			Invocation call = count();
			camera.awaitTrace("stalls");
			Invocation other = count();
			call.cancel();
			camera.awaitTrace("which wedges the device");
			assertEquals(InvocationState.QUEUED, other.state());
			camera.advance(SECOND.multipliedBy(6));
			assertEnded(End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
			assertEnded(End.SUCCEEDED, Status.S_OK, null);
		}
	}

	@Nested
	class GivenATransfer {

		@Test
		void aDownloadStallsAtTheByteThatWasSaid() throws Exception {
			camera.next("Download: stall at 70000");
			Received sink = new Received();
			download(sink);
			sink.await(70_000);
			camera.awaitTrace("stalls at 70000");
			assertEquals(70_000, sink.count());
			camera.letGo();
			assertEnded(End.SUCCEEDED, Status.S_OK, null);
			assertEquals(1 << 20, sink.count());
		}

		@Test
		void anUploadStallsAtTheByteThatWasSaid() throws Exception {
			camera.next("Upload: stall at 100000 for 10s");
			engine.invoke(storage(), StorageMethods.UPLOAD, Values.of(StorageMethods.NAME, Variant.string("new.bin")),
					InvocationOptions.builder().source(Received.zeros(300_000)).build());
			camera.awaitTrace("stalls at 100000 for 10s");
			camera.advance(SECOND.multipliedBy(10));
			assertEnded(End.SUCCEEDED, Status.S_OK, null);
		}

		@Test
		void aDownloadThatIsCancelledTooLateIsFinished() throws Exception {
			camera.next("Download: stall at 70000, cancel finishes 2s");
			Invocation call = download(new Received());
			camera.awaitTrace("stalls");
			call.cancel();
			camera.awaitTrace("comes too late after 2s");
			camera.advance(SECOND.multipliedBy(2));
			assertEnded(End.CANCELLED, Status.ERROR_CANCELLED, Effect.FINISHED);
		}

		/** What has not arrived cannot be finished. */
		@Test
		void anUploadThatIsCancelledTooLateIsStoppedAllTheSame() throws Exception {
			camera.next("Upload: stall at 100000, cancel finishes");
			Invocation call = engine.invoke(storage(), StorageMethods.UPLOAD,
					Values.of(StorageMethods.NAME, Variant.string("new.bin")),
					InvocationOptions.builder().source(Received.zeros(300_000)).build());
			camera.awaitTrace("stalls");
			call.cancel();
			assertEnded(End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		}

		/** The session has to be reset, as nothing else makes the device answer. */
		@Test
		void aTransferWedgesTheDeviceAtTheByteThatWasSaid() throws Exception {
			camera.next("Download: wedge at 64KiB");
			Received sink = new Received();
			Invocation call = download(sink);
			camera.awaitTrace("wedges the device at 65536");
			sink.await(65_536);
			call.cancel();
			engine.settle();
			camera.advance(SECOND.multipliedBy(6));
			assertEnded(End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
			camera.awaitTrace("reset succeeds");
			assertEquals(65_536, sink.count());
		}

		@Test
		void itIsAsFastAsWasSaid() throws Exception {
			camera.next("Download: speed 512KiB");
			Received sink = new Received();
			download(sink);
			camera.time().awaitAppointment();
			for (int i = 0; i < 10; i++) { // the client has no part in it: there is room for all
				camera.advance(SECOND.dividedBy(10));
			}
			sink.await(400 << 10);
			assertTrue(sink.count() <= 600 << 10, sink.count() + " bytes");
			camera.advance(SECOND.multipliedBy(2));
			assertEnded(End.SUCCEEDED, Status.S_OK, null);
		}

		@Test
		void theDeviceFailsAtTheByteThatWasSaid() throws Exception {
			camera.next("Download: fail Store_Not_Available at 64KiB");
			Received sink = new Received();
			download(sink);
			assertEnded(End.FAILED, new Status(0x80042013), null);
		}
	}

	/** The device has done what the client no longer wants to know of. */
	@Test
	void whatAnAnswerThatCrossesTheCancelStandsForHasHappened() throws Exception {
		camera.next("SetProperty: stall, cancel crosses");
		PortableDeviceService device = engine.open("Device");
		Invocation call = engine.invoke(device, DeviceMethods.SET_PROPERTY, Values.builder()
				.set(DeviceMethods.PROPERTY, Variant.string("FNumber")).set(DeviceMethods.VALUE, Variant.string("800")).build());
		camera.awaitTrace("stalls");
		call.cancel();
		assertEnded(End.CANCELLED, Status.ERROR_CANCELLED, Effect.FINISHED);
		Invocation get = engine.invoke(device, DeviceMethods.GET_PROPERTY,
				Values.of(DeviceMethods.PROPERTY, Variant.string("FNumber")));
		assertEnded(End.SUCCEEDED, Status.S_OK, null);
		assertEquals("800", get.result().toCompletableFuture().get(10, TimeUnit.SECONDS).get(DeviceMethods.VALUE).asString());
	}

	@Test
	void aCaptureThatIsCancelledTooLateHasTakenItsPicture() throws Exception {
		camera.next("Capture: latency 1s, cancel finishes");
		Invocation call = engine.invoke(engine.open("StillImageCapture"), StillImageMethods.CAPTURE, Values.empty());
		camera.awaitTrace("Capture waits 1s");
		call.cancel();
		assertEnded(End.CANCELLED, Status.ERROR_CANCELLED, Effect.FINISHED);
		Invocation info = engine.invoke(storage(), StorageMethods.GET_OBJECT_INFO,
				Values.of(StorageMethods.OBJECT, Variant.string("/DCIM/100SIMUL/SIM_0005.JPG")));
		assertEnded(End.SUCCEEDED, Status.S_OK, null);
		assertEquals(InvocationState.ENDED, info.state());
	}

	@Test
	void aCancelIsAnsweredWithAFailure() throws Exception {
		camera.next("*: stall, cancel fails Device_Busy 1s");
		Invocation call = count();
		camera.awaitTrace("stalls");
		call.cancel();
		camera.awaitTrace("is answered with a failure after 1s");
		camera.advance(SECOND);
		assertEnded(End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		camera.awaitTrace("fails with Device_Busy");
	}

	@Test
	void aCallFailsWithTheCodeThatWasSaid() throws Exception {
		camera.next("*: fail Device_Busy");
		count();
		assertEnded(End.FAILED, new Status(0x80042019), null);
		count();
		assertEnded(End.SUCCEEDED, Status.S_OK, null);
	}

	@Test
	void theDeviceCancelsByItself() throws Exception {
		camera.next("*: self-cancel");
		count();
		assertEnded(End.FAILED, new Status(0x8004201F), null);
	}

	@Test
	void aWedgedDeviceAnswersNothingUntilItsSessionIsReset() throws Exception {
		camera.wedge();
		Invocation call = count();
		camera.advance(SECOND);
		assertEquals(InvocationState.RUNNING, call.state());
		call.cancel();
		camera.advance(SECOND.multipliedBy(6));
		assertEnded(End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
		camera.awaitTrace("reset succeeds");
		count();
		assertEnded(End.SUCCEEDED, Status.S_OK, null);
	}

	/** Contract 4.3. */
	@Test
	void anUnpluggedDeviceIsGoneAndComesBack() throws Exception {
		camera.next("*: stall");
		count();
		camera.awaitTrace("stalls");
		camera.unplug();
		assertEnded(End.ABORTED, Status.ERROR_DEVICE_NOT_CONNECTED, Effect.UNKNOWN);
		camera.replug();
		count();
		assertEnded(End.SUCCEEDED, Status.S_OK, null);
	}

	@Test
	void itIsUnpluggedAtAByteAndComesBackByItself() throws Exception {
		camera.next("Download: unplug at 64KiB for 2s");
		download(new Received());
		assertEnded(End.ABORTED, Status.ERROR_DEVICE_NOT_CONNECTED, Effect.UNKNOWN);
		camera.advance(SECOND.multipliedBy(2));
		count();
		assertEnded(End.SUCCEEDED, Status.S_OK, null);
		assertTrue(camera.trace().stream().anyMatch(line -> line.startsWith("2.000000 device - - is plugged in")),
				() -> "" + camera.trace());
	}

	/** Contract 2.10: what cannot be reset is hung, and its services go. */
	@Test
	void aResetThatFailsTakesTheDeviceAway() throws Exception {
		camera.next("*: stall, cancel lost");
		camera.next("reset: fail");
		Invocation call = count();
		camera.awaitTrace("stalls");
		call.cancel();
		camera.awaitTrace("which is lost");
		camera.advance(SECOND.multipliedBy(6));
		assertEnded(End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
		camera.awaitTrace("reset fails");
		camera.awaitState(ConfiguredDevice.State.UNREACHABLE);
		camera.replug();
		count();
		assertEnded(End.SUCCEEDED, Status.S_OK, null);
	}

	/** Contract 2.10: the reset is bounded, and what does not answer it is hung. */
	@Test
	void aResetThatIsNotAnsweredTakesTheDeviceAway() throws Exception {
		camera.next("*: stall, cancel lost");
		camera.next("reset: stall");
		Invocation call = count();
		camera.awaitTrace("stalls");
		call.cancel();
		camera.awaitTrace("which is lost");
		camera.advance(SECOND.multipliedBy(6));
		assertEnded(End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
		camera.awaitTrace("reset stalls");
		engine.settle();
		camera.advance(SECOND.multipliedBy(31));
		camera.awaitState(ConfiguredDevice.State.UNREACHABLE);
		camera.replug();
		count();
		assertEnded(End.SUCCEEDED, Status.S_OK, null);
	}

	@Test
	void aResetTakesAsLongAsWasSaidOrUntilItIsLetGo() throws Exception {
		camera.next("*: stall, cancel lost");
		camera.next("reset: stall, latency 2s");
		Invocation call = count();
		camera.awaitTrace("stalls");
		call.cancel();
		camera.awaitTrace("which is lost");
		camera.advance(SECOND.multipliedBy(6));
		camera.awaitTrace("reset waits 2s");
		camera.advance(SECOND.multipliedBy(2));
		camera.awaitTrace("reset stalls");
		camera.letGo();
		camera.awaitTrace("reset succeeds");
	}

	/** Of a listing a place is a number of objects. */
	@Test
	void aListingStallsAfterSoManyObjects() throws Exception {
		camera.next("ListObjects: stall at 3");
		Invocation call = engine.invoke(storage(), StorageMethods.LIST_OBJECTS, Values.empty());
		camera.awaitTrace("stalls at 3");
		engine.settle();
		assertEquals(3, call.progress().completed());
		camera.letGo();
		camera.awaitTrace("succeeds");
	}

	@Test
	void whatIsAskedOfRealTimeIsRefused() {
		EngineFixture other = new EngineFixture();
		try (Simulation real = Simulation.phone().realTime().start(other.host())) {
			assertThrows(IllegalStateException.class, () -> real.advance(SECOND));
			assertThrows(IllegalArgumentException.class, () -> real.next("Capture: fail"));
		} finally {
			other.close();
		}
	}
}
