package org.portabledevices.bench.many;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.portabledevices.engine.core.EngineLimits;
import org.portabledevices.engine.log.EngineLog;
import org.portabledevices.engine.standalone.OpenService;
import org.portabledevices.engine.standalone.StandaloneEngine;
import org.portabledevices.impl.connection.Connections;
import org.portabledevices.impl.connection.MtpDevice;
import org.portabledevices.impl.connection.Settings;
import org.portabledevices.impl.connection.ThreadTimer;
import org.portabledevices.monitor.ConfiguredDevice.State;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.ServiceProperties;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.StorageMethods;

/** The engine and the real backend, with as many devices as are added. */
final class Client implements AutoCloseable {

	final AtomicInteger losses = new AtomicInteger();
	private final StandaloneEngine engine = StandaloneEngine.inRealTime(EngineLimits.DEFAULT, new Silence());
	private final ThreadTimer timer = new ThreadTimer();
	private final Connections connections = new Connections();
	private final List<MtpDevice> devices = new ArrayList<>();

	/** Connects one more device, and waits until it is there. */
	void add(int port) throws InterruptedException {
		int number = devices.size();
		Settings settings = new Settings("127.0.0.1", port, new UUID(1, number), "bench", Duration.ofSeconds(10), Duration.ofMillis(500),
				Duration.ofMillis(300), Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofSeconds(30), 100);
		MtpDevice device = new MtpDevice(engine.host("mtp"), connections, timer, new Random(number), settings, (state, words) -> {
			if (state == State.UNREACHABLE) {
				losses.incrementAndGet();
			}
		});
		devices.add(device);
		device.start();
		engine.bundle("client").open(filter(number)).close();
	}

	/** A service object of its own: one client more. */
	OpenService open(int number) throws InterruptedException {
		return engine.bundle("client").open(filter(number));
	}

	/** One that goes on when the device comes back. */
	FollowedService follow(int number) {
		return engine.bundle("client").follower().follow(filter(number));
	}

	private static String filter(int number) {
		return "(&(%s=Storage)(%s=FARM%d))".formatted(ServiceProperties.SERVICE_NAME, ServiceProperties.SERIAL_NUMBER, number);
	}

	/** Begins a download whose sink takes nothing until it may. */
	static void downloadInto(ServiceMethods methods, CountDownLatch mayGoOn) throws Exception {
		methods.invokeAsync(StorageMethods.DOWNLOAD.id(), Values.of(StorageMethods.OBJECT, Variant.string(ObjectIds.ofObject(1))), null,
				InvocationOptions.builder().sink(new DataSink() {
					@Override
					public void write(ByteBuffer data) {
						try {
							mayGoOn.await();
						} catch (InterruptedException e) {
							Thread.currentThread().interrupt();
						}
						data.position(data.limit());
					}

					@Override
					public void close(boolean complete) {
						// nothing is kept
					}
				}).build());
	}

	@Override
	public void close() {
		engine.bundle("mtp").stop();
		devices.forEach(MtpDevice::close);
		engine.close();
		timer.close();
	}

	/** What is logged is what the troublemakers are for. */
	private static final class Silence implements EngineLog {

		@Override
		public void info(String message) {
			// nothing
		}

		@Override
		public void warn(String message) {
			// nothing
		}

		@Override
		public void warn(String message, Throwable cause) {
			// nothing
		}
	}
}
