package org.portabledevices.cnf.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.portabledevices.cnf.framework.fixture.ClientBundle;
import org.portabledevices.cnf.framework.fixture.RecordingCallback;
import org.portabledevices.cnf.framework.fixture.Simulator;
import org.portabledevices.monitor.BackendSelection;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.ServiceProperties;
import org.portabledevices.service.Status;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.tracker.ServiceFollower;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ServiceTypes;
import org.portabledevices.wpd.StorageMethods;

/** Backends that are stopped, re-ranked and pinned in the middle of invocations: a large download from a slow camera, which would take many minutes. */
@Timeout(60)
@ExtendWith({ BundleContextExtension.class, ServiceExtension.class })
class StopTest {
	private static final String STORAGE = "(" + ServiceProperties.SERVICE_TYPE + "=" + ServiceTypes.STORAGE + ")";
	private static final Values LARGE = Values.of(StorageMethods.OBJECT, Variant.string("/DCIM/100SIMUL/LARGE.BIN"));

	@InjectBundleContext BundleContext context;
	@InjectService ConfigurationAdmin configurations;
	@InjectService ServiceFollower follower;
	@InjectService BackendSelection selection;

	private final RecordingCallback callback = new RecordingCallback();

	private Configuration camera;
	private Configuration engine;
	private Simulator simulator;
	private FollowedService storage;

	@BeforeEach
	void connect() throws Exception {
		engine = configurations.getConfiguration("org.portabledevices.engine", "?");
		engine.update(new Hashtable<>(Map.of("drain.ms", 200L)));
		camera = configurations.getConfiguration("org.portabledevices.sim", "?");
		camera.update(new Hashtable<>(Map.of("large.object.mb", 64, "bytes.per.second", 100_000L)));
		simulator = new Simulator(context, configurations);
		storage = follower.follow(STORAGE);
		selection.pin("sim");
		awaitLargeObject();
		selection.pin("mtp");
		awaitLargeObject();
		selection.auto();
	}

	@AfterEach
	void disconnect() throws Exception {
		selection.auto();
		storage.close();
		simulator.close();
		camera.delete();
		engine.delete();
	}

	/** Contract 4.2, 5.2: what runs is ended when the drain time is over, once; new invocations go to the other backend, and back. */
	@Test
	void stoppingTheRealBackendEndsWhatRunsThereOnceAndTheSimulatorGoesOn() throws Exception {
		Invocation download = download();
		Invocation queued = storage.methods().invokeAsync(StorageMethods.GET_OBJECT_COUNT.id(), null, callback);
		assertEquals(InvocationState.QUEUED, queued.state());

		simulator.impl().stop();
		assertTrue(callback.await(2), () -> download + ", " + queued);
		assertEquals(Optional.of(End.ABORTED), download.end());
		assertEquals(Optional.of(Status.ERROR_OPERATION_ABORTED), download.status());
		assertEquals(Optional.of("mtp"), download.backend());
		assertTrue(queued.end().isPresent());
		assertEquals("sim", count().backend().orElseThrow());

		simulator.impl().start();
		while (!count().backend().equals(Optional.of("mtp"))) { // it goes to the simulator until the real backend is connected
			Thread.onSpinWait();
		}
		assertEquals(Set.of(download.id(), queued.id()), Set.copyOf(callback.ids()));
		assertEquals(2, callback.ids().size(), "each was called once");
	}

	/** Contract 4.3: the responder goes with the simulator, so that the device of the real backend is gone. */
	@Test
	void stoppingTheSimulatorEndsWhatIsPendingOnBothWithACauseAndNewInvocationsWait() throws Exception {
		Invocation onTheWire = download();
		selection.pin("sim");
		Invocation inMemory = download();
		selection.auto();

		simulator.sim().stop();
		assertTrue(callback.await(2), () -> onTheWire + ", " + inMemory);
		assertEquals(Optional.of(End.ABORTED), onTheWire.end());
		assertEquals(Optional.of(Status.ERROR_DEVICE_NOT_CONNECTED), onTheWire.status());
		assertEquals(Optional.of(End.ABORTED), inMemory.end());
		assertEquals(Optional.of(Status.ERROR_OPERATION_ABORTED), inMemory.status());

		Invocation waiting = storage.methods().invokeAsync(StorageMethods.GET_OBJECT_COUNT.id(), null, callback);
		assertEquals(InvocationState.QUEUED, waiting.state());
		assertEquals(Optional.empty(), waiting.backend());
		simulator.sim().start();
		assertTrue(callback.await(1), waiting::toString);
		assertEquals(Optional.of(End.SUCCEEDED), waiting.end(), waiting::message);
	}

