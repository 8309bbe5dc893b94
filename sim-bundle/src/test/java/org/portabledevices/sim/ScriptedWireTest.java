package org.portabledevices.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.ptp.ConnectionLostException;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.DataSource;
import org.portabledevices.ptp.initiator.TransactionCancelledException;
import org.portabledevices.ptp.initiator.TransactionResult.Outcome;
import org.portabledevices.sim.WireFixture.Counter;

/** What is scripted befalls operations on a real wire, over loopback, in virtual time. */
@Timeout(60)
class ScriptedWireTest {

	private static final int LARGE = 1 << 20;
	private static final Duration SECOND = Duration.ofSeconds(1);

	private WireFixture wire;
	private Simulation camera;
	private int large;

	@BeforeEach
	void connect() throws Exception {
		wire = new WireFixture(Simulation.camera().largeObject(1)).connect();
		camera = wire.camera;
		for (int handle : wire.operations.getObjectHandles(0xFFFF_FFFF, 0, 0)) {
			large = wire.operations.getObjectInfo(handle).filename().equals("LARGE.BIN") ? handle : large;
		}
	}

	@AfterEach
	void disconnect() {
		wire.close();
	}

	private static <T extends Exception> T failure(Class<T> type, CompletableFuture<Void> operation) {
		ExecutionException thrown = assertThrows(ExecutionException.class, () -> operation.get(10, TimeUnit.SECONDS));
		return type.cast(thrown.getCause());
	}

	private static void assertOutcome(Outcome outcome, CompletableFuture<Void> operation) {
		assertEquals(outcome, failure(TransactionCancelledException.class, operation).result().outcome());
	}

	private void assertAnswers() throws PtpException {
		assertEquals(1, wire.operations.getStorageIds().length);
	}

	@Nested
	class GivenADownload {

		private final Counter received = new Counter();
		private final Cancellation cancellation = new Cancellation();

		private CompletableFuture<Void> download() {
			return wire.begin(cancellation, operations -> operations.getObject(large, received));
		}

		@Test
		void itStallsAtTheByteThatWasSaidAndGoesOnAfterTheTimeThatWasSaid() throws Exception {
			camera.next("GetObject: stall at 70000 for 5s");
			CompletableFuture<Void> download = download();
			received.await(70_000);
			camera.awaitTrace("stalls at 70000 for 5s");
			camera.advance(SECOND.multipliedBy(4));
			assertEquals(70_000, received.count());
			camera.advance(SECOND);
			download.get(10, TimeUnit.SECONDS);
			assertEquals(LARGE, received.count());
		}

		@Test
		void itStallsUntilItIsLetGo() throws Exception {
			camera.next("GetObject: stall at 1, stall at 2");
			CompletableFuture<Void> download = download();
			camera.awaitTrace("stalls at 1");
			camera.letGo();
			camera.awaitTrace("stalls at 2");
			assertFalse(download.isDone());
			camera.letGo();
			download.get(10, TimeUnit.SECONDS);
		}

		@Test
		void aCancelWakesItAndIsConfirmed() throws Exception {
			camera.next("GetObject: stall at 70000");
			CompletableFuture<Void> download = download();
			camera.awaitTrace("stalls");
			cancellation.cancel();
			assertOutcome(Outcome.STOPPED, download);
			camera.awaitTrace("GetObject is stopped");
			assertAnswers();
		}

		@Test
		void aCancelIsConfirmedLate() throws Exception {
			camera.next("GetObject: stall at 70000, cancel late 300ms");
			CompletableFuture<Void> download = download();
			camera.awaitTrace("stalls");
			cancellation.cancel();
			camera.awaitTrace("which is confirmed after 300ms");
			camera.advance(Duration.ofMillis(299));
			assertFalse(download.isDone());
			camera.advance(Duration.ofMillis(1));
			assertOutcome(Outcome.STOPPED, download);
		}

