package org.portabledevices.sim.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.portabledevices.sim.device.DeviceSettings.Profile;
import org.portabledevices.sim.trouble.Script;

/** The scripts that the how-to shows can be read. */
class HowToTest {

	private static final Path PAGE = Path.of("..", "docs", "how-to", "script-a-simulated-device.md");
	private static final Names NAMES = new Names(List.of("Download", "Upload", "GetObjectCount"));

	private static String block(int index) throws IOException {
		return Files.readString(PAGE).split("```\n?")[2 * index + 1];
	}

	@Test
	void itsFirstScriptIsOne() throws IOException {
		Script script = ScriptReader.read(block(0).lines().toList(), List.of(), NAMES);
		assertEquals(5, script.calls().size());
		assertEquals(1, script.resets().size());
		assertEquals(1, script.timed().size());
	}

	@Test
	void thePropertiesOfItsConfigurationAre() throws IOException {
		Properties configuration = new Properties();
		configuration.load(new StringReader(block(1)));
		assertEquals(Set.of("name", "seed", "script", "latency.curve"), configuration.keySet());
		Script script = ScriptReader.read(List.of(configuration.getProperty("script")),
				List.of(configuration.getProperty("latency.curve")), NAMES);
		assertEquals(3 + 3, script.calls().size());
	}

	/** And what it shows to be wrong is refused in those words. */
	@Test
	void itsMistakeIsRefusedAsItSays() throws IOException {
		String shown = block(2).strip();
		String line = shown.substring(shown.indexOf('"') + 1, shown.indexOf("\":"));
		String message = assertThrows(IllegalArgumentException.class,
				() -> ScriptReader.read(List.of("*: fine", line), List.of(), Profile.CAMERA.names())).getMessage();
		assertTrue(message.startsWith(shown.substring(0, shown.indexOf('…'))), message);
	}
}
