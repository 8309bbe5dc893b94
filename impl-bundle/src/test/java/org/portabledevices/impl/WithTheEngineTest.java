package org.portabledevices.impl;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portabledevices.impl.connection.MtpDevice;
import org.portabledevices.impl.connection.Settings;
import org.portabledevices.impl.connection.ThreadTimer;
import org.portabledevices.impl.fixture.Bench;
import org.portabledevices.impl.fixture.MemoryCamera;
import org.portabledevices.impl.fixture.RealEngine;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.ip.ConnectionKind;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.ptp.responder.WireConditions;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.DataSource;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.StillImageMethods;
import org.portabledevices.wpd.StorageMethods;

/** The backend under the engine that keeps the contract, down to a real connection: what only the two of them together show. */
@Timeout(60)
class WithTheEngineTest {

	private final RealEngine engine = new RealEngine();
	private final ThreadTimer timer = new ThreadTimer();
	private final CountDownLatch stalled = new CountDownLatch(1);
	private final CountDownLatch goOn = new CountDownLatch(1);
	@TempDir private Path folder;
	private Bench bench;
	private MtpDevice device;
	private volatile boolean stalls;
	private volatile boolean deaf;
	private PortableDeviceService storage;
	private PortableDeviceService stillImage;

	@BeforeEach
	void connect() throws Exception {
		bench = new Bench();
		bench.conditions = new WireConditions() {
			@Override
			public void beforeData(ResponderTransaction transaction, long position, int length) {
				if (stalls && position > 0 && transaction.operation() == OperationCode.GET_OBJECT) {
					stalled.countDown();
					await(goOn);
				}
			}

			@Override
			public boolean heedsCancel(ResponderTransaction transaction) {
				return !deaf;
			}
		};
		bench.listen();
		start(Duration.ofSeconds(20));
	}

	private void start(Duration grace) throws InterruptedException {
		start(grace, Duration.ofSeconds(30));
	}

	/** Makes another device of it, which may be silent for half a second. */
	private void startImpatiently() throws InterruptedException {
		device.close();
		start(RealEngine.grace(), Duration.ofMillis(500));
	}

	private void start(Duration grace, Duration silence) throws InterruptedException {
		Settings settings = bench.settings();
		device = new MtpDevice(engine.host, bench.connections, timer, new Random(7),
				new Settings(settings.host(), settings.port(), settings.guid(), settings.friendlyName(), settings.connectLimit(),
						silence, grace, Duration.ofMillis(1), Duration.ofMillis(20), settings.captureQuiet(), 100),
				(state, words) -> {
				});
		device.start();
		lookUp();
	}

	private void lookUp() throws InterruptedException {
		List<PortableDeviceService> services = engine.awaitServices();
		storage = services.get(1);
		stillImage = services.get(2);
	}

