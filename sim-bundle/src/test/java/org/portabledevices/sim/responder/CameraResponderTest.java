package org.portabledevices.sim.responder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.initiator.CancelRequest;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.DataReceiver;
import org.portabledevices.ptp.initiator.DataSource;
import org.portabledevices.ptp.initiator.PtpIpInitiator;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.SessionListener;
import org.portabledevices.ptp.initiator.TransactionCancelledException;
import org.portabledevices.ptp.initiator.TransactionResult;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.ptp.transport.Limits;
import org.portabledevices.sim.camera.CameraBuilder;
import org.portabledevices.sim.camera.CameraIdentity;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.device.RecordingJournal;
import org.portabledevices.sim.device.ServedCamera;
import org.portabledevices.sim.store.Storages;
import org.portabledevices.sim.store.StoredObject;
import org.portabledevices.sim.time.VirtualTime;
import org.portabledevices.sim.trouble.Behaviour;
import org.portabledevices.sim.trouble.Conduct;
import org.portabledevices.sim.trouble.TestTroubles;
import org.portabledevices.sim.trouble.Troubles;

/** The simulated camera on a real wire, over loopback, in virtual time. */
@Timeout(60)
class CameraResponderTest {

	private static final String PICTURE = "/DCIM/100SIMUL/SIM_0001.JPG";
	private static final String LARGE = "/DCIM/100SIMUL/LARGE.BIN";
	private static final int LARGE_LENGTH = 8 << 20;

	private final VirtualTime time = new VirtualTime();
	private final VirtualTime keepersTime = new VirtualTime();
	private final Troubles troubles = TestTroubles.perfect(time);
	private final RecordingJournal journal = new RecordingJournal();
	private final BlockingQueue<PtpEvent> events = new LinkedBlockingQueue<>();
	private final CountDownLatch cutOff = new CountDownLatch(1);
	private SimulatedCamera camera;
	private volatile Optional<ServedCamera> served = Optional.empty();
	private ResponderKeeper keeper;
	private PtpSession session;
	private PtpOperations operations;

	@BeforeEach
	void connect() throws Exception {
		camera = new CameraBuilder(CameraIdentity.of("Test Camera", "T1"), time::now).large(LARGE_LENGTH, 5).build();
		served = Optional.of(new ServedCamera(camera, 1, troubles, incident -> {
		}, time));
		keeper = new ResponderKeeper(Serving.anybody("127.0.0.1", 0), keepersTime, journal, () -> served, () -> {
		});
		keeper.run();
		keepersTime.settle();
		session = new PtpIpInitiator(UUID.randomUUID(), "test").withLimits(Limits.DEFAULT.withConfirmation(Duration.ofMillis(300)))
				.connect(keeper.endpoint().orElseThrow().address(), new SessionListener() {

					@Override
					public void onEvent(PtpEvent event) {
						events.add(event);
					}

					@Override
					public void onClosed(PtpException cause) {
						cutOff.countDown();
					}
				});
		operations = new PtpOperations(session);
		operations.openSession(1);
	}

	@AfterEach
	void disconnect() {
		session.close();
		keeper.close();
	}

	private int handle(String path) {
		return camera.storages().find(path).orElseThrow().handle();
	}

	private byte[] bytes(String path) throws IOException {
		return camera.storages().find(path).orElseThrow().content().prefix(1 << 24);
	}

	private static final class Received implements DataReceiver {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		private final CountDownLatch first = new CountDownLatch(1);

		@Override
		public void begin(long total) {
		}

		@Override
		public void data(ByteBuffer data) {
			byte[] copy = new byte[data.remaining()];
			data.get(copy);
			bytes.writeBytes(copy);
			first.countDown();
		}

		byte[] bytes() {
			return bytes.toByteArray();
		}
	}

	private interface Operation {

		void run() throws Exception;
	}