	/** Contract 5.2: what runs ends where it began; the device stays connected. */
	@Test
	void aRankingByConfigurationMovesNewInvocationsAndDisturbsNothing() throws Exception {
		Invocation download = download();
		assertEquals(Optional.of("mtp"), download.backend());
		Object registered = reference("mtp").getProperty("service.id");

		simulator.rankReal(-1);
		while (!storage.target().orElseThrow().backend().equals("sim")) { // ConfigurationAdmin takes its time
			Thread.onSpinWait();
		}
		assertEquals(Optional.of("sim"), count().backend());
		assertEquals(registered, reference("mtp").getProperty("service.id"));
		assertEquals(InvocationState.RUNNING, download.state());
		download.cancel();
		assertTrue(callback.await(1), download::toString);
		assertEquals(Optional.of(End.CANCELLED), download.end());
	}

	/** Contract 5.2, 5.5: a pin is strict, takes effect at once, and is undone in one step. */
	@Test
	void aPinnedBackendIsUsedAtOnceAndNoOtherInItsStead() throws Exception {
		selection.pin("sim");
		assertEquals(Optional.of("sim"), count().backend());
		assertTrue(selection.undo());
		assertEquals(Optional.of("mtp"), count().backend());
		selection.pin("another");
		Invocation waiting = storage.methods().invokeAsync(StorageMethods.GET_OBJECT_COUNT.id(), null, callback);
		assertEquals(InvocationState.QUEUED, waiting.state());
		assertEquals(1, storage.methods().cancel(null).entries().size());
		assertTrue(callback.await(1));
		assertEquals(Optional.of(End.CANCELLED), waiting.end());
	}

	/** Contract 5.1: the same follower serves a bundle without Declarative Services, and ends with it. */
	@Test
	void aPlainBundleFollowsTooAndTakesItsInvocationsWithIt() throws Exception {
		try (ClientBundle bundle = new ClientBundle(context, "plain-client")) {
			FollowedService followed = bundle.follow(STORAGE);
			assertEquals(Optional.of("mtp"),
					followed.methods().invokeAsync(StorageMethods.GET_OBJECT_COUNT.id(), null, callback).backend());
			assertTrue(callback.await(1));
			Invocation download = download(followed.methods());
			bundle.stop();
			assertTrue(download.state() != InvocationState.RUNNING, download::toString);
			assertEquals(1, callback.ids().size(), "nothing is called after the bundle has stopped");
		}
	}

	private Invocation download() throws Exception {
		return download(storage.methods());
	}

	/** Begins to download, and waits until data has come. */
	private Invocation download(ServiceMethods methods) throws Exception {
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
		Invocation download =
				methods.invokeAsync(StorageMethods.DOWNLOAD.id(), LARGE, callback, InvocationOptions.builder().sink(nowhere).build());
		assertTrue(running.await(10, TimeUnit.SECONDS), download::toString);
		return download;
	}

	private Invocation count() throws Exception {
		RecordingCallback counted = new RecordingCallback();
		Invocation invocation = storage.methods().invokeAsync(StorageMethods.GET_OBJECT_COUNT.id(), null, counted);
		assertTrue(counted.await(1), invocation::toString);
		assertEquals(Optional.of(End.SUCCEEDED), invocation.end(), invocation::message);
		return invocation;
	}

	/** The camera is another one after its settings have changed: until that is there, it has no such object. */
	private void awaitLargeObject() throws Exception {
		for (;;) {
			try {
				storage.methods().invoke(StorageMethods.GET_OBJECT_INFO.id(), LARGE);
				return;
			} catch (InvocationException e) {
				Thread.onSpinWait(); // not yet
			}
		}
	}

	private ServiceReference<?> reference(String backend) throws Exception {
		List<? extends ServiceReference<?>> found = List.copyOf(context.getServiceReferences(PortableDeviceService.class,
				"(&" + STORAGE + "(" + ServiceProperties.BACKEND + "=" + backend + "))"));
		assertEquals(1, found.size());
		return found.get(0);
	}
}