		@Test
		void aCancelIsConfirmedWhenItIsLetGo() throws Exception {
			camera.next("GetObject: stall at 70000, cancel late");
			CompletableFuture<Void> download = download();
			camera.awaitTrace("stalls");
			cancellation.cancel();
			camera.awaitTrace("which is confirmed when it is let go");
			assertFalse(download.isDone());
			camera.letGo();
			assertOutcome(Outcome.STOPPED, download);
		}

		/** What nobody stalls or slows down heeds the cancel where it is looked for, and is late all the same. */
		@Test
		void aCancelBetweenTwoPiecesIsConfirmedLateToo() throws Exception {
			camera.next("GetObject: speed 1MiB, cancel late 300ms");
			CompletableFuture<Void> download = download();
			camera.time().awaitAppointment();
			cancellation.cancel();
			camera.awaitTrace("which is confirmed after 300ms");
			camera.advance(Duration.ofMillis(300));
			assertOutcome(Outcome.STOPPED, download);
		}

		@Test
		void aCancelThatIsLostIsNotConfirmedAndANewSessionWorks() throws Exception {
			wire.connectImpatiently();
			camera.next("GetObject: stall at 70000, cancel lost");
			CompletableFuture<Void> download = download();
			camera.awaitTrace("stalls");
			cancellation.cancel();
			assertOutcome(Outcome.NOT_CONFIRMED, download);
			wire.connect();
			assertAnswers();
		}

		@Test
		void aCancelComesTooLateAndTheDeviceFinishes() throws Exception {
			camera.next("GetObject: stall at 70000, cancel finishes 200ms");
			CompletableFuture<Void> download = download();
			camera.awaitTrace("stalls");
			cancellation.cancel();
			camera.awaitTrace("which comes too late after 200ms");
			camera.advance(Duration.ofMillis(200));
			assertOutcome(Outcome.FINISHED, download);
			assertAnswers();
		}

		@Test
		void anAnswerCrossesTheCancel() throws Exception {
			camera.next("GetObject: stall at 70000, cancel crosses");
			CompletableFuture<Void> download = download();
			camera.awaitTrace("stalls");
			cancellation.cancel();
			assertOutcome(Outcome.FINISHED, download);
			camera.awaitTrace("GetObject succeeds");
			assertAnswers();
		}

		@Test
		void aCancelIsAnsweredWithAFailure() throws Exception {
			camera.next("GetObject: stall at 70000, cancel fails Device_Busy 100ms");
			CompletableFuture<Void> download = download();
			camera.awaitTrace("stalls");
			cancellation.cancel();
			camera.awaitTrace("is cancelled");
			camera.advance(Duration.ofMillis(100));
			assertEquals(ResponseCode.DEVICE_BUSY, failure(TransactionCancelledException.class, download).result().responseCode());
			assertAnswers();
		}

		@Test
		void aCancelWedgesTheDeviceUntilASessionIsOpenedAgain() throws Exception {
			camera.next("GetObject: stall at 70000, cancel wedges");
			CompletableFuture<Void> download = download();
			camera.awaitTrace("stalls");
			cancellation.cancel();
			assertOutcome(Outcome.NOT_CONFIRMED, download);
			wire.connect();
			camera.awaitTrace("ptp 1 reset succeeds");
			assertAnswers();
		}

		@Test
		void itFailsAtTheByteThatWasSaid() throws Exception {
			camera.next("GetObject: fail Store_Not_Available at 70000");
			assertEquals(ResponseCode.STORE_NOT_AVAILABLE, failure(ResponseException.class, download()).responseCode());
			assertEquals(70_000, received.count());
			assertAnswers();
		}

		@Test
		void theDeviceCancelsItByItselfAndSaysSo() throws Exception {
			camera.next("GetObject: self-cancel at 70000");
			assertEquals(ResponseCode.TRANSACTION_CANCELLED, failure(ResponseException.class, download()).responseCode());
			assertEquals(EventCode.CANCEL_TRANSACTION, wire.events.poll(10, TimeUnit.SECONDS).code());
			assertAnswers();
		}

