package org.portabledevices.ptp.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the jar asks of a program that has it on its class path or module path. */
class JarTest {
	@TempDir Path folder;

	private static String run(String tool, String... arguments) {
		StringWriter output = new StringWriter();
		int result = ToolProvider.findFirst(tool).orElseThrow().run(new PrintWriter(output), new PrintWriter(output), arguments);
		assertEquals(0, result, output::toString);
		return output.toString();
	}

	/** The OSGi annotations that it is compiled with are absent at run time, as annotations may be. */
	@Test
	void itDependsOnJavaBaseAndNothingElse() {
		String modules = run("jdeps", "-summary", ReadmeProgram.LIBRARY.toString());
		assertEquals("classes -> java.base", modules.strip());
		Set<String> packages = Stream.of(run("jdeps", "-verbose:package", ReadmeProgram.LIBRARY.toString()).split("\n"))
				.filter(line -> line.contains("->") && line.startsWith("   ")).map(line -> line.replaceAll(".*->\\s+(\\S+).*", "$1"))
				.filter(name -> !name.startsWith("java.") && !name.startsWith("org.portabledevices.ptp"))
				.collect(Collectors.toCollection(TreeSet::new));
		assertEquals(Set.of(), packages);
	}

	@Test
	void itIsAnAutomaticModuleWithANameThatStays() throws Exception {
		Path jar = folder.resolve("some-file-name.jar");
		run("jar", "--create", "--file", jar.toString(), "--manifest",
				ReadmeProgram.LIBRARY.resolve("META-INF/MANIFEST.MF").toString(), "-C", ReadmeProgram.LIBRARY.toString(), "org");
		ModuleDescriptor module = ModuleFinder.of(jar).findAll().iterator().next().descriptor();
		assertEquals("org.portabledevices.ptp", module.name());
		assertTrue(module.isAutomatic());
		assertTrue(module.packages().contains("org.portabledevices.ptp.initiator"));
		assertEquals(Set.of(),
				module.packages().stream().filter(name -> !name.startsWith("org.portabledevices.ptp")).collect(Collectors.toSet()));
	}

	/** The manifest is what a resolver of dependencies reads in a repository: no line of it asks for another bundle. */
	@Test
	void itsManifestAsksForNoOtherBundle() throws Exception {
		String manifest = Files.readString(ReadmeProgram.LIBRARY.resolve("META-INF/MANIFEST.MF")).replace("\n ", "").replace("\r", "");
		String imports = manifest.lines().filter(line -> line.startsWith("Import-Package: ")).findFirst().orElse("Import-Package: ")
				.substring("Import-Package: ".length());
		for (String imported : imports.split(",(?=[a-z])")) {
			assertTrue(imported.isEmpty() || imported.startsWith("org.portabledevices.ptp"), imported);
		}
		assertTrue(manifest.lines().noneMatch(line -> line.startsWith("Require-Bundle")), manifest);
	}
}