	@AfterEach
	void close() throws Exception {
		goOn.countDown();
		device.close();
		engine.close();
		timer.close();
		bench.close();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private static Values object(String id) {
		return Values.of(StorageMethods.OBJECT, Variant.string(id));
	}

	private Invocation download(String id, DataSink sink) throws Exception {
		return storage.methods().invokeAsync(StorageMethods.DOWNLOAD.id(), object(id), null,
				InvocationOptions.builder().sink(sink).build());
	}

	private static InvocationException failure(Invocation invocation) throws Exception {
		CompletableFuture<Throwable> failed = new CompletableFuture<>();
		invocation.result().whenComplete((results, cause) -> failed.complete(cause));
		Throwable cause = failed.get(20, SECONDS);
		return (InvocationException) (cause instanceof CompletionException ? cause.getCause() : cause);
	}

	private byte[] downloaded(String id) throws Exception {
		MemorySink sink = new MemorySink();
		storage.methods().invoke(StorageMethods.DOWNLOAD.id(), object(id), InvocationOptions.builder().sink(sink).build());
		return sink.bytes.toByteArray();
	}

	@Test
	void downloadsIntoAFile() throws Exception {
		Path file = folder.resolve("picture.jpg");
		storage.methods().invoke(StorageMethods.DOWNLOAD.id(), object("/DCIM/100TEST/IMG_0001.JPG"),
				InvocationOptions.builder().sink(DataSink.toFile(file)).build());
		assertArrayEquals(MemoryCamera.bytes(MemoryCamera.PICTURE_LENGTH), Files.readAllBytes(file));
	}

	@Test
	void uploadsFromAFile() throws Exception {
		Path file = folder.resolve("note.txt");
		Files.write(file, MemoryCamera.bytes(100_000));
		Values results = storage.methods().invoke(StorageMethods.UPLOAD.id(), Values.of(StorageMethods.NAME, Variant.string("note.txt")),
				InvocationOptions.builder().source(DataSource.fromFile(file)).build());
		int handle = ObjectIds.objectHandle(results.get(StorageMethods.OBJECT).asString()).orElseThrow();
		assertArrayEquals(MemoryCamera.bytes(100_000), bench.camera.content(handle));
	}

	@Test
	void captures() throws Exception {
		Values results = stillImage.methods().invoke(StillImageMethods.CAPTURE.id(), Values.empty());
		assertEquals(List.of(Variant.string("o77")), results.get(StillImageMethods.OBJECTS).asList());
	}

	/** Contract 2.9: the Cancel was on the wire, the device confirmed, the partial file is gone, and the next works at once. */
	@Test
	void aCancelStopsTheDevice() throws Exception {
		Path file = folder.resolve("large.jpg");
		int large = bench.camera.addPicture("LARGE.JPG", 1L << 33);
		Invocation invocation = download(ObjectIds.ofObject(large), DataSink.toFile(file));
		while (invocation.progress().completed() == 0) {
			Thread.onSpinWait();
		}
		invocation.cancel();
		InvocationException end = failure(invocation);
		assertEquals(End.CANCELLED, end.end());
		assertEquals(Effect.STOPPED, end.effect().orElseThrow(), end::getMessage);
		bench.awaitCancel(ConnectionKind.COMMAND);
		bench.awaitCancel(ConnectionKind.EVENT);
		try (var files = Files.list(folder)) {
			assertEquals(List.of(), files.toList());
		}
		assertEquals(MemoryCamera.PICTURE_LENGTH, downloaded("o3").length);
	}

	/** Contract 2.6: the device had done it all the same; that is its confirmation, and the effect says so. */
	@Test
	void aCancelThatComesTooLateForTheDeviceIsConfirmedByItsAnswer() throws Exception {
		stalls = true;
		deaf = true;
		Invocation invocation = download("o3", new MemorySink());
		await(stalled);
		invocation.cancel();
		bench.awaitCancel(ConnectionKind.EVENT);
		stalls = false;
		goOn.countDown();
		InvocationException end = failure(invocation);
		assertEquals(End.CANCELLED, end.end());
		assertEquals(Effect.FINISHED, end.effect().orElseThrow(), end::getMessage);
		assertEquals(MemoryCamera.PICTURE_LENGTH, downloaded("o3").length);
	}

	/** Contract 2.10: not confirmed in time; then another session, and nobody else's services went away. */
	@Test
	void aDeviceThatIsDeafToCancelIsReset() throws Exception {
		device.close();
		start(RealEngine.grace());
		stalls = true;
		deaf = true;
		Invocation invocation = download("o3", new MemorySink());
		await(stalled);
		Invocation next = download("o3", new MemorySink());
		invocation.cancel();
		InvocationException end = failure(invocation);
		assertEquals(End.CANCELLED, end.end());
		assertEquals(Effect.UNKNOWN, end.effect().orElseThrow());
		stalls = false;
		goOn.countDown();
		CompletableFuture<Values> results = new CompletableFuture<>();
		next.result().whenComplete((values, cause) -> results.complete(values));
		assertEquals(Values.of(StorageMethods.SIZE, Variant.ui8(MemoryCamera.PICTURE_LENGTH)), results.get(20, SECONDS));
	}

	/** Contract 4.4. */
	@Test
	void aDeviceThatIsSilentIsStopped() throws Exception {
		startImpatiently();
		stalls = true;
		Invocation invocation = download("o3", new MemorySink());
		InvocationException end = failure(invocation);
		assertEquals(End.ABORTED, end.end());
		assertEquals(Status.E_WPD_DEVICE_IS_HUNG, end.status());
	}

	/** The client's slowness is not the device's silence: it has half a second here. */
	@Test
	void aSinkThatTakesItsTimeIsWaitedFor() throws Exception {
		startImpatiently();
		CountDownLatch taken = new CountDownLatch(1);
		int large = bench.camera.addPicture("LARGE.JPG", 30_000_000);
		long began = System.nanoTime();
		MemorySink sink = new MemorySink() {
			@Override
			public void write(ByteBuffer data) throws IOException {
				taken.countDown();
				while (System.nanoTime() - began < Duration.ofMillis(1_500).toNanos()) {
					Thread.onSpinWait();
				}
				super.write(data);
			}
		};
		storage.methods().invoke(StorageMethods.DOWNLOAD.id(), object(ObjectIds.ofObject(large)),
				InvocationOptions.builder().sink(sink).build());
		assertEquals(30_000_000, sink.bytes.size());
	}

	/** Contract 4.3: what runs and what waits ends, typed; and the device is found again when it is back. */
	@Test
	void aDeviceThatGoesEndsWhatIsPending() throws Exception {
		int large = bench.camera.addPicture("LARGE.JPG", 1L << 33);
		Invocation running = download(ObjectIds.ofObject(large), new MemorySink());
		Invocation queued = download("o3", new MemorySink());
		while (running.progress().completed() == 0) {
			Thread.onSpinWait();
		}
		bench.unplug();
		for (Invocation invocation : List.of(running, queued)) {
			InvocationException end = failure(invocation);
			assertEquals(End.ABORTED, end.end());
			assertEquals(Status.ERROR_DEVICE_NOT_CONNECTED, end.status());
		}
		assertEquals(Effect.NOT_STARTED, queued.effect().orElseThrow());
		bench.listen();
		lookUp();
		assertEquals(MemoryCamera.PICTURE_LENGTH, downloaded("o3").length);
	}

	/** Contract 4.3: neither a client's sink nor the limit for confirmations, a minute here, keeps anybody from hearing of it. */
	@Test
	void aDeviceThatGoesWhileASinkIsStuckEndsWhatWaits() throws Exception {
		device.close();
		start(Duration.ofMinutes(1));
		int large = bench.camera.addPicture("LARGE.JPG", 1L << 33);
		CountDownLatch stuck = new CountDownLatch(1);
		download(ObjectIds.ofObject(large), new MemorySink() {
			@Override
			public void write(ByteBuffer data) {
				stuck.countDown();
				WithTheEngineTest.await(goOn);
			}
		});
		Invocation queued = download("o3", new MemorySink());
		await(stuck);
		bench.unplug();
		InvocationException end = failure(queued);
		assertEquals(End.ABORTED, end.end());
		assertEquals(Status.ERROR_DEVICE_NOT_CONNECTED, end.status());
	}

	/** Contract 4.2: the bundle stops, what is short is finished, and nothing of ours is left when close returns. */
	@Test
	void aStopOfTheBundleWaitsForWhatIsRunning() throws Exception {
		int large = bench.camera.addPicture("LARGE.JPG", 50_000_000);
		Invocation running = download(ObjectIds.ofObject(large), new MemorySink());
		engine.bundleIsStopping = true;
		device.close();
		assertEquals(End.SUCCEEDED, running.end().orElseThrow());
		assertTrue(bench.deviceThreadEnds());
		assertThrows(InvocationException.class, () -> downloaded("o3"));
	}

	private static class MemorySink implements DataSink {

		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		@Override
		public void write(ByteBuffer data) throws IOException {
			byte[] copy = new byte[data.remaining()];
			data.get(copy);
			if (bytes.size() < 100_000_000) {
				bytes.write(copy);
			}
		}

		@Override
		public void close(boolean complete) {
			// nothing to keep
		}
	}
}
