package org.portabledevices.cnf.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.portabledevices.cnf.framework.fixture.Arrivals;
import org.portabledevices.cnf.framework.fixture.RecordingCallback;
import org.portabledevices.cnf.framework.fixture.Simulator;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceProperties;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.tracker.ServiceFollower;
import org.portabledevices.values.Values;
import org.portabledevices.wpd.ServiceTypes;
import org.portabledevices.wpd.StorageMethods;

/** A client that follows the camera's storage while the bundles of the backends stop and start under it. */
@Timeout(60)
@ExtendWith({ BundleContextExtension.class, ServiceExtension.class })
class SwapTest {
	@InjectBundleContext BundleContext context;
	@InjectService ConfigurationAdmin configurations;
	@InjectService ServiceFollower follower;

	private final RecordingCallback callback = new RecordingCallback();

	private Simulator simulator;
	private FollowedService storage;

	@BeforeEach
	void connect() throws Exception {
		simulator = new Simulator(context, configurations);
		storage = follower.follow("(" + ServiceProperties.SERVICE_TYPE + "=" + ServiceTypes.STORAGE + ")");
		awaitService("mtp");
	}

	@AfterEach
	void disconnect() throws Exception {
		storage.close();
		simulator.close();
	}

	/** Contract 5.2. */
	@Test
	void theRealBackendIsUsedWhileItIsThereAndTheSimulatorElse() throws Exception {
		awaitInvocationOn("mtp");

		simulator.impl().stop();
		assertEquals(Optional.of("sim"), invoke().backend());

		simulator.impl().start();
		awaitService("mtp");
		awaitInvocationOn("mtp");
	}

	/** Contract 5.3: stopping the simulator takes its responder away, and with it both cameras. */
	@Test
	void withNoBackendAnInvocationWaitsUntilOneIsBack() throws Exception {
		simulator.sim().stop();
		simulator.impl().stop();
		Invocation waiting = storage.methods().invokeAsync(StorageMethods.GET_OBJECT_COUNT.id(), Values.empty(), callback);
		assertEquals(InvocationState.QUEUED, waiting.state());

		simulator.sim().start();
		assertTrue(callback.await(1), () -> "still " + waiting.state());
		assertEquals(Optional.of(End.SUCCEEDED), waiting.end(), waiting::message);
		assertEquals(Optional.of("sim"), waiting.backend());
	}

	private Invocation invoke() throws Exception {
		Invocation invocation = storage.methods().invokeAsync(StorageMethods.GET_OBJECT_COUNT.id(), Values.empty(), callback);
		assertTrue(callback.await(1), () -> "still " + invocation.state());
		assertEquals(Optional.of(End.SUCCEEDED), invocation.end(), invocation::message);
		return invocation;
	}

	/** The follower may hear of a service a little later than we do; until then its invocations go elsewhere, and succeed there. */
	private void awaitInvocationOn(String backend) throws Exception {
		while (!invoke().backend().equals(Optional.of(backend))) {
			Thread.onSpinWait();
		}
	}

	private void awaitService(String backend) throws Exception {
		try (Arrivals arrivals = new Arrivals(context, ServiceTypes.STORAGE, ServiceProperties.BACKEND, backend)) {
			arrivals.await();
		}
	}
}
