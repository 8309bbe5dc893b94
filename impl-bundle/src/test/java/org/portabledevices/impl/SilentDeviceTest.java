package org.portabledevices.impl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.engine.core.EngineLimits;
import org.portabledevices.engine.log.EngineLog;
import org.portabledevices.engine.standalone.StandaloneEngine;
import org.portabledevices.impl.connection.MtpDevice;
import org.portabledevices.impl.connection.Settings;
import org.portabledevices.impl.connection.ThreadTimer;
import org.portabledevices.impl.fixture.Bench;
import org.portabledevices.impl.fixture.MemoryCamera;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.ip.ConnectionKind;
import org.portabledevices.ptp.ip.PacketType;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.ptp.responder.WireConditions;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.StorageMethods;

/**
 * Contract 4.4: a camera at the other end of a real connection says nothing any more. It has 30 s, to confirm a stop 5 s, to be connected to again 30 s; time is injected, so that
 * they pass at once.
 */
@Timeout(60)
class SilentDeviceTest {

	private static final Duration ALMOST = Duration.ofMillis(29_900);
	private static final Duration A_MOMENT = Duration.ofMillis(200);
	private static final Duration GRACE = Duration.ofSeconds(5);

	/** What the camera does: it stalls in the middle of data, or before an operation is carried out. */
	private static final class Camera implements WireConditions {

		private volatile int stallsIn;
		private volatile boolean deaf;
		/** So many bytes went before it stalled: until all of them have arrived, something comes from it. */
		private volatile long sent;
		private final Semaphore stalled = new Semaphore(0);
		private final Queue<CountDownLatch> stalls = new ConcurrentLinkedQueue<>();

		@Override
		public void beforeOperation(ResponderTransaction transaction) {
			if (transaction.operation() == stallsIn && stallsIn != OperationCode.GET_OBJECT) {
				stall(transaction);
			}
		}

		@Override
		public void beforeData(ResponderTransaction transaction, long position, int length) {
			if (transaction.operation() == stallsIn && position > 0) {
				sent = position;
				stall(transaction);
			}
		}

		private void stall(ResponderTransaction transaction) {
			CountDownLatch wake = new CountDownLatch(1);
			stalls.add(wake);
			transaction.onGone(wake::countDown);
			if (!deaf) {
				transaction.onCancel(wake::countDown);
			}
			stalled.release();
			try {
				wake.await();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}

		@Override
		public boolean heedsCancel(ResponderTransaction transaction) {
			return !deaf;
		}

		void awaitStall() throws InterruptedException {
			assertTrue(stalled.tryAcquire(10, TimeUnit.SECONDS), "it has not begun to say nothing");
		}

		/** Lets it go on where it stalled, and stall no more. */
		void goOn() {
			stallsIn = 0;
			stalls.forEach(CountDownLatch::countDown);
		}
	}

	private final StandaloneEngine engine = StandaloneEngine.withoutTime(EngineLimits.DEFAULT, new NoLog());
	private final ThreadTimer timer = new ThreadTimer();
	private final List<MtpDevice> devices = new ArrayList<>();
	private final List<Bench> benches = new ArrayList<>();
	private final Camera camera = new Camera();
	private Bench bench;
	private ServiceMethods storage;

	@BeforeEach
	void connect() throws Exception {
		bench = new Bench();
		storage = connect(bench, camera, bench.settings());
	}

	private ServiceMethods connect(Bench added, WireConditions conditions, Settings settings) throws Exception {
		benches.add(added);
		added.conditions = conditions;
		added.listen();
		MtpDevice device = new MtpDevice(engine.host("backend"), added.connections, timer, new Random(7), settings,
				(state, words) -> {
				});
		devices.add(device);
		device.start();
		String number = added.camera.deviceInfo().serialNumber();
		return engine.bundle("client")
				.open("(&(portabledevices.service.name=Storage)(portabledevices.serial.number=" + number + "))").service().methods();
	}

	@AfterEach
	void close() throws Exception {
		camera.goOn();
		engine.close();
		devices.forEach(MtpDevice::close);
		timer.close();
		for (Bench each : benches) {
			each.close();
		}
	}

