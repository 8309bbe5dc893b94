package org.portabledevices.impl.many;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.engine.core.EngineLimits;
import org.portabledevices.engine.log.EngineLog;
import org.portabledevices.engine.standalone.StandaloneEngine;
import org.portabledevices.impl.connection.Connections;
import org.portabledevices.impl.connection.MtpDevice;
import org.portabledevices.impl.connection.Settings;
import org.portabledevices.impl.connection.ThreadTimer;
import org.portabledevices.impl.fixture.CutWire;
import org.portabledevices.impl.fixture.MemoryCamera;
import org.portabledevices.monitor.ConfiguredDevice.State;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.responder.PtpIpResponder;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.ptp.responder.WireConditions;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.ServiceProperties;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.StorageMethods;

/** 64 devices at once: one hangs, one is lost again and again, and one has a client whose sink blocks. What is measured of it is in {@code bench/many}. */
@Tag("once")
@Timeout(120)
class ManyDevicesTest {

	private static final int DEVICES = 64;
	private static final int HUNG = 0;
	private static final int FLAPPING = 1;
	private static final int BLOCKED = 2;
	private static final int TROUBLED = 3;
	private static final int CALLS = 50;

	/** Worker and events. */
	private static final int THREADS_OF_A_DEVICE = 2;
	/** Of a device that was lost the events of the connection before, until it has told of the loss. */
	private static final int OTHER_THREADS = 2;

	private final StandaloneEngine engine = StandaloneEngine.inRealTime(EngineLimits.DEFAULT, new EngineLog() {
		@Override
		public void info(String message) {
			// what is expected here
		}

		@Override
		public void warn(String message) {
			// a sink that blocks, a device that hangs
		}

		@Override
		public void warn(String message, Throwable cause) {
			// nothing throws here
		}
	});
	private final ThreadTimer timer = new ThreadTimer();
	private final Connections connections = new Connections();
	private final List<PtpIpResponder> responders = new ArrayList<>();
	private final List<MtpDevice> devices = new ArrayList<>();
	/** Where they are; other tests in this Java have devices too. */
	private final List<String> ports = new ArrayList<>();
	private final CountDownLatch hangs = new CountDownLatch(1);
	private final CountDownLatch goOn = new CountDownLatch(1);
	private final CountDownLatch flaps = new CountDownLatch(5);
	private CutWire wire;

	@BeforeEach
	void connect() throws Exception {
		for (int i = 0; i < DEVICES; i++) {
			MemoryCamera camera = new MemoryCamera();
			camera.serialNumber("SN" + i);
			PtpIpResponder responder = PtpIpResponder.of(camera).conditions(i == HUNG ? new Hang() : WireConditions.NONE)
					.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			responders.add(responder);
			int port = responder.port();
			if (i == FLAPPING) {
				wire = new CutWire(port);
				port = wire.port();
			}
			ports.add("127.0.0.1:" + port);
			Settings settings = new Settings("127.0.0.1", port, new UUID(1, i), "many", Duration.ofSeconds(10), Duration.ofMinutes(30),
					Duration.ofMillis(300), Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofSeconds(2), 100);
			boolean flapping = i == FLAPPING;
			MtpDevice device = new MtpDevice(engine.host("mtp"), connections, timer, new Random(i), settings, (state, words) -> {
				if (flapping && state == State.CONNECTED) {
					flaps.countDown();
					CompletableFuture.runAsync(wire::cut);
				}
			});
			devices.add(device);
			device.start();
		}
	}

	@AfterEach
	void close() throws Exception {
		goOn.countDown();
		engine.bundle("mtp").stop();
		devices.forEach(MtpDevice::close);
		engine.close();
		timer.close();
		wire.close();
		responders.forEach(PtpIpResponder::close);
	}

	/** Answers nothing to one operation, and no Cancel either. */
	private final class Hang implements WireConditions {

		@Override
		public void beforeOperation(ResponderTransaction transaction) {
			if (transaction.operation() == OperationCode.GET_STORAGE_IDS) {
				hangs.countDown();
				await(goOn);
			}
		}

