package org.portabledevices.sim.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.service.log.Logger;
import org.portabledevices.monitor.ConfiguredDevice.State;
import org.portabledevices.sim.backend.FakeRegistration;
import org.portabledevices.sim.device.FakeHost;

/** A configured device, and the service by which a test in a framework has it in hand. */
@Timeout(30)
class ConfiguredSimulationTest {

	private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
	private final Logger logger = (Logger) Proxy.newProxyInstance(Logger.class.getClassLoader(), new Class<?>[]{ Logger.class },
			(self, method, arguments) -> {
				if (method.getName().equals("debug")) {
					log.add(arguments[1] + ": " + arguments[2]);
				}
				return null;
			});
	private final FakeHost host = new FakeHost();
	private final SimulatedBackend backend = new SimulatedBackend();
	private ConfiguredSimulation component;

	private static DeviceConfig config(Object... pairs) {
		Map<String, Object> set = new HashMap<>(Map.of("name", "Red Camera"));
		for (int i = 0; i < pairs.length; i += 2) {
			set.put((String) pairs[i], pairs[i + 1]);
		}
		return Configs.of(DeviceConfig.class, set);
	}

	private Function<String, List<String>> start(Object... pairs) throws InterruptedException {
		component = new ConfiguredSimulation(host, backend, logger, config(pairs));
		component.activate();
		awaitState(State.CONNECTED);
		return component;
	}

	/** Waits until the device is so; it tells when that changes. */
	private synchronized void awaitState(State state) throws InterruptedException {
		backend.all().addListener(this::changed);
		while (backend.devices().stream().noneMatch(device -> device.state() == state)) {
			wait(10_000);
		}
	}

	private synchronized void changed() {
		notifyAll();
	}

	@AfterEach
	void stop() {
		component.deactivate();
		host.registrations.forEach(FakeRegistration::finish);
	}

	@Test
	void itsTimePassesOnCommand() throws Exception {
		Function<String, List<String>> control = start("clock", "virtual", "script", new String[]{ "after 10s: unplug for 5s" });
		assertEquals(List.of("0"), control.apply("time"));
		assertEquals(List.of(), control.apply("advance 10s"));
		assertEquals(State.UNREACHABLE, backend.devices().get(0).state());
		control.apply(" Advance 5000ms ");
		assertEquals(List.of("15s"), control.apply("time"));
		assertEquals(State.CONNECTED, backend.devices().get(0).state());
		assertEquals(List.of("0.000000 device - - is plugged in", "10.000000 device - - is unplugged",
				"15.000000 device - - is plugged in"), control.apply("trace"));
	}

	@Test
	void theTraceIsLoggedForWhoWantsToKnow() throws Exception {
		start("clock", "virtual");
		assertEquals("Red Camera: 0.000000 device - - is plugged in", log.poll(10, TimeUnit.SECONDS));
	}

	@Test
	void itIsUnpluggedPluggedInAndWedgedOnCommand() throws Exception {
		Function<String, List<String>> control = start("clock", "virtual");
		control.apply("unplug");
		assertEquals(State.UNREACHABLE, backend.devices().get(0).state());
		control.apply("replug");
		control.apply("advance 0");
		assertEquals(State.CONNECTED, backend.devices().get(0).state());
		control.apply("unplug for 3s");
		control.apply("advance 3s");
		assertEquals(State.CONNECTED, backend.devices().get(0).state());
		control.apply("wedge");
		control.apply("let go");
		control.apply("next Download: stall");
		assertTrue(control.apply("trace").get(5).endsWith("device - - is wedged"), () -> control.apply("trace").toString());
	}

	@Test
	void aCommandThatIsNoneIsRefusedWithThoseThatAre() throws Exception {
		Function<String, List<String>> control = start("clock", "virtual");
		assertEquals(
				"there is no command \"explode\"; allowed are trace, time, advance TIME, next LINE, let go, wedge, unplug, unplug for TIME, replug",
				assertThrows(IllegalArgumentException.class, () -> control.apply("explode")).getMessage());
		assertEquals("\"advance soon\" takes a time such as 250us, 10ms, 1.5s or 2min, not \"soon\"",
				assertThrows(IllegalArgumentException.class, () -> control.apply("advance soon")).getMessage());
		assertThrows(IllegalArgumentException.class, () -> control.apply("next"));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> control.apply("next x: fail")).getMessage()
				.startsWith("next, \"x: fail\""));
	}

	@Test
	void realTimeDoesNotPassOnCommand() throws Exception {
		Function<String, List<String>> control = start();
		assertEquals("the time of this device is real and passes by itself; it is virtual with clock=virtual",
				assertThrows(IllegalStateException.class, () -> control.apply("advance 1s")).getMessage());
	}

	@Test
	void aScriptChangesWhileTheDeviceIsConnected() throws Exception {
		Function<String, List<String>> control = start("clock", "virtual");
		component.modified(config("clock", "virtual", "script", new String[]{ "after 1s: wedge" }));
		assertEquals(1, host.registrations.size());
		control.apply("advance 1s");
		assertTrue(control.apply("trace").get(1).endsWith("is wedged"));
	}

	/** In a change, the settings before it stay. */
	@Test
	void aScriptThatIsWrongChangesNothing() throws Exception {
		Function<String, List<String>> control = start("clock", "virtual");
		assertThrows(IllegalArgumentException.class,
				() -> component.modified(config("clock", "virtual", "script", new String[]{ "oops" })));
		assertThrows(IllegalArgumentException.class, () -> component.modified(config("clock", "sundial")));
		control.apply("advance 1s");
		assertEquals(0, host.last().closes);
	}

	/** A device cannot move from one time to another: a new one comes when the old one has ended. */
	@Test
	void anotherClockBringsANewDeviceIn() throws Exception {
		Function<String, List<String>> control = start();
		component.modified(config("clock", "virtual"));
		assertEquals(1, host.registrations.get(0).closes);
		host.registrations.get(0).finish();
		control.apply("advance 0");
		assertEquals(2, host.registrations.size());
	}
}