	private Invocation download(DataSink sink) throws Exception {
		return storage.invokeAsync(StorageMethods.DOWNLOAD.id(), Values.of(StorageMethods.OBJECT, Variant.string("o3")), null,
				InvocationOptions.builder().sink(sink).build());
	}

	/** Begins a download, and waits until the camera says nothing any more and all that it had said has arrived. */
	private Invocation stalled() throws Exception {
		camera.stallsIn = OperationCode.GET_OBJECT;
		Invocation download = download(new CountingSink());
		camera.awaitStall();
		while (download.progress().completed() < camera.sent) {
			Thread.onSpinWait();
		}
		assertTrue(engine.settle(Duration.ofSeconds(10)));
		// What the sink has taken is a sign of life too, a moment after it has returned, which nothing tells.
		assertFalse(new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS));
		return download;
	}

	private static void assertEnded(Invocation invocation, Effect effect) throws Exception {
		invocation.result().handle((results, failure) -> 0).toCompletableFuture().get(20, TimeUnit.SECONDS);
		assertEquals(Optional.of(End.ABORTED), invocation.end(), invocation::message);
		assertEquals(Optional.of(Status.E_WPD_DEVICE_IS_HUNG), invocation.status());
		assertEquals(Optional.of(effect), invocation.effect());
	}

	private static void assertSucceeds(Invocation invocation) throws Exception {
		assertEquals(MemoryCamera.PICTURE_LENGTH,
				invocation.result().toCompletableFuture().get(20, TimeUnit.SECONDS).get(StorageMethods.SIZE).asLong());
	}

	private long connectionCount() {
		return bench.packets.stream().filter(seen -> seen.type() == PacketType.INIT_COMMAND_REQUEST).count();
	}

	@Test
	void itIsToldToStopOnBothConnectionsAndGoesOnInItsSession() throws Exception {
		Invocation silent = stalled();
		engine.pass(ALMOST);
		assertEquals(InvocationState.RUNNING, silent.state());
		engine.pass(A_MOMENT);
		assertEnded(silent, Effect.STOPPED);
		bench.awaitCancel(ConnectionKind.COMMAND);
		bench.awaitCancel(ConnectionKind.EVENT);
		camera.goOn();
		assertSucceeds(download(new CountingSink()));
		assertEquals(1, connectionCount());
	}

	/** Wedged: it does not confirm either, so its session is opened anew, and what was queued goes on there. */
	@Test
	void ifItIsDeafTooItsSessionIsReset() throws Exception {
		camera.deaf = true;
		Invocation silent = stalled();
		Invocation queued = download(new CountingSink());
		engine.pass(ALMOST.plus(A_MOMENT));
		assertEquals(InvocationState.CANCELLING, silent.state());
		camera.stallsIn = 0; // from the next session on
		engine.pass(GRACE);
		assertEnded(silent, Effect.UNKNOWN);
		assertSucceeds(queued);
		assertEquals(2, connectionCount());
	}

	/** Contract 2.6: its answer is its confirmation. */
	@Test
	void ifItAnswersLateThatEndsTheWait() throws Exception {
		camera.deaf = true;
		Invocation silent = stalled();
		engine.pass(ALMOST.plus(A_MOMENT));
		bench.awaitCancel(ConnectionKind.EVENT);
		camera.goOn();
		assertEnded(silent, Effect.FINISHED);
		assertSucceeds(download(new CountingSink()));
		assertEquals(1, connectionCount());
	}

	/** The reset has its limit too; past it the device is gone, and nobody waits for it any more. */
	@Test
	void ifItDoesNotLetItselfBeConnectedToAgainItIsGone() throws Exception {
		camera.deaf = true;
		Invocation silent = stalled();
		Invocation queued = download(new CountingSink());
		camera.stallsIn = OperationCode.OPEN_SESSION;
		engine.pass(ALMOST.plus(A_MOMENT).plus(GRACE));
		assertEnded(silent, Effect.UNKNOWN);
		camera.awaitStall();
		engine.pass(Duration.ofSeconds(31));
		assertEnded(queued, Effect.NOT_STARTED);
		assertEquals(Status.E_WPD_SERVICE_NOT_OPEN,
				assertThrows(InvocationRefusedException.class, () -> download(new CountingSink())).status());
	}

