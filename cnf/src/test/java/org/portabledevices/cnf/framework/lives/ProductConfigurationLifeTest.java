package org.portabledevices.cnf.framework.lives;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.portabledevices.cnf.framework.fixture.Arrivals;
import org.portabledevices.cnf.framework.fixture.Await;
import org.portabledevices.cnf.framework.fixture.ClientBundle;
import org.portabledevices.cnf.framework.fixture.RecordingCallback;
import org.portabledevices.cnf.framework.fixture.Simulator;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.ServiceProperties;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.tracker.ServiceFollower;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ServiceTypes;
import org.portabledevices.wpd.StorageMethods;

/** Contract 4.2 for the backends of the product, whose configuration changes in the middle of a download that would take many minutes. */
@Timeout(60)
@ExtendWith({ BundleContextExtension.class, ServiceExtension.class })
class ProductConfigurationLifeTest {

	/** Longer than any test: whoever waits for it fails by a limit. */
	private static final Duration FOR_EVER = Duration.ofMinutes(10);

	private static final Values LARGE = Values.of(StorageMethods.OBJECT, Variant.string("/DCIM/100SIMUL/LARGE.BIN"));

	@InjectBundleContext BundleContext context;
	@InjectService ConfigurationAdmin configurations;
	@InjectService ServiceFollower follower;

	private final RecordingCallback callback = new RecordingCallback();
	private ConfigurationProbe probe;
	private ClientBundle client;
	private Configuration engine;
	private Configuration camera;
	private Simulator simulator;

	@BeforeEach
	void install() throws Exception {
		probe = new ConfigurationProbe(context, configurations);
		client = new ClientBundle(context, "client");
		engine = configurations.getConfiguration("org.portabledevices.engine", "?");
		camera = configurations.getConfiguration("org.portabledevices.sim", "?");
		camera.update(new Hashtable<>(Map.of("large.object.mb", 64, "bytes.per.second", 100_000L)));
		simulator = new Simulator(context, configurations);
		configure(engine, Map.of("drain.ms", FOR_EVER.toMillis()));
	}

	@AfterEach
	void uninstall() throws Exception {
		engine.delete();
		client.close();
		simulator.close();
		camera.delete();
		probe.awaitDelivery();
		probe.close();
	}

	private void configure(Configuration configuration, Map<String, Object> properties) throws Exception {
		configuration.update(new Hashtable<>(properties));
		probe.awaitDelivery();
	}

	@Test
	void anotherGuidForTheRealBackendLetsItGoOnAndConnectsAfterIt() throws Exception {
		assertGoesOn("mtp", () -> simulator.changeGuid(UUID.randomUUID()));
	}

	/** The next camera has the same device ID, so it comes after the one before. */
	@Test
	void anotherCameraInTheSimulatorLetsItGoOnAndComesAfterIt() throws Exception {
		assertGoesOn("sim", () -> camera.update(new Hashtable<>(Map.of("large.object.mb", 65, "bytes.per.second", 100_000L))));
	}

	private void assertGoesOn(String backend, Executable change) throws Exception {
		Invocation download = download(backend);
		ServiceReference<PortableDeviceService> before = storage(backend);
		assertDoesNotThrow(change);
		probe.awaitDelivery();
		Await.until("its service of before is gone", () -> before.getBundle() == null);

		assertEquals(InvocationState.RUNNING, download.state());
		download.cancel();
		assertTrue(callback.await(1));
		assertEquals(Optional.of(End.CANCELLED), download.end());
		assertNotEquals(before.getProperty(Constants.SERVICE_ID), storage(backend).getProperty(Constants.SERVICE_ID));
	}

	private ServiceReference<PortableDeviceService> storage(String backend) throws Exception {
		try (Arrivals arrivals = new Arrivals(context, ServiceTypes.STORAGE, ServiceProperties.BACKEND, backend)) {
			return arrivals.await();
		}
	}

	/** Begins to download, and waits until data has come. */
	private Invocation download(String backend) throws Exception {
		FollowedService storage = client.follow("(&(" + ServiceProperties.SERVICE_TYPE + "=" + ServiceTypes.STORAGE + ")("
				+ ServiceProperties.BACKEND + "=" + backend + "))");
		awaitLargeObject(storage.methods());
		CountDownLatch running = new CountDownLatch(1);
		DataSink nowhere = new DataSink() {
			@Override
			public void write(ByteBuffer data) {
				data.position(data.limit());
				running.countDown();
			}

			@Override
			public void close(boolean complete) {
				// there is nothing to keep
			}
		};
		Invocation download = storage.methods().invokeAsync(StorageMethods.DOWNLOAD.id(), LARGE, callback,
				InvocationOptions.builder().sink(nowhere).build());
		assertTrue(running.await(10, TimeUnit.SECONDS), download::toString);
		return download;
	}

	/** The camera is another one after its settings have changed: until that is there, it has no such object. */
	private void awaitLargeObject(ServiceMethods methods) throws Exception {
		for (;;) {
			try {
				methods.invoke(StorageMethods.GET_OBJECT_INFO.id(), LARGE);
				return;
			} catch (InvocationException e) {
				Thread.onSpinWait(); // not yet
			}
		}
	}
}
