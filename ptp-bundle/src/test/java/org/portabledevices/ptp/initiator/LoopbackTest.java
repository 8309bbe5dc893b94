package org.portabledevices.ptp.initiator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portabledevices.ptp.ConnectionLostException;
import org.portabledevices.ptp.PacketTrace;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.ptp.operation.PtpOperations.Placement;
import org.portabledevices.ptp.initiator.TransactionResult.Outcome;
import org.portabledevices.ptp.ip.ConnectionKind;
import org.portabledevices.ptp.ip.InitFailedException;
import org.portabledevices.ptp.ip.PacketType;
import org.portabledevices.ptp.responder.MemoryDevice;
import org.portabledevices.ptp.responder.PtpIpResponder;
import org.portabledevices.ptp.responder.StallingWire;
import org.portabledevices.ptp.responder.WireConditions;

/** Our initiator and our responder, over TCP. */
@Timeout(60)
class LoopbackTest {
	private final MemoryDevice device = new MemoryDevice();
	private final PacketTrace trace = new PacketTrace();
	private final SessionTranscript transcript = new SessionTranscript();
	private final PtpIpInitiator initiator = new PtpIpInitiator(RawConnection.GUID, "loopback");
	private PtpIpResponder responder;
	private PtpSession session;
	private PtpOperations operations;

	private void given(WireConditions conditions) throws Exception {
		responder = PtpIpResponder.of(device).identity(RawConnection.GUID, "Camera").conditions(conditions)
				.packetListener(trace).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		session = initiator.connect(responder.address(), transcript);
		operations = new PtpOperations(session);
		operations.getDeviceInfo();
		operations.openSession(1);
	}

	@AfterEach
	void close() {
		session.close();
		responder.close();
	}

	@Nested
	class GivenADeviceInGoodOrder {
		@BeforeEach
		void connect() throws Exception {
			given(WireConditions.NONE);
		}

		@Test
		void itIsDescribed() throws Exception {
			assertEquals(device.deviceInfo(), operations.getDeviceInfo());
			assertEquals("Camera", session.peerName());
			assertTrue(session.peer().contains("Camera") && session.peer().contains("127.0.0.1"), session.peer());
		}

		@Test
		void itsStoragesAndObjectsAreListed() throws Exception {
			assertArrayEquals(new int[]{ MemoryDevice.STORAGE }, operations.getStorageIds());
			assertEquals(device.storageInfo(MemoryDevice.STORAGE), operations.getStorageInfo(MemoryDevice.STORAGE));
			assertEquals(3, operations.getNumObjects(PtpOperations.ALL_STORAGES, PtpOperations.ALL_FORMATS,
					PtpOperations.ALL_OBJECTS));
			assertArrayEquals(new int[]{ MemoryDevice.DCIM }, operations.getObjectHandles(PtpOperations.ALL_STORAGES,
					PtpOperations.ALL_FORMATS, PtpOperations.ROOT));
			assertArrayEquals(new int[]{ MemoryDevice.PICTURE }, operations.getObjectHandles(MemoryDevice.STORAGE,
					ObjectFormatCode.EXIF_JPEG, MemoryDevice.FOLDER));
			assertEquals(device.objectInfo(MemoryDevice.PICTURE), operations.getObjectInfo(MemoryDevice.PICTURE));
		}

		@Test
		void objectsAreDownloadedWholeAndInParts() throws Exception {
			Collected whole = new Collected();
			TransactionResult result = operations.getObject(MemoryDevice.PICTURE, whole);
			assertArrayEquals(MemoryDevice.bytes(MemoryDevice.PICTURE_LENGTH), whole.bytes());
			assertEquals(MemoryDevice.PICTURE_LENGTH, whole.announced);
			assertEquals(MemoryDevice.PICTURE_LENGTH, result.transferredLength());
			Collected part = new Collected();
			result = operations.getPartialObject(MemoryDevice.PICTURE, 199_000, 5000, part);
			assertArrayEquals(Arrays.copyOfRange(MemoryDevice.bytes(MemoryDevice.PICTURE_LENGTH), 199_000, 200_003),
					part.bytes());
			assertEquals(1003, result.parameter(0));
			Collected thumb = new Collected();
			operations.getThumb(MemoryDevice.PICTURE, thumb);
			assertArrayEquals(new byte[]{ 1, 2, 3 }, thumb.bytes());
		}