	/** A deletion has no data phase and cannot be cancelled (7.4): it ends, and the session is opened anew. */
	@Test
	void whatCannotBeCancelledEndsAtOnce() throws Exception {
		camera.stallsIn = OperationCode.DELETE_OBJECT;
		camera.deaf = true;
		Invocation silent = storage.invokeAsync(StorageMethods.DELETE.id(), Values.of(StorageMethods.OBJECT, Variant.string("o3")), null);
		camera.awaitStall();
		Invocation queued = storage.invokeAsync(StorageMethods.GET_OBJECT_COUNT.id(), null, null);
		camera.stallsIn = 0;
		engine.pass(ALMOST.plus(A_MOMENT));
		assertEnded(silent, Effect.UNKNOWN);
		queued.result().toCompletableFuture().get(20, TimeUnit.SECONDS);
		assertEquals(2, connectionCount());
	}

	@Test
	void otherDevicesAreNotHeldUp() throws Exception {
		Bench other = new Bench();
		other.camera.serialNumber("SN43");
		ServiceMethods otherStorage = connect(other, WireConditions.NONE, other.settings());
		Invocation silent = stalled();
		otherStorage.invoke(StorageMethods.GET_OBJECT_COUNT.id(), null);
		engine.pass(ALMOST.plus(A_MOMENT));
		otherStorage.invoke(StorageMethods.GET_OBJECT_COUNT.id(), null);
		assertEnded(silent, Effect.STOPPED);
	}

	/** This camera has 10 s; it is the client that keeps it waiting for 20 s, again and again, which a sink may. */
	@Test
	void theTimeThatASinkTakesDoesNotCount() throws Exception {
		Bench patient = new Bench();
		patient.camera.serialNumber("SN43");
		int large = patient.camera.addPicture("LARGE.JPG", 30_000_000);
		Settings usual = patient.settings();
		storage = connect(patient, WireConditions.NONE,
				new Settings(usual.host(), usual.port(), usual.guid(), usual.friendlyName(), usual.connectLimit(), Duration.ofSeconds(10),
						usual.confirmationLimit(), usual.reconnectMin(), usual.reconnectMax(), usual.captureQuiet(), usual.ranking()));
		SlowSink sink = new SlowSink();
		Invocation download = storage.invokeAsync(StorageMethods.DOWNLOAD.id(),
				Values.of(StorageMethods.OBJECT, Variant.string(ObjectIds.ofObject(large))), null,
				InvocationOptions.builder().sink(sink).build());
		for (int i = 0; i < 3; i++) {
			sink.awaitWrite();
			awaitWorkerWaits(patient);
			engine.pass(Duration.ofSeconds(20));
			assertEquals(InvocationState.RUNNING, download.state());
			sink.leave.release();
		}
		sink.leave.release(1_000_000);
		assertEquals(30_000_000, download.result().toCompletableFuture().get(20, TimeUnit.SECONDS).get(StorageMethods.SIZE).asLong());
	}

	/** A worker that reads from its socket is running, as Java sees it; one that waits for room is not. */
	private static void awaitWorkerWaits(Bench bench) {
		Thread worker = Thread.getAllStackTraces().keySet().stream()
				.filter(thread -> thread.getName().equals("pds-mtp 127.0.0.1:" + bench.port)).findFirst().orElseThrow();
		while (worker.getState() == Thread.State.RUNNABLE) {
			Thread.onSpinWait();
		}
	}

	private static class CountingSink implements DataSink {

		@Override
		public void write(ByteBuffer data) {
			data.position(data.limit());
		}

		@Override
		public void close(boolean complete) {
			// nothing to keep
		}
	}

	private static final class SlowSink extends CountingSink {

		private final Semaphore inside = new Semaphore(0);
		private final Semaphore leave = new Semaphore(0);

		@Override
		public void write(ByteBuffer data) {
			inside.release();
			leave.acquireUninterruptibly();
			super.write(data);
		}

		void awaitWrite() throws InterruptedException {
			assertTrue(inside.tryAcquire(10, TimeUnit.SECONDS), "nothing was written");
		}
	}

	/** What is logged here is tested elsewhere. */
	private static final class NoLog implements EngineLog {

		@Override
		public void info(String message) {
			// not kept
		}

		@Override
		public void warn(String message) {
			// not kept
		}

		@Override
		public void warn(String message, Throwable cause) {
			// not kept
		}
	}
}
