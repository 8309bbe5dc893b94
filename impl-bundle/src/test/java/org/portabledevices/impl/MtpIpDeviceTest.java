package org.portabledevices.impl;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.impl.fixture.Bench;
import org.portabledevices.impl.fixture.FakeEngine.Registered;
import org.portabledevices.impl.fixture.RecordingLogger;
import org.portabledevices.monitor.ConfiguredDevice.State;

/** The components, as Declarative Services makes and changes them. */
@Timeout(30)
class MtpIpDeviceTest {

	private static final Map<String, Object> PROPERTIES = Map.of("service.pid", "org.portabledevices.mtp.ip~camera");

	private final RecordingLogger log = new RecordingLogger();
	private final MtpBackend backend = new MtpBackend();
	private Bench bench;
	private MtpIpDevice device;

	@BeforeEach
	void open() throws Exception {
		bench = new Bench();
	}

	@AfterEach
	void close() throws Exception {
		if (device != null) {
			device.deactivate();
		}
		backend.deactivate();
		bench.close();
	}

	private TestConfig config() {
		return new TestConfig().with("port", bench.port);
	}

	private void activate(TestConfig config) {
		device = new MtpIpDevice(bench.engine, backend, log.logger, config, PROPERTIES);
	}

	@Test
	void theBackendIsThereWithoutADevice() {
		assertEquals("mtp", backend.name());
		assertEquals(List.of(), backend.devices());
	}

	/** With the real timer: a camera that is switched on later is found by itself. */
	@Test
	void aDeviceThatIsNotThereYetIsFoundWhenItIs() throws Exception {
		activate(config().with("reconnect.min.ms", 1).with("reconnect.max.ms", 20));
		assertEquals(1, backend.devices().size());
		bench.listen();
		Registered registered = bench.engine.awaitDevice();
		assertEquals("ptp-acme-c-100-sn42", registered.device.id());
	}

	@Test
	void aDeactivatedDeviceIsNotToldOfAnyMore() throws Exception {
		bench.listen();
		activate(config());
		Registered registered = bench.engine.awaitDevice();
		device.deactivate();
		assertEquals(List.of(), backend.devices());
		registered.closed.get(10, SECONDS);
		assertTrue(bench.deviceThreadEnds());
	}

	@Test
	void aRankingIsChangedWithoutAnotherConnection() throws Exception {
		bench.listen();
		activate(config());
		Registered registered = bench.engine.awaitDevice();
		// modify reaches the registration once the device has it, which follows the registration
		while (backend.devices().get(0).state() != State.CONNECTED) {
			Thread.onSpinWait();
		}
		device.modified(config().with("service.ranking", -1));
		assertEquals(-1, registered.options.ranking());
		assertFalse(registered.closed.isDone());
	}

	@Test
	void anotherGuidMakesAnotherConnectionAfterTheFirst() throws Exception {
		bench.listen();
		activate(config());
		Registered first = bench.engine.awaitDevice();
		device.modified(config().with("guid", "5e7ad1f0-0f0e-4b43-9d0c-6b1cbbd8a3c1"));
		bench.engine.awaitDevice();
		assertTrue(first.closed.isDone());
		assertEquals(1, backend.devices().size());
	}

	@Test
	void aConfigurationThatWillNotDoIsShownAndLogged() {
		activate(config().with("port", "none"));
		var shown = backend.devices().get(0);
		assertEquals(State.UNREACHABLE, shown.state());
		assertEquals("org.portabledevices.mtp.ip~camera", shown.name());
		assertTrue(shown.reason().contains("port takes 1 to 65535"), shown.reason());
		assertEquals(1, log.entries.size());
		assertTrue(log.entries.get(0).startsWith("error"), log.entries::toString);
	}

	@Test
	void aConfigurationThatIsPutRightConnects() throws Exception {
		bench.listen();
		activate(config().with("port", "none"));
		device.modified(config());
		bench.engine.awaitDevice();
	}

	@Test
	void aDeviceKeepsWhatItHadWhenItsConfigurationBecomesWrong() throws Exception {
		bench.listen();
		activate(config());
		Registered registered = bench.engine.awaitDevice();
		device.modified(config().with("guid", "none"));
		assertFalse(registered.closed.isDone());
		assertTrue(log.entries.stream().anyMatch(entry -> entry.startsWith("error") && entry.contains("guid takes")));
	}

	/** Once for each change of state, not for each attempt. */
	@Test
	void logsThatADeviceCannotBeReachedOnce() throws Exception {
		activate(config().with("reconnect.min.ms", 1).with("reconnect.max.ms", 1));
		while (backend.devices().get(0).state() == State.CONNECTING) {
			Thread.onSpinWait();
		}
		bench.listen();
		bench.engine.awaitDevice();
		assertEquals(1, log.entries.stream().filter(entry -> entry.startsWith("warn")).count(), log.entries::toString);
	}
}