		@Test
		void objectsOfEveryAwkwardLengthAreDownloadedAndUploaded() throws Exception {
			for (int length : new int[]{ 0, 1, 65535, 65536, 65537, 131072, 1_000_003 }) {
				int handle = device.addPicture("L%d.JPG".formatted(length), length);
				Collected down = new Collected();
				operations.getObject(handle, down);
				assertArrayEquals(MemoryDevice.bytes(length), down.bytes());
				Placement placement = operations.sendObjectInfo(MemoryDevice.STORAGE, MemoryDevice.FOLDER,
						ObjectInfo.ofFile(ObjectFormatCode.EXIF_JPEG, length, "U%d.JPG".formatted(length)));
				operations.sendObject(DataSource.of(MemoryDevice.bytes(length)));
				Collected back = new Collected();
				operations.getObject(placement.handle(), back);
				assertArrayEquals(MemoryDevice.bytes(length), back.bytes());
			}
		}

		@Test
		void filesAreStreamedThroughChannels(@TempDir Path folder) throws Exception {
			Path file = folder.resolve("down.jpg");
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
				operations.getObject(MemoryDevice.PICTURE, DataReceiver.to(channel));
			}
			assertArrayEquals(MemoryDevice.bytes(MemoryDevice.PICTURE_LENGTH), Files.readAllBytes(file));
			Placement placement = operations.sendObjectInfo(0, 0,
					ObjectInfo.ofFile(ObjectFormatCode.EXIF_JPEG, Files.size(file), "UP.JPG"));
			assertEquals(MemoryDevice.FOLDER, placement.parent());
			try (FileChannel channel = FileChannel.open(file)) {
				operations.sendObject(DataSource.from(channel, channel.size()));
			}
			Collected back = new Collected();
			operations.getObject(placement.handle(), back);
			assertArrayEquals(Files.readAllBytes(file), back.bytes());
		}

		@Test
		void foldersAreMadeAndObjectsDeleted() throws Exception {
			Placement folder = operations.sendObjectInfo(MemoryDevice.STORAGE, PtpOperations.ROOT,
					ObjectInfo.ofFolder("NEW"));
			assertTrue(operations.getObjectInfo(folder.handle()).isFolder());
			operations.deleteObject(folder.handle(), PtpOperations.ALL_FORMATS);
			ResponseException e = assertThrows(ResponseException.class,
					() -> operations.getObjectInfo(folder.handle()));
			assertEquals(ResponseCode.INVALID_OBJECT_HANDLE, e.responseCode());
			assertTrue(e.getMessage().contains("GetObjectInfo") && e.getMessage().contains("Invalid_ObjectHandle"),
					e.getMessage());
		}

		@Test
		void aCaptureTellsItsObjectAndItsEnd() throws Exception {
			TransactionResult started = operations.initiateCapture(0, 0);
			PtpEvent added = transcript.awaitEvent();
			assertEquals(started.transactionId(), added.transactionId());
			assertEquals(EventCode.OBJECT_ADDED, added.code());
			assertEquals(12345, operations.getObjectInfo(added.parameter(0)).compressedSize());
			assertEquals(EventCode.CAPTURE_COMPLETE, transcript.awaitEvent().code());
		}

		@Test
		void propertiesAreDescribedReadSetAndReset() throws Exception {
			int delay = DevicePropCode.CAPTURE_DELAY;
			assertEquals(device.devicePropDesc(delay), operations.getDevicePropDesc(delay));
			operations.setDevicePropValue(delay, PtpValue.of(DataTypeCode.UINT32, 2000));
			assertEquals(2000, operations.getDevicePropValue(delay, DataTypeCode.UINT32).asLong());
			operations.resetDevicePropValue(delay);
			assertEquals(0, operations.getDevicePropValue(delay, DataTypeCode.UINT32).asLong());
			assertAnswer(ResponseCode.INVALID_DEVICE_PROP_VALUE,
					() -> operations.setDevicePropValue(delay, PtpValue.of(DataTypeCode.UINT32, 1)));
			assertAnswer(ResponseCode.ACCESS_DENIED, () -> operations.setDevicePropValue(DevicePropCode.BATTERY_LEVEL,
					PtpValue.of(DataTypeCode.UINT8, 1)));
			assertAnswer(ResponseCode.DEVICE_PROP_NOT_SUPPORTED, () -> operations.getDevicePropDesc(0x5003));
		}

		private void assertAnswer(int code, org.junit.jupiter.api.function.Executable call) {
			assertEquals(code, assertThrows(ResponseException.class, call).responseCode());
		}