	private static CompletableFuture<Void> inBackground(Operation operation) {
		CompletableFuture<Void> done = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				operation.run();
				done.complete(null);
			} catch (Exception e) {
				done.completeExceptionally(e);
			}
		}, "initiator");
		thread.setDaemon(true);
		thread.start();
		return done;
	}

	private PtpEvent event() throws InterruptedException {
		PtpEvent event = events.poll(10, TimeUnit.SECONDS);
		assertNotNull(event, "no event came");
		return event;
	}

	@Nested
	class GivenAnInitiator {

		@Test
		void itSeesTheCameraThatIsInMemory() throws Exception {
			assertEquals(camera.deviceInfo(), operations.getDeviceInfo());
			assertEquals("T1", operations.getDeviceInfo().serialNumber());
			assertArrayEquals(camera.storages().ids(), operations.getStorageIds());
			assertEquals(camera.storages().info(0x00010001), operations.getStorageInfo(0x00010001));
			int[] handles = operations.getObjectHandles(PtpOperations.ALL_STORAGES, PtpOperations.ALL_FORMATS,
					PtpOperations.ALL_OBJECTS);
			assertArrayEquals(camera.storages().objects(Storages.ALL_OR_ROOT, 0, 0).stream().mapToInt(StoredObject::handle).toArray(),
					handles);
			for (int handle : handles) {
				assertEquals(camera.storages().object(handle).info(), operations.getObjectInfo(handle));
			}
			for (int property : camera.deviceInfo().devicePropertiesSupported()) {
				assertEquals(camera.properties().describe(property), operations.getDevicePropDesc(property));
			}
		}

		@Test
		void itDownloadsTheBytesThatAreInMemory() throws Exception {
			Received picture = new Received();
			operations.getObject(handle(PICTURE), picture);
			assertArrayEquals(bytes(PICTURE), picture.bytes());
			Received large = new Received();
			operations.getObject(handle(LARGE), large);
			assertArrayEquals(bytes(LARGE), large.bytes());
			Received thumbnail = new Received();
			operations.getThumb(handle(PICTURE), thumbnail);
			assertArrayEquals(camera.storages().find(PICTURE).orElseThrow().thumbnail().orElseThrow().prefix(1 << 20), thumbnail.bytes());
			Received part = new Received();
			operations.getPartialObject(handle(LARGE), 1000, 500, part);
			assertArrayEquals(Arrays.copyOfRange(bytes(LARGE), 1000, 1500), part.bytes());
		}

		@Test
		void itUploadsAndDeletes() throws Exception {
			byte[] text = "hello".getBytes(StandardCharsets.UTF_8);
			PtpOperations.Placement placement = operations.sendObjectInfo(0x00010001, handle("/DCIM"),
					ObjectInfo.ofFile(ObjectFormatCode.TEXT, text.length, "hello.txt"));
			operations.sendObject(DataSource.from(Channels.newChannel(new ByteArrayInputStream(text)), text.length));
			assertArrayEquals(text, bytes("/DCIM/hello.txt"));
			assertEquals(handle("/DCIM/hello.txt"), placement.handle());
			operations.deleteObject(placement.handle(), 0);
			assertTrue(camera.storages().find("/DCIM/hello.txt").isEmpty());
		}

		@Test
		void itIsRefusedWhatTheCameraRefuses() {
			assertEquals(ResponseCode.INVALID_OBJECT_HANDLE,
					assertThrows(ResponseException.class, () -> operations.getObjectInfo(99)).responseCode());
			assertEquals(ResponseCode.INVALID_OBJECT_HANDLE,
					assertThrows(ResponseException.class, () -> operations.getObject(handle("/DCIM"), new Received())).responseCode());
			assertEquals(ResponseCode.NO_THUMBNAIL_PRESENT,
					assertThrows(ResponseException.class, () -> operations.getThumb(handle(LARGE), new Received())).responseCode());
			assertEquals(ResponseCode.INVALID_PARAMETER, assertThrows(ResponseException.class,
					() -> operations.sendObjectInfo(0, 0, ObjectInfo.ofFile(ObjectFormatCode.TEXT, 1, "../x"))).responseCode());
		}

		@Test
		void itCapturesAndHearsOfThePictureAndOfTheEnd() throws Exception {
			operations.initiateCapture(0, 0);
			time.advance(Duration.ofMillis(9));
			assertTrue(events.isEmpty());
			time.advance(Duration.ofMillis(1));
			PtpEvent added = event();
			PtpEvent complete = event();
			assertEquals(EventCode.OBJECT_ADDED, added.code());
			assertEquals(EventCode.CAPTURE_COMPLETE, complete.code());
			assertEquals(added.transactionId(), complete.transactionId());
			Received picture = new Received();
			operations.getObject(added.parameter(0), picture);
			assertNotNull(ImageIO.read(new ByteArrayInputStream(picture.bytes())));
			assertEquals("20260504T102030", operations.getObjectInfo(added.parameter(0)).captureDate());
		}

		@Test
		void itHearsOfWhatOthersDoAndNotOfWhatItDoesItself() throws Exception {
			operations.setDevicePropValue(DevicePropCode.F_NUMBER, PtpValue.of(DataTypeCode.UINT16, 800));
			assertEquals(800, camera.properties().describe(DevicePropCode.F_NUMBER).current().asLong());
			operations.deleteObject(handle(LARGE), 0);
			int removed = handle(PICTURE);
			camera.removal().delete(removed, 0, "another");
			PtpEvent event = event();
			assertEquals(new PtpEvent(EventCode.OBJECT_REMOVED, 0xFFFF_FFFF, List.of(removed)), event);
		}
	}

	@Nested
	class GivenASlowWire {

		/** Issue, done 3: a large download over the wire is cancelled, the device confirms, and the next operation works at once. */
		@Test
		void aCancelOfADownloadIsConfirmedAndTheSessionGoesOn() throws Exception {
			troubles.change(Conduct.of(Behaviour.PERFECT.withBytesPerSecond(1 << 20)));
			Received received = new Received();
			Cancellation cancellation = new Cancellation();
			CompletableFuture<Void> download = inBackground(() -> operations.with(cancellation).getObject(handle(LARGE), received));
			time.awaitAppointment();
			time.advance(Duration.ofMillis(100));
			assertTrue(received.first.await(10, TimeUnit.SECONDS));
			assertEquals(CancelRequest.REQUESTED, cancellation.cancel());
			ExecutionException ended = assertThrows(ExecutionException.class, () -> download.get(10, TimeUnit.SECONDS));
			TransactionCancelledException cancelled = (TransactionCancelledException) ended.getCause();
			assertEquals(TransactionResult.Outcome.STOPPED, cancelled.result().outcome());
			assertTrue(received.bytes().length < LARGE_LENGTH);
			troubles.change(Conduct.of(Behaviour.PERFECT));
			assertEquals(camera.deviceInfo(), operations.getDeviceInfo());
			assertEquals(1, operations.getStorageIds().length);
		}

		@Test
		void aCancelThatIsLostIsNotConfirmed() throws Exception {
			troubles.change(
					Conduct.of(new Behaviour(Duration.ZERO, Duration.ZERO, 0, 0x2002, 0, Duration.ZERO, 100, Duration.ZERO, 1 << 20)));
			Cancellation cancellation = new Cancellation();
			CompletableFuture<Void> download = inBackground(
					() -> operations.with(cancellation).getObject(handle(LARGE), new Received()));
			time.awaitAppointment();
			cancellation.cancel();
			ExecutionException ended = assertThrows(ExecutionException.class, () -> download.get(10, TimeUnit.SECONDS));
			TransactionCancelledException cancelled = (TransactionCancelledException) ended.getCause();
			assertEquals(TransactionResult.Outcome.NOT_CONFIRMED, cancelled.result().outcome());
		}

		@Test
		void anAnswerTakesAsLongAsTheLatency() throws Exception {
			troubles.change(Conduct.of(Behaviour.PERFECT.withLatency(Duration.ofSeconds(20))));
			CompletableFuture<Void> answer = inBackground(() -> operations.getStorageIds());
			time.awaitAppointment();
			time.advance(Duration.ofMillis(19_999));
			assertFalse(answer.isDone());
			assertEquals(1, time.pending());
			time.advance(Duration.ofMillis(1));
			answer.get(10, TimeUnit.SECONDS);
		}

		@Test
		void failuresAreAnsweredAndTheSessionCanStillBeClosed() throws Exception {
			troubles.change(Conduct.of(new Behaviour(Duration.ZERO, Duration.ZERO, 100, 0x2002, 0, Duration.ZERO, 0, Duration.ZERO, 0)));
			assertEquals(ResponseCode.GENERAL_ERROR,
					assertThrows(ResponseException.class, () -> operations.getStorageIds()).responseCode());
			operations.closeSession();
		}
	}

	@Nested
	class GivenAKeeper {

		@Test
		void theCameraGoesFromTheWireWhenItGoes() throws Exception {
			InetSocketAddress address = keeper.endpoint().orElseThrow().address();
			served = Optional.empty();
			keeper.run();
			keepersTime.settle();
			assertTrue(cutOff.await(10, TimeUnit.SECONDS));
			assertEquals(Optional.empty(), keeper.endpoint());
			try (ServerSocket free = new ServerSocket(address.getPort(), 1, address.getAddress())) {
				assertTrue(free.isBound());
			}
		}

		@Test
		void aCameraThatStaysIsNotDisturbedByNewsOfOthers() throws Exception {
			served = Optional.of(new ServedCamera(camera, 1, troubles, incident -> {
			}, time));
			keeper.run();
			keepersTime.settle();
			assertEquals(1, operations.getStorageIds().length);
			assertEquals(1, cutOff.getCount());
		}

		/** Issue §4: a busy port is a clear message, not a dead bundle. */
		@Test
		void aPortThatIsInUseIsToldOnceAndTriedUntilItIsFree() throws Exception {
			RecordingJournal told = new RecordingJournal();
			ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
			try (ResponderKeeper patient =
					new ResponderKeeper(Serving.anybody("127.0.0.1", taken.getLocalPort()), keepersTime, told, () -> served, () -> {
					})) {
				patient.run();
				keepersTime.settle();
				keepersTime.advance(Duration.ofSeconds(10));
				assertEquals(1, told.warnings.size());
				String words = told.warnings.get(0);
				assertTrue(words.contains("127.0.0.1:" + taken.getLocalPort()) && words.contains("in use"), words);
				assertEquals(Optional.empty(), patient.endpoint());
				taken.close();
				keepersTime.advance(Duration.ofSeconds(3));
				assertEquals(taken.getLocalPort(), patient.endpoint().orElseThrow().address().getPort());
				assertTrue(told.infos.get(0).contains("127.0.0.1:" + taken.getLocalPort()), told.infos.get(0));
			}
		}

		@Test
		void anAddressThatIsNoneIsToldToo() {
			RecordingJournal told = new RecordingJournal();
			try (ResponderKeeper lost =
					new ResponderKeeper(Serving.anybody("no.such.host.invalid", 0), keepersTime, told, () -> served, () -> {
					})) {
				lost.run();
				keepersTime.settle();
				assertEquals(1, told.warnings.size());
			}
		}

		@Test
		void closedItLeavesTheLineAndListensNoMore() throws Exception {
			InetSocketAddress address = keeper.endpoint().orElseThrow().address();
			keeper.close();
			assertTrue(cutOff.await(10, TimeUnit.SECONDS));
			keeper.run();
			keepersTime.settle();
			assertThrows(IOException.class, () -> {
				try {
					new PtpIpInitiator(UUID.randomUUID(), "late").connect(address, new SessionListener() {
					}).close();
				} catch (PtpException e) {
					throw new BindException(e.getMessage());
				}
			});
		}
	}
}
