package org.portabledevices.sim.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.portabledevices.sim.trouble.Script;

/** The scripts that the how-to shows can be read. */
class HowToTest {

	private static final Path PAGE = Path.of("..", "docs", "how-to", "script-a-simulated-device.md");
	private static final Names NAMES = new Names(List.of("Download", "Upload", "GetObjectCount"), true);

	@Test
	void itsFirstScriptIsOne() throws IOException {
		String page = Files.readString(PAGE);
		String block = page.substring(page.indexOf("```\n") + 4);
		Script script = ScriptReader.read(block.substring(0, block.indexOf("```")).lines().toList(), List.of(), NAMES);
		assertEquals(5, script.calls().size());
		assertEquals(1, script.resets().size());
		assertEquals(1, script.timed().size());
	}

	@Test
	void thePropertiesOfItsConfigurationAre() throws IOException {
		String page = Files.readString(PAGE);
		Script script = ScriptReader.read(List.of(property(page, "script")), List.of(property(page, "latency.curve")), NAMES);
		assertEquals(5, script.calls().size());
	}

	private static String property(String page, String name) {
		return page.lines().filter(line -> line.startsWith(name + " = ")).findFirst().orElseThrow().substring(name.length() + 3);
	}
}