		@Test
		void vendorOperationsAreExecutedRaw() throws Exception {
			TransactionResult result = operations.send(MemoryDevice.VENDOR_OPERATION, new byte[70_000], 5);
			assertEquals(List.of(70_000, 5), result.parameters());
			assertAnswer(ResponseCode.OPERATION_NOT_SUPPORTED, () -> operations.execute(0x9998));
		}

		/** A refused upload is not sent to its end. */
		@Test
		void aDeviceThatRefusesAnUploadIsNotForgotten() throws Exception {
			assertAnswer(ResponseCode.NO_VALID_OBJECT_INFO,
					() -> operations.sendObject(DataSource.of(new byte[1_000_000])));
			operations.getStorageIds();
		}

		@Test
		void aSecondInitiatorIsToldThatTheDeviceIsBusy() {
			InitFailedException e = assertThrows(InitFailedException.class,
					() -> initiator.connect(responder.address(), new SessionTranscript()));
			assertEquals(InitFailedException.BUSY, e.reason());
		}

		@Test
		void theNextInitiatorIsServedAtOnce() throws Exception {
			for (int i = 0; i < 50; i++) {
				session.close();
				session = initiator.connect(responder.address(), transcript);
				operations = new PtpOperations(session);
				operations.openSession(1);
			}
			assertFalse(transcript.isToldClosed());
		}

		@Test
		void aProbeIsAnswered() {
			assertTrue(session.probe(Duration.ofSeconds(10)));
		}

		@Test
		void aClosedSessionFailsAndTellsNothing() throws Exception {
			session.close();
			assertThrows(ConnectionLostException.class, () -> operations.getStorageIds());
			assertFalse(session.isOpen());
			assertFalse(session.probe(Duration.ofSeconds(10)));
			assertFalse(transcript.isToldClosed());
		}

		@Test
		void aResponderThatClosesIsNoticedWithoutATransaction() throws Exception {
			responder.close();
			assertTrue(transcript.awaitClosed() instanceof ConnectionLostException);
			assertFalse(session.isOpen());
		}

		@Test
		void anInterruptChangesNothingAndStaysSet() throws Exception {
			Thread.currentThread().interrupt();
			Collected whole = new Collected();
			operations.getObject(MemoryDevice.PICTURE, whole);
			assertTrue(Thread.interrupted());
			assertEquals(MemoryDevice.PICTURE_LENGTH, whole.bytes().length);
			assertTrue(session.isOpen());
		}

		@Test
		void aReceiverThatThrowsCancelsItsTransaction() throws Exception {
			int big = device.addPicture("BIG.JPG", 1L << 30);
			LocalDataException e = assertThrows(LocalDataException.class, () -> operations.getObject(big, bytes -> {
				throw new IOException("disk full");
			}));
			assertEquals("disk full", e.getCause().getMessage());
			assertEquals(Outcome.STOPPED, e.result().outcome());
			operations.getStorageIds();
		}

		@Test
		void aSourceThatThrowsOrEndsEarlyCancelsItsTransaction() throws Exception {
			for (int available : new int[]{ 0, 100_000 }) {
				operations.sendObjectInfo(0, 0, ObjectInfo.ofFile(ObjectFormatCode.EXIF_JPEG, 1_000_000, "UP.JPG"));
				LocalDataException e = assertThrows(LocalDataException.class,
						() -> operations.sendObject(new DataSource() {
							private int given;

							@Override
							public long length() {
								return 1_000_000;
							}

							@Override
							public int read(ByteBuffer target) throws IOException {
								int count = Math.min(target.remaining(), available - given);
								if (count == 0) {
									return -1;
								}
								target.position(target.position() + count);
								given += count;
								return count;
							}
						}));
				assertEquals(available == 0 ? Outcome.NOT_SENT : Outcome.STOPPED, e.result().outcome());
			}
			operations.getStorageIds();
		}

		@Test
		void aReceiverMustNotExecuteTransactions() throws Exception {
			LocalDataException e = assertThrows(LocalDataException.class,
					() -> operations.getObject(MemoryDevice.PICTURE, bytes -> {
						try {
							operations.getStorageIds();
						} catch (PtpException p) {
							throw new IOException(p);
						}
					}));
			assertTrue(e.getCause() instanceof IllegalStateException, String.valueOf(e.getCause()));
			operations.getStorageIds();
		}