		/** The connections are closed, the port refuses, and the camera is back at the same port. */
		@Test
		void theDeviceIsUnpluggedAtAByteAndComesBack() throws Exception {
			camera.next("GetObject: unplug at 70000 for 2s");
			CompletableFuture<Void> download = download();
			failure(PtpException.class, download);
			assertTrue(wire.cutOff.await(10, TimeUnit.SECONDS));
			assertRefused();
			camera.advance(SECOND.multipliedBy(2));
			assertEquals(wire.address, camera.serve());
			wire.connect();
			assertAnswers();
		}

		@Test
		void itIsAsFastAsWasSaid() throws Exception {
			camera.next("GetObject: speed 64KiB");
			CompletableFuture<Void> download = download();
			camera.time().awaitAppointment();
			camera.advance(SECOND);
			received.await(64 << 10);
			assertTrue(received.count() <= 128 << 10, "" + received.count());
			wire.session.close();
			failure(PtpException.class, download);
		}
	}

	private void assertRefused() throws Exception {
		assertThrows(ConnectException.class, () -> {
			try (Socket socket = new Socket(wire.address.getAddress(), wire.address.getPort())) {
				assertFalse(socket.isConnected());
			}
		});
	}

	@Nested
	class GivenAnUpload {

		private static final int LENGTH = 300_000;

		private final Cancellation cancellation = new Cancellation();

		private CompletableFuture<Void> upload() throws PtpException {
			wire.operations.sendObjectInfo(0x00010001, 0, ObjectInfo.ofFile(ObjectFormatCode.UNDEFINED, LENGTH, "new.bin"));
			return wire.begin(cancellation, operations -> operations.sendObject(
					DataSource.from(Channels.newChannel(new ByteArrayInputStream(new byte[LENGTH])), LENGTH)));
		}

		@Test
		void itStallsAtTheByteThatWasSaid() throws Exception {
			camera.next("SendObject: stall at 100001 for 3s");
			CompletableFuture<Void> upload = upload();
			camera.awaitTrace("stalls at 100001 for 3s");
			camera.advance(SECOND.multipliedBy(3));
			upload.get(10, TimeUnit.SECONDS);
			assertAnswers();
		}

		@Test
		void aCancelStopsIt() throws Exception {
			camera.next("SendObject: stall at 100001");
			CompletableFuture<Void> upload = upload();
			camera.awaitTrace("stalls");
			cancellation.cancel();
			assertOutcome(Outcome.STOPPED, upload);
			assertAnswers();
		}

		/** What has not arrived cannot be finished. */
		@Test
		void aCancelThatComesTooLateStopsItAllTheSame() throws Exception {
			camera.next("SendObject: stall at 100001, cancel finishes 100ms");
			CompletableFuture<Void> upload = upload();
			camera.awaitTrace("stalls");
			cancellation.cancel();
			camera.awaitTrace("is cancelled");
			camera.advance(Duration.ofMillis(100));
			assertOutcome(Outcome.STOPPED, upload);
			assertAnswers();
		}

		@Test
		void aCancelIsLost() throws Exception {
			wire.connectImpatiently();
			camera.next("SendObject: stall at 100001, cancel lost");
			CompletableFuture<Void> upload = upload();
			camera.awaitTrace("stalls");
			cancellation.cancel();
			assertOutcome(Outcome.NOT_CONFIRMED, upload);
			wire.connect();
			assertAnswers();
		}

		@Test
		void itFailsAtTheByteThatWasSaidWhenAllDataHasCome() throws Exception {
			camera.next("SendObject: fail Store_Full at 100001");
			assertEquals(ResponseCode.STORE_FULL, failure(ResponseException.class, upload()).responseCode());
			assertAnswers();
		}
	}

	@Nested
	class GivenAnyOperation {

		@Test
		void itFailsWithTheCodeThatWasSaid() throws Exception {
			camera.next("GetStorageIDs: fail 0xA809");
			assertEquals(ResponseCode.OBJECT_TOO_LARGE,
					assertThrows(ResponseException.class, () -> wire.operations.getStorageIds()).responseCode());
			assertAnswers();
		}