		@Override
		public boolean heedsCancel(ResponderTransaction transaction) {
			return false;
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private ServiceMethods storage(int device) throws InterruptedException {
		return engine.bundle("client").open("(&(%s=Storage)(%s=SN%d))".formatted(ServiceProperties.SERVICE_NAME,
				ServiceProperties.SERIAL_NUMBER, device)).service().methods();
	}

	/** One call after another, each begun in the callback of the one before it. */
	private final class Calls {

		private final ServiceMethods methods;
		private final CountDownLatch done;
		private final List<String> unexpected = new ArrayList<>();
		private int left = CALLS;

		Calls(ServiceMethods methods, CountDownLatch done) {
			this.methods = methods;
			this.done = done;
		}

		void next() {
			try {
				methods.invokeAsync(StorageMethods.GET_OBJECT_COUNT.id(), Values.empty(), this::ended);
			} catch (Exception e) {
				unexpected.add(e.toString());
				done.countDown();
			}
		}

		private void ended(Invocation invocation, Status status, Values results) {
			if (invocation.end().orElseThrow() != End.SUCCEEDED) {
				unexpected.add(invocation.end() + " " + invocation.message());
			}
			left--;
			if (left == 0) {
				done.countDown();
			} else {
				next();
			}
		}
	}

	@Test
	void whatOneDeviceOrClientDoesIsNothingToTheOthers() throws Exception {
		Invocation hung = storage(HUNG).invokeAsync(StorageMethods.LIST_STORAGES.id(), Values.empty(), null);
		await(hangs);
		CountDownLatch sinkBlocks = new CountDownLatch(1);
		Invocation blocked = storage(BLOCKED).invokeAsync(StorageMethods.DOWNLOAD.id(),
				Values.of(StorageMethods.OBJECT, Variant.string(ObjectIds.ofObject(MemoryCamera.PICTURE))), null,
				InvocationOptions.builder().sink(new BlockingSink(sinkBlocks)).build());
		await(sinkBlocks);

		CountDownLatch done = new CountDownLatch(DEVICES - TROUBLED);
		List<Calls> all = new ArrayList<>();
		for (int i = TROUBLED; i < DEVICES; i++) {
			all.add(new Calls(storage(i), done));
		}
		all.forEach(Calls::next);
		assertTrue(done.await(60, SECONDS), () -> done.getCount() + " devices were not served");
		for (Calls calls : all) {
			assertEquals(List.of(), calls.unexpected);
		}
		assertTrue(flaps.await(60, SECONDS), () -> flaps.getCount() + " losses more were expected");
		assertFalse(hung.end().isPresent(), "the others did not wait for what hangs, since it still does");
		assertFalse(blocked.end().isPresent(), "nor for the sink that blocks");
		List<String> threads = threads();
		assertTrue(threads.size() <= DEVICES * THREADS_OF_A_DEVICE + OTHER_THREADS, () -> threads.size() + " threads: " + threads);

		// contract 2.10: it does not confirm, so what becomes of it is not known, and its session is replaced
		AtomicInteger ends = new AtomicInteger();
		CompletableFuture<Throwable> end = new CompletableFuture<>();
		hung.result().whenComplete((results, why) -> {
			ends.incrementAndGet();
			end.complete(why);
		});
		hung.cancel();
		end.get(30, SECONDS);
		assertEquals(End.CANCELLED, hung.end().orElseThrow());
		assertEquals(1, ends.get());
		goOn.countDown();
		assertEquals(End.SUCCEEDED, call(storage(HUNG), StorageMethods.GET_OBJECT_COUNT.id()));
	}

	private static End call(ServiceMethods methods, UUID method) throws Exception {
		CompletableFuture<Invocation> ended = new CompletableFuture<>();
		methods.invokeAsync(method, Values.empty(), (invocation, status, results) -> ended.complete(invocation));
		return ended.get(30, SECONDS).end().orElseThrow();
	}

	/** Those of the backend; the engine's do not depend on how many devices there are. */
	private List<String> threads() {
		return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
				.filter(name -> name.startsWith("pds-mtp") || name.startsWith("PTP events"))
				.filter(name -> ports.stream().anyMatch(name::contains)).sorted().toList();
	}

	private final class BlockingSink implements DataSink {

		private final CountDownLatch entered;

		BlockingSink(CountDownLatch entered) {
			this.entered = entered;
		}

		@Override
		public void write(ByteBuffer data) {
			entered.countDown();
			await(goOn);
			data.position(data.limit());
		}

		@Override
		public void close(boolean complete) {
			// nothing is kept
		}
	}
}