		@Test
		void threadsTakeTurns() throws Exception {
			List<Background<Integer>> all = java.util.stream.IntStream.range(0, 8).mapToObj(i -> Background.run(() -> {
				for (int n = 0; n < 50; n++) {
					Collected whole = new Collected();
					operations.getObject(MemoryDevice.PICTURE, whole);
					assertEquals(MemoryDevice.PICTURE_LENGTH, whole.bytes().length);
				}
				return i;
			})).toList();
			for (Background<Integer> one : all) {
				one.result();
			}
		}
	}

	/** Contract 2.9: cancelling really stops the work. */
	@Nested
	class GivenACancel {
		private final Cancellation cancellation = new Cancellation();
		private final int big = device.addPicture("BIG.JPG", 5L << 30);

		private void assertBothCancelsWereOnTheWire() {
			assertTrue(session.probe(Duration.ofSeconds(10))); // what was sent before on the event connection is read
			assertEquals(1, trace.count(false, ConnectionKind.COMMAND, PacketType.CANCEL));
			assertEquals(1, trace.count(false, ConnectionKind.EVENT, PacketType.CANCEL));
		}

		private TransactionResult cancelled(Background<?> background) {
			return assertThrows(TransactionCancelledException.class, background::result).result();
		}

		@Test
		void aRunningDownloadStopsAndTheSessionGoesOn() throws Exception {
			given(WireConditions.NONE);
			Collected data = new Collected();
			Background<?> download = Background.run(() -> operations.with(cancellation).getObject(big, data));
			data.awaitData();
			assertEquals(CancelRequest.REQUESTED, cancellation.cancel());
			assertEquals(CancelRequest.ALREADY_REQUESTED, cancellation.cancel());
			TransactionResult result = cancelled(download);
			assertEquals(Outcome.STOPPED, result.outcome());
			assertEquals(5L << 30, result.announcedLength());
			assertEquals(data.bytes().length, result.transferredLength());
			assertEquals(3, operations.getObjectHandles(-1, ObjectFormatCode.EXIF_JPEG, 0).length + 1);
			assertBothCancelsWereOnTheWire();
		}

		@Test
		void aStalledDownloadStopsAtOnce() throws Exception {
			StallingWire wire = StallingWire.at(0);
			given(wire);
			Background<?> download = Background
					.run(() -> operations.with(cancellation).getObject(big, new Collected()));
			wire.awaitStall();
			assertEquals(CancelRequest.REQUESTED, cancellation.cancel());
			assertEquals(Outcome.STOPPED, cancelled(download).outcome());
			wire.goOn();
			operations.getStorageIds();
			assertBothCancelsWereOnTheWire();
		}

		@Test
		void aCancelInsideTheReceiverStopsIt() throws Exception {
			given(WireConditions.NONE);
			TransactionCancelledException e = assertThrows(TransactionCancelledException.class,
					() -> operations.with(cancellation).getObject(big, bytes -> cancellation.cancel()));
			assertEquals(Outcome.STOPPED, e.result().outcome());
			operations.getStorageIds();
			assertBothCancelsWereOnTheWire();
		}

		@Test
		void aStalledUploadStopsAndTheDeviceForgetsIt() throws Exception {
			StallingWire wire = StallingWire.at(300_000); // more than fits ObjectInfo
			given(wire);
			operations.sendObjectInfo(0, 0, ObjectInfo.ofFile(ObjectFormatCode.EXIF_JPEG, 1L << 30, "UP.JPG"));
			Background<?> upload = Background.run(() -> operations.with(cancellation).sendObject(new Zeros(1L << 30)));
			wire.awaitStall();
			assertEquals(CancelRequest.REQUESTED, cancellation.cancel());
			assertEquals(Outcome.STOPPED, cancelled(upload).outcome());
			wire.goOn();
			assertEquals(1, device.discarded.size());
			operations.getStorageIds();
			assertBothCancelsWereOnTheWire();
		}

		@Test
		void aCancelInsideTheSourceStopsTheUpload() throws Exception {
			given(WireConditions.NONE);
			operations.sendObjectInfo(0, 0, ObjectInfo.ofFile(ObjectFormatCode.EXIF_JPEG, 1L << 30, "UP.JPG"));
			Zeros source = new Zeros(1L << 30) {
				@Override
				public int read(ByteBuffer target) {
					if (given() > 10_000_000) {
						cancellation.cancel();
					}
					return super.read(target);
				}
			};
			TransactionCancelledException e = assertThrows(TransactionCancelledException.class,
					() -> operations.with(cancellation).sendObject(source));
			assertEquals(Outcome.STOPPED, e.result().outcome());
			operations.getStorageIds();
			assertBothCancelsWereOnTheWire();
		}

		/** The Cancel was sent, and the request stayed in our buffer: a device cannot confirm what it was never asked for. */
		@Test
		void aCancelBetweenTheRequestAndTheFirstPieceIsConfirmed() throws Exception {
			given(WireConditions.NONE);
			session.close();
			session = initiator.withPacketListener((sent, connection, type, transactionId, length) -> {
				if (sent && type == PacketType.START_DATA) {
					cancellation.cancel();
				}
			}).connect(responder.address(), transcript);
			operations = new PtpOperations(session);
			operations.openSession(1);
			TransactionCancelledException e = assertThrows(TransactionCancelledException.class,
					() -> operations.with(cancellation).sendObjectInfo(0, 0, ObjectInfo.ofFile(ObjectFormatCode.EXIF_JPEG, 7, "UP.JPG")));
			assertTrue(e.result().outcome() == Outcome.STOPPED || e.result().outcome() == Outcome.FINISHED, e::getMessage);
			operations.getStorageIds();
			assertBothCancelsWereOnTheWire();
		}

		/** Contract 2.6: if cancel wins, an answer that comes later is its confirmation. */
		@Test
		void whatTheDeviceFinishedAllTheSameIsSaidToBeFinished() throws Exception {
			StallingWire wire = StallingWire.deafAt(0);
			given(wire);
			Background<?> download = Background
					.run(() -> operations.with(cancellation).getObject(MemoryDevice.PICTURE, new Collected()));
			wire.awaitStall();
			cancellation.cancel();
			wire.goOn();
			assertEquals(Outcome.FINISHED, cancelled(download).outcome());
			operations.getStorageIds();
		}

		@Test
		void whatIsCancelledBeforeIsNotSent() throws Exception {
			given(WireConditions.NONE);
			assertEquals(CancelRequest.NOT_SENT, cancellation.cancel());
			TransactionCancelledException e = assertThrows(TransactionCancelledException.class,
					() -> operations.with(cancellation).deleteObject(MemoryDevice.PICTURE, 0));
			assertEquals(Outcome.NOT_SENT, e.result().outcome());
			assertTrue(device.objects().containsKey(MemoryDevice.PICTURE));
		}

		@Test
		void whatWaitsForItsTurnIsNotSent() throws Exception {
			StallingWire wire = StallingWire.at(0);
			given(wire);
			Background<?> first = Background.run(() -> operations.getObject(MemoryDevice.PICTURE, new Collected()));
			wire.awaitStall();
			Background<?> second = Background.run(() -> {
				operations.with(cancellation).deleteObject(MemoryDevice.PICTURE, 0);
				return null;
			});
			cancellation.cancel();
			assertEquals(Outcome.NOT_SENT, cancelled(second).outcome());
			wire.goOn();
			first.result();
			assertTrue(device.objects().containsKey(MemoryDevice.PICTURE));
		}

		/** Contract 7.4: an operation without a data phase cannot be cancelled once it was sent. */
		@Test
		void anOperationWithoutDataGoesOnAndWhatFollowsIsNotSent() throws Exception {
			StalledOperation wire = new StalledOperation(OperationCode.DELETE_OBJECT);
			given(wire);
			PtpOperations cancellable = operations.with(cancellation);
			Background<?> delete = Background.run(() -> {
				cancellable.deleteObject(MemoryDevice.PICTURE, 0);
				return null;
			});
			wire.awaitStall();
			assertEquals(CancelRequest.NOT_CANCELLABLE, cancellation.cancel());
			wire.goOn();
			delete.result();
			assertFalse(device.objects().containsKey(MemoryDevice.PICTURE));
			assertThrows(TransactionCancelledException.class, cancellable::getStorageIds);
			assertEquals(0, trace.count(false, ConnectionKind.EVENT, PacketType.CANCEL));
		}

		/** Cancels at any moment of a short download: each ends one way, and nothing is out of step afterwards. */
		@Test
		void manyCancelsAtAllMomentsLeaveTheSessionInStep() throws Exception {
			given(WireConditions.NONE);
			int medium = device.addPicture("MEDIUM.JPG", 3_000_000);
			for (int i = 0; i < 300; i++) {
				Cancellation each = new Cancellation();
				int after = i * 10_000;
				Background<TransactionResult> download = Background.run(() -> session.execute(
						PtpTransaction.of(OperationCode.GET_OBJECT, medium).withDataIn(new DataReceiver() {
							private long received;

							@Override
							public void data(ByteBuffer bytes) {
								received += bytes.remaining();
								if (received > after) {
									each.cancel();
								}
							}
						}), each));
				TransactionResult result = download.result();
				assertTrue(result.outcome().sessionUsable(), result.toString());
				assertEquals(1, operations.getStorageIds().length);
			}
		}
	}
}