		@Test
		void itTakesAsLongAsWasSaid() throws Exception {
			camera.next("GetStorageIDs: latency 7s");
			CompletableFuture<Void> operation = wire.begin(operations -> operations.getStorageIds());
			camera.time().awaitAppointment();
			camera.advance(Duration.ofMillis(6_999));
			assertFalse(operation.isDone());
			camera.advance(Duration.ofMillis(1));
			operation.get(10, TimeUnit.SECONDS);
		}

		@Test
		void itWedgesTheDeviceWhichAnswersNothingButANewSession() throws Exception {
			camera.next("GetStorageIDs: wedge");
			CompletableFuture<Void> operation = wire.begin(operations -> operations.getStorageIds());
			camera.awaitTrace("wedges the device");
			wire.session.close();
			failure(PtpException.class, operation);
			wire.attach();
			CompletableFuture<Void> info = wire.begin(operations -> operations.getDeviceInfo());
			wire.session.close();
			failure(PtpException.class, info);
			wire.connect();
			assertAnswers();
		}

		@Test
		void aDeviceThatIsWedgedAnswersNothing() throws Exception {
			camera.wedge();
			CompletableFuture<Void> operation = wire.begin(operations -> operations.getStorageIds());
			camera.awaitTrace("GetStorageIDs is not answered");
			wire.session.close();
			failure(ConnectionLostException.class, operation);
			wire.connect();
			assertAnswers();
		}

		@Test
		void aWedgeFreezesWhatRuns() throws Exception {
			camera.next("GetStorageIDs: stall for 1s");
			CompletableFuture<Void> operation = wire.begin(operations -> operations.getStorageIds());
			camera.awaitTrace("stalls");
			camera.wedge();
			camera.advance(SECOND.multipliedBy(2));
			wire.session.close();
			failure(ConnectionLostException.class, operation);
			wire.connect();
			assertAnswers();
		}

		@Test
		void anUnpluggedCameraRefusesUntilItIsBack() throws Exception {
			camera.unplug();
			assertTrue(wire.cutOff.await(10, TimeUnit.SECONDS));
			assertRefused();
			camera.replug();
			assertEquals(wire.address, camera.serve());
			wire.connect();
			assertAnswers();
		}
	}

	@Nested
	class GivenAReset {

		@Test
		void itFails() throws Exception {
			camera.next("reset: fail Device_Busy");
			assertEquals(ResponseCode.DEVICE_BUSY, assertThrows(ResponseException.class, () -> wire.connect()).responseCode());
			camera.awaitTrace("ptp 1 reset fails with Device_Busy");
			wire.connect();
			assertAnswers();
		}

		/** What could not be reset is as wedged as before. */
		@Test
		void itFailsAndTheDeviceStaysWedged() throws Exception {
			camera.wedge();
			camera.next("reset: fail");
			assertThrows(ResponseException.class, () -> wire.connect());
			CompletableFuture<Void> operation = wire.begin(operations -> operations.getDeviceInfo());
			assertFalse(operation.isDone());
			wire.connect();
			failure(PtpException.class, operation);
			assertAnswers();
		}

		@Test
		void itIsNotAnswered() throws Exception {
			camera.next("reset: stall");
			wire.attach();
			CompletableFuture<Void> reset = wire.begin(operations -> operations.openSession(1));
			camera.awaitTrace("ptp 1 reset stalls");
			wire.connect();
			failure(PtpException.class, reset);
			assertAnswers();
		}

		@Test
		void itTakesItsTime() throws Exception {
			camera.next("reset: stall for 3s");
			wire.attach();
			CompletableFuture<Void> reset = wire.begin(operations -> operations.openSession(1));
			camera.awaitTrace("ptp 1 reset stalls for 3s");
			camera.advance(SECOND.multipliedBy(3));
			reset.get(10, TimeUnit.SECONDS);
			assertAnswers();
		}
	}
}
