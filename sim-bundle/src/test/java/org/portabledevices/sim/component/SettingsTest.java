package org.portabledevices.sim.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.camera.Card;
import org.portabledevices.sim.device.DeviceSettings.Profile;
import org.portabledevices.sim.device.DeviceSettings;
import org.portabledevices.sim.trouble.Behaviour;
import org.portabledevices.sim.trouble.Script;

class SettingsTest {

	private static List<DeviceSettings> defaults(Map<String, Object> set) {
		return DefaultDevices.settings(Configs.of(DefaultsConfig.class, set));
	}

	private static DeviceSettings device(Map<String, Object> set) {
		return ConfiguredSettings.of(Configs.of(DeviceConfig.class, set));
	}

	@Test
	void withoutConfigurationThereAreAPhoneAndACameraThatAreFastAndFlawless() {
		List<DeviceSettings> devices = defaults(Map.of());
		assertEquals(List.of("Simulated Phone", "Simulated Camera"), devices.stream().map(DeviceSettings::name).toList());
		assertEquals(List.of("ptp-portable-device-services-simulated-phone-simp0001",
				"ptp-portable-device-services-simulated-camera-simc0001"), devices.stream().map(DeviceSettings::deviceId).toList());
		devices.forEach(device -> {
			assertEquals(Behaviour.PERFECT, device.conduct().behaviour());
			assertEquals(0, device.ranking());
			assertEquals(Card.SAMPLES, device.card());
		});
	}

	@Test
	void theDefaultDevicesCanBeLeftOut() {
		assertEquals(List.of(), defaults(Map.of("defaults", false)));
	}

	@Test
	void theirSettingsAreTakenOver() {
		DeviceSettings camera = defaults(
				Map.of("latency.ms", 250L, "bytes.per.second", 1000L, "large.object.mb", 64, "folder", " /pictures ", "service.ranking", 7))
				.get(1);
		assertEquals(Behaviour.PERFECT.withLatency(Duration.ofMillis(250)).withBytesPerSecond(1000), camera.conduct().behaviour());
		assertEquals(new Card(Path.of("/pictures"), false, 64L << 20, 1L << 30, false), camera.card());
		assertEquals(7, camera.ranking());
	}

	@Test
	void aConfiguredDeviceHasANumberThatFollowsFromItsNameUnlessItIsGivenOne() {
		assertEquals("Red Phone", device(Map.of("profile", "Phone", "name", "Red Phone")).serialNumber());
		assertEquals(Profile.PHONE, device(Map.of("profile", "Phone")).profile());
		assertEquals("R1", device(Map.of("name", "Red Camera", "serial.number", " R1 ")).serialNumber());
		assertEquals(Profile.CAMERA, device(Map.of()).profile());
	}

	@Test
	void allThatGoesWrongIsTakenOver() {
		DeviceSettings device = device(Map.of("latency.ms", 1L, "jitter.ms", 2L, "failure.percent", 3, "failure.code", "Device_Busy",
				"stall.percent", 4, "stall.ms", 5L,
				"lost.cancel.percent", 6, "late.completion.ms", 7L, "bytes.per.second", 8L, "unplug.after.ms", 9L));
		assertEquals(
				new Behaviour(Duration.ofMillis(1), Duration.ofMillis(2), 3, ResponseCode.DEVICE_BUSY, 4, Duration.ofMillis(5), 6,
						Duration.ofMillis(7), 8),
				device.conduct().behaviour());
		assertEquals(Duration.ofMillis(9), device.unplugAfter());
	}

	@Test
	void aScriptACurveAndATraceAreTakenOver() {
		DeviceSettings device = device(Map.of("script", new String[]{ "2: fail; 3: stall", "after 10s: wedge" }, "latency.curve",
				new String[]{ "1..9: 5ms; *: 1s" }, "trace.lines", 7));
		assertEquals(4, device.conduct().script().calls().size());
		assertEquals(1, device.conduct().script().timed().size());
		assertEquals(7, device.traceLines());
		assertEquals(1000, device(Map.of()).traceLines());
		assertEquals(Script.EMPTY, device(Map.of()).conduct().script());
		defaults(Map.of()).forEach(each -> assertEquals(0, each.traceLines()));
	}

	@Test
	void timeIsRealUnlessItIsVirtual() {
		assertFalse(ConfiguredSettings.isVirtual(Configs.of(DeviceConfig.class, Map.of())));
		assertTrue(ConfiguredSettings.isVirtual(Configs.of(DeviceConfig.class, Map.of("clock", " Virtual "))));
	}

	@Test
	void whatIsWrongIsRefusedByTheNameOfTheProperty() {
		assertEquals("profile is phone, camera or contacts, not \"toaster\"",
				assertThrows(IllegalArgumentException.class, () -> device(Map.of("profile", "toaster"))).getMessage());
		assertEquals("large.object.mb is 0 to 1048576, not 1048577",
				assertThrows(IllegalArgumentException.class, () -> defaults(Map.of("large.object.mb", 1_048_577))).getMessage());
		assertEquals("free.space.mb is 0 to 1048576, not -1",
				assertThrows(IllegalArgumentException.class, () -> defaults(Map.of("free.space.mb", -1))).getMessage());
		assertEquals("latency.ms is at least 0, not -1",
				assertThrows(IllegalArgumentException.class, () -> defaults(Map.of("latency.ms", -1L))).getMessage());
		assertEquals("trace.lines is at least 0, not -1", refused("trace.lines", -1));
		assertEquals("failure.code is a response code that says that something failed, such as Device_Busy or 0x2019, not \"OK\"",
				refused("failure.code", "OK"));
		String unknown = assertThrows(IllegalArgumentException.class,
				() -> device(Map.of("profile", "phone", "script", new String[]{ "*: fail", "x: fail" }))).getMessage();
		assertTrue(unknown.startsWith("script, line 2, \"x: fail\": there is no method or operation \"x\"; allowed are BeginSync, EndSync, "
				+ "MyCustomMethod, GetInfo,"), unknown);
		assertTrue(refused("latency.curve", new String[]{ "*: soon" }).startsWith("latency.curve, line 1, \"*: soon\": a latency is"));
		assertEquals("clock is real or virtual, not \"broken\"", assertThrows(IllegalArgumentException.class,
				() -> ConfiguredSettings.isVirtual(Configs.of(DeviceConfig.class, Map.of("clock", "broken")))).getMessage());
	}

	private static String refused(String property, Object value) {
		return assertThrows(IllegalArgumentException.class, () -> device(Map.of(property, value))).getMessage();
	}
}
