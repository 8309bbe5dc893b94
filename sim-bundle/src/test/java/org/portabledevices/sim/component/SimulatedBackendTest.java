package org.portabledevices.sim.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.service.log.Logger;
import org.portabledevices.monitor.ConfiguredDevice;
import org.portabledevices.ptp.initiator.PtpIpInitiator;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.SessionListener;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.sim.device.FakeHost;

/** The components together, as Declarative Services would make them. */
@Timeout(30)
class SimulatedBackendTest {

	private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
	private final Logger logger = (Logger) Proxy.newProxyInstance(Logger.class.getClassLoader(), new Class<?>[]{ Logger.class },
			(self, method, arguments) -> {
				log.add(method.getName() + " " + ((arguments[1] instanceof Object[] all) ? all[0] : arguments[1]));
				return null;
			});
	private final FakeHost host = new FakeHost();
	private final SimulatedBackend backend = new SimulatedBackend();
	private final DefaultDevices defaults = new DefaultDevices(host, backend, logger, Configs.of(DefaultsConfig.class, Map.of()));
	private final ConfiguredSimulation configured = new ConfiguredSimulation(host, backend, logger,
			Configs.of(DeviceConfig.class, Map.of("name", "Red Camera", "serial.number", "R1")));
	private SimulatorResponder responder;

	@BeforeEach
	void activate() {
		configured.activate();
		defaults.activate();
	}

	@AfterEach
	void deactivate() {
		if (responder != null) {
			responder.deactivate();
		}
		host.registrations.forEach(registration -> registration.closed.complete(null));
		defaults.deactivate();
		configured.deactivate();
	}

	/** Serves, and waits until the log says where. */
	private String serve(Map<String, Object> config) throws InterruptedException {
		responder = new SimulatorResponder(backend, logger, Configs.of(ResponderConfig.class, config));
		responder.activate();
		for (String line = ""; line != null; line = log.poll(10, TimeUnit.SECONDS)) {
			if (line.contains("is served over PTP/IP at ")) {
				return line;
			}
		}
		throw new AssertionError("nothing is served");
	}

	@Test
	void aCameraThatIsOnTheWireHasItsAddressThere() throws Exception {
		String line = serve(Map.of("port", 0, "device", "R1"));
		assertTrue(line.contains("Red Camera is served over PTP/IP at 127.0.0.1:"), line);
		String address = line.substring(line.indexOf("127.0.0.1:"));
		List<ConfiguredDevice> devices = backend.devices();
		assertEquals(List.of("Red Camera", "Simulated Phone", "Simulated Camera"), devices.stream().map(ConfiguredDevice::name).toList());
		assertEquals(address, devices.get(0).address());
		assertEquals("ptp-portable-device-services-simulated-phone-simp0001", devices.get(1).address());
		assertEquals("sim", backend.name());
	}

	/** Contract 4.2 and issue, done 6: what stops takes its responder away. */
	@Test
	void theResponderServesTheDefaultCameraBeforeOthersAndOthersWhenItGoes() throws Exception {
		assertTrue(serve(Map.of("port", 0)).matches("info (Simulated|Red) Camera is served .*"));
		awaitServed("Simulated Camera");
		defaults.modified(Configs.of(DefaultsConfig.class, Map.of("defaults", false)));
		awaitServed("Red Camera");
	}

	@Test
	void whatIsServedIsTheCameraInMemory() throws Exception {
		String line = serve(Map.of("port", 0, "device", "red camera"));
		int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
		try (PtpSession session = new PtpIpInitiator(UUID.randomUUID(), "test")
				.connect(new java.net.InetSocketAddress("127.0.0.1", port), new SessionListener() {
				})) {
			assertEquals("R1", new PtpOperations(session).getDeviceInfo().serialNumber());
		}
	}

	@Test
	void switchedOffItServesNothing() {
		responder = new SimulatorResponder(backend, logger, Configs.of(ResponderConfig.class, Map.of("enabled", false, "port", 0)));
		responder.activate();
		assertTrue(backend.devices().stream().allMatch(device -> device.address().startsWith("ptp-")));
	}

	/** The camera that is there first may be another; the last line in the log is what counts. */
	private void awaitServed(String name) throws InterruptedException {
		while (backend.devices().stream().noneMatch(device -> device.name().equals(name) && device.address().startsWith("127.0.0.1:"))) {
			String line = log.poll(10, TimeUnit.SECONDS);
			assertTrue(line != null, () -> name + " is not served: " + backend.devices());
		}
	}
}
