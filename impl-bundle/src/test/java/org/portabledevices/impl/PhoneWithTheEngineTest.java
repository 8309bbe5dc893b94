package org.portabledevices.impl;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portabledevices.impl.connection.MtpDevice;
import org.portabledevices.impl.connection.ThreadTimer;
import org.portabledevices.impl.fixture.Bench;
import org.portabledevices.impl.fixture.MemoryCamera;
import org.portabledevices.impl.fixture.MemoryPhone;
import org.portabledevices.impl.fixture.RealEngine;
import org.portabledevices.monitor.ConfiguredDevice.State;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.DeviceControlMethods;
import org.portabledevices.wpd.DeviceMethods;
import org.portabledevices.wpd.ObjectMethods;
import org.portabledevices.wpd.PropertyKeys;
import org.portabledevices.wpd.StillImageMethods;
import org.portabledevices.wpd.StorageMethods;

/** What only the real engine shows: ends and effects of methods that close sessions, that wait for events, and that count what a client has already. */
@Timeout(60)
class PhoneWithTheEngineTest {

	@TempDir private Path folder;

	private final MemoryPhone phone = new MemoryPhone();
	private final RealEngine engine = new RealEngine();
	private final ThreadTimer timer = new ThreadTimer();
	private final CountDownLatch waiting = new CountDownLatch(1);
	private Bench bench;
	private MtpDevice device;
	private List<PortableDeviceService> services;

	@BeforeEach
	void connect() throws Exception {
		bench = new Bench(phone).listen();
		device = new MtpDevice(engine.host, bench.connections, timer, new Random(7), bench.settings(), (state, words) -> {
			if (state == State.UNREACHABLE) {
				waiting.countDown();
			}
		});
		device.start();
		services = engine.awaitServices();
	}

	@AfterEach
	void close() throws Exception {
		device.close();
		engine.close();
		timer.close();
		bench.close();
	}

	private PortableDeviceService device() {
		return services.get(0);
	}

	private PortableDeviceService storage() {
		return services.get(1);
	}

	private PortableDeviceService stillImage() {
		return services.get(2);
	}

	@Test
	void aResetSucceedsAndWhatIsQueuedBehindItIsDoneInTheNewSession() throws Exception {
		BlockingQueue<Status> ends = new LinkedBlockingQueue<>();
		ServiceMethodCallback callback = (invocation, status, results) -> ends.add(status);
		device().methods().invokeAsync(DeviceControlMethods.RESET.id(), null, callback);
		device().methods().invokeAsync(DeviceMethods.GET_INFO.id(), null, callback);
		assertEquals(Status.S_OK, ends.poll(20, SECONDS));
		assertEquals(Status.S_OK, ends.poll(20, SECONDS));
		assertEquals(List.of("reset"), phone.done);
	}

	@Test
	void turningTheDeviceOffSucceedsBeforeTheDeviceIsGone() throws Exception {
		assertEquals(Values.empty(), device().methods().invoke(DeviceControlMethods.POWER_DOWN.id(), null));
		assertTrue(waiting.await(20, SECONDS), "then it is looked for again");
	}

	@Test
	void aCancelledOpenCaptureHasStoppedOnTheDevice() throws Exception {
		BlockingQueue<Invocation> ended = new LinkedBlockingQueue<>();
		Invocation capture = stillImage().methods().invokeAsync(StillImageMethods.OPEN_CAPTURE.id(), null,
				(invocation, status, results) -> ended.add(invocation));
		// it begins only when the capture has given its slot up
		assertEquals(Variant.ui4(3),
				storage().methods().invoke(StorageMethods.GET_OBJECT_COUNT.id(), null).get(StorageMethods.COUNT));
		capture.cancel();
		Invocation end = ended.poll(20, SECONDS);
		assertEquals(End.CANCELLED, end.end().orElseThrow());
		assertEquals(Effect.STOPPED, end.effect().orElseThrow());
		assertEquals(List.of("terminate"), phone.done);
	}

	@Test
	void aDownloadThatGoesOnWritesTheRestAndTellsOfTheWhole() throws Exception {
		Path file = folder.resolve("rest");
		Values results = storage().methods().invoke(StorageMethods.DOWNLOAD.id(), Values.builder()
				.set(StorageMethods.OBJECT, Variant.string("/DCIM/100TEST/IMG_0001.JPG"))
				.set(StorageMethods.OFFSET, Variant.ui8(300_000)).build(),
				InvocationOptions.builder().sink(DataSink.toFile(file)).build());
		assertEquals(Variant.ui8(7), results.get(StorageMethods.SIZE));
		assertArrayEquals(Arrays.copyOfRange(MemoryCamera.bytes(MemoryCamera.PICTURE_LENGTH), 300_000, MemoryCamera.PICTURE_LENGTH),
				Files.readAllBytes(file));
	}

	@Test
	void aTreeIsListedWithItsDefaults() throws Exception {
		Values tree = storage().methods().invoke(ObjectMethods.LIST_TREE.id(), null);
		assertEquals(List.of("/DCIM", "/DCIM/100TEST", "/DCIM/100TEST/IMG_0001.JPG"), tree.get(StorageMethods.OBJECTS).asList().stream()
				.map(each -> ((Values) each).get(PropertyKeys.OBJECT_PATH).asString()).toList());
	}

	/** The description says which names there are; the engine refuses others before the device hears of them (contract 1.2). */
	@Test
	void aDataPhaseThatIsNoneIsRefusedBeforeAnythingIsSent() {
		Values parameters = Values.builder().set(DeviceControlMethods.OPERATION_CODE, Variant.string("GetNumObjects"))
				.set(DeviceControlMethods.DATA_PHASE, Variant.string("Sideways")).build();
		Exception refused = assertThrows(Exception.class,
				() -> device().methods().invoke(DeviceControlMethods.EXECUTE_OPERATION.id(), parameters));
		assertTrue(refused.getMessage().contains("Sideways") && refused.getMessage().contains("Write"), refused.getMessage());
	}

	@Test
	void aFailureOfTheDeviceIsTheEndOfTheInvocation() {
		phone.selfTestAnswer = 0x2011;
		InvocationException failed = assertThrows(InvocationException.class,
				() -> device().methods().invoke(DeviceControlMethods.SELF_TEST.id(), null));
		assertEquals(Status.ofResponseCode(0x2011), failed.status());
		assertEquals(End.FAILED, failed.end());
	}
}
