package org.portabledevices.cnf.framework.lives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.portabledevices.cnf.framework.fixture.Await;
import org.portabledevices.cnf.framework.fixture.ClientBundle;
import org.portabledevices.cnf.framework.fixture.RecordingCallback;
import org.portabledevices.cnf.framework.lives.backend.HeldMethods;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.tracker.ServiceFollower;

/** Contract 4.2, where only a configuration changes: what runs goes on, and ConfigurationAdmin's thread goes on to others in the meantime. */
@Timeout(60)
@ExtendWith({ BundleContextExtension.class, ServiceExtension.class })
class ConfigurationLifeTest {

	/** Longer than any test: whoever waits for it fails by a limit. */
	private static final Duration FOR_EVER = Duration.ofMinutes(10);

	@InjectBundleContext BundleContext context;
	@InjectService ConfigurationAdmin configurations;
	@InjectService ServiceFollower follower;

	private final RecordingCallback callback = new RecordingCallback();
	private ConfigurationProbe probe;
	private ClientBundle client;
	private Configuration engine;
	private HeldBundle backend;
	private Configuration device;
	private ServiceReference<PortableDeviceService> reference;
	private ServiceMethods methods;

	@BeforeEach
	void install() throws Exception {
		probe = new ConfigurationProbe(context, configurations);
		client = new ClientBundle(context, "client");
		engine = configurations.getConfiguration("org.portabledevices.engine", "?");
		backend = new HeldBundle(context, FOR_EVER, "held.device");
		device = configurations.getConfiguration("held.device", "?");
		configure(device, Map.of("any", 1));
		reference = backend.service();
		methods = client.methods(reference);
	}

	@AfterEach
	void uninstall() throws Exception {
		configurations.getConfiguration("held.device", "?").delete(); // again, perhaps
		backend.close();
		engine.delete();
		client.close();
		probe.awaitDelivery();
		probe.close();
	}

	private void configure(Configuration configuration, Map<String, Object> properties) throws Exception {
		configuration.update(new Hashtable<>(properties));
		probe.awaitDelivery();
	}

	@Test
	void aChangeBeginsItsNextLifeWhileTheOneBeforeStillDrains() throws Exception {
		Invocation running = methods.invokeAsync(HeldMethods.FINISH, null, callback);
		configure(device, Map.of("any", 2));
		Await.until("its service of before is gone", () -> reference.getBundle() == null);
		ServiceReference<PortableDeviceService> next = backend.service();
		assertNotEquals(reference.getProperty(Constants.SERVICE_ID), next.getProperty(Constants.SERVICE_ID));
		client.methods(next).invoke(HeldMethods.ANSWER, null);

		assertEquals(InvocationState.RUNNING, running.state());
		backend.finish.countDown();
		assertTrue(callback.await(1));
		assertEquals(Optional.of(End.SUCCEEDED), running.end());
	}

	@Test
	void itsDeletionLetsGoOnWhatItHasAccepted() throws Exception {
		Invocation running = methods.invokeAsync(HeldMethods.FINISH, null, callback);
		device.delete();
		probe.awaitDelivery();

		assertEquals(InvocationState.RUNNING, running.state());
		backend.finish.countDown();
		assertTrue(callback.await(1));
		assertEquals(Optional.of(End.SUCCEEDED), running.end());
	}

	@Test
	void newLimitsOfTheEngineDisturbNothing() throws Exception {
		Invocation running = methods.invokeAsync(HeldMethods.FINISH, null, callback);
		configure(engine, Map.of("waiting.ms", 0L, "drain.ms", 0L));

		try (FollowedService nobody = follower.follow("(portabledevices.backend=nobody)")) {
			Invocation waiting = nobody.methods().invokeAsync(HeldMethods.ANSWER, null, callback);
			assertTrue(callback.await(1), "the new limits count");
			assertEquals(Optional.of(Status.ERROR_NOT_READY), waiting.status());
		}
		assertEquals(InvocationState.RUNNING, running.state());
		backend.finish.countDown();
		assertTrue(callback.await(1));
		assertEquals(Optional.of(End.SUCCEEDED), running.end());
	}

	/** The drain time counts in the background too. */
	@Test
	void whatDoesNotEndInTheDrainTimeIsEndedAllTheSame() throws Exception {
		backend.close();
		backend = new HeldBundle(context, Duration.ofMillis(10), "held.device");
		methods = client.methods(backend.service());
		Invocation running = methods.invokeAsync(HeldMethods.HOLD, null, callback);
		device.delete();
		assertTrue(callback.await(1));
		assertEquals(Optional.of(End.ABORTED), running.end());
	}
}
