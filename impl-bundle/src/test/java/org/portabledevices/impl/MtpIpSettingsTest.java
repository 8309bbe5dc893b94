package org.portabledevices.impl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.portabledevices.impl.connection.Settings;

class MtpIpSettingsTest {

	@Nested
	class GivenOnlyAHost {

		private final Settings settings = MtpIpSettings.of(new TestConfig().with("host", " camera.local "));

		@Test
		void takesTheDefaults() {
			assertEquals("camera.local:15740", settings.address());
			assertEquals(Duration.ofSeconds(10), settings.connectLimit());
			assertEquals(Duration.ofMillis(250), settings.reconnectMin());
			assertEquals(100, settings.ranking());
		}

		/** Devices that pair remember it. */
		@Test
		void makesTheSameGuidEachTime() {
			assertEquals(settings.guid(), MtpIpSettings.of(new TestConfig().with("host", "camera.local")).guid());
			assertNotEquals(settings.guid(), MtpIpSettings.of(new TestConfig().with("host", "other.local")).guid());
		}
	}

	@Test
	void takesAGuidWithBraces() {
		UUID guid = UUID.fromString("5e7ad1f0-0f0e-4b43-9d0c-6b1cbbd8a3c1");
		assertEquals(guid, MtpIpSettings.of(new TestConfig().with("guid", "{" + guid + "}")).guid());
	}

	@Test
	void writesAnIpv6AddressInBrackets() {
		assertEquals("[::1]:15740", MtpIpSettings.of(new TestConfig().with("host", "::1")).address());
	}

	@Nested
	class GivenAValueThatWillNotDo {

		private void refuses(TestConfig config, String... words) {
			String message = assertThrows(IllegalArgumentException.class, () -> MtpIpSettings.of(config)).getMessage();
			for (String word : words) {
				assertTrue(message.contains(word), message);
			}
		}

		@Test
		void namesThePropertyAndWhatWouldDo() {
			refuses(new TestConfig().with("port", 0), "port", "1 to 65535", "\"0\"");
			refuses(new TestConfig().with("port", 70_000), "port", "1 to 65535", "\"70000\"");
			refuses(new TestConfig().with("guid", "mine"), "guid", "\"mine\"");
			refuses(new TestConfig().with("probe.interval.ms", -1), "probe.interval.ms", "0 to 3600000 milliseconds", "\"-1\"");
			refuses(new TestConfig().with("connect.limit.ms", -1), "connect.limit.ms", "1 to 3600000 milliseconds", "\"-1\"");
			refuses(new TestConfig().with("friendly.name", " "), "friendly.name", "1 to 255 characters");
			refuses(new TestConfig().with("reconnect.min.ms", 20_000), "reconnect.max.ms", "reconnect.min.ms", "20000");
		}

		@Test
		void namesAPropertyThatCannotBeConverted() {
			refuses(new TestConfig().with("port", "fifteen"), "port takes 1 to 65535", "fifteen");
			refuses(new TestConfig().with("service.ranking", "high"), "service.ranking takes a whole number", "high");
		}

		@Test
		void namesAHostThatIsMissingOrNone() {
			refuses(new TestConfig().without("host"), "host", "nothing");
			refuses(new TestConfig().with("host", ""), "host");
			refuses(new TestConfig().with("host", "my camera"), "host", "my camera");
		}
	}
}
