package org.portabledevices.cnf.bundles;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** What the manifests promise: a forgotten annotation is silent in the build, and found here. */
class BundlesTest {
	private static final Version FIRST = new Version(1, 0, 0);
	private static final String OURS = "org.portabledevices.";

	private final OurBundles bundles = OurBundles.find();

	@Test
	void allBundlesAreThere() {
		assertEquals(Set.of("api", "engine", "impl", "ptp", "shell", "sim", "tck"),
				bundles.manifests().keySet().stream().map(name -> name.substring(OURS.length())).collect(Collectors.toSet()));
	}

	@Test
	void onlyTheApiTheProtocolLibraryAndTheConformanceKitExport() {
		Set<String> exporters = bundles.manifests().keySet().stream()
				.filter(name -> !exports(name).isEmpty())
				.collect(Collectors.toSet());
		assertEquals(Set.of(OURS + "api", OURS + "ptp", OURS + "tck"), exporters);
	}

	/** Without a version of its own a package is exported with the bundle's, and baselining says nothing. */
	@Test
	void everyExportedPackageHasAVersionOfItsOwn() {
		Version bundle = new Version("1.0.0.SNAPSHOT");
		assertAll(bundles.manifests().keySet().stream().flatMap(name -> exports(name).stream()).map(export -> () -> {
			Version version = new Version(export.version());
			assertTrue(version.compareTo(FIRST) >= 0, export + " is below 1.0.0, where nothing is baselined");
			assertTrue(!version.equals(bundle), export + " has the version of its bundle");
		}));
	}

	/** Javadoc is checked completely for the packages in this list of the root pom.xml. */
	@Test
	void everyExportedPackageIsInTheListOfDoclint() throws IOException {
		String pom = Files.readString(Path.of("..", "pom.xml"));
		String list = pom.substring(pom.indexOf("<doclint.packages>") + "<doclint.packages>".length(), pom.indexOf("</doclint.packages>"));
		Set<String> exported = bundles.manifests().keySet().stream()
				.flatMap(name -> exports(name).stream())
				.map(Clause::name)
				.collect(Collectors.toCollection(TreeSet::new));
		assertEquals(exported, new TreeSet<>(Arrays.asList(list.split(","))));
	}

	/** The engine implements what grows by minor versions: it must not be wired to an API that is newer than it knows. */
	@Test
	void theEngineImportsWhatItImplementsUpToTheNextMinorVersion() {
		Map<String, VersionRange> imports = imports("engine");
		assertAll(List.of("service", "backend", "monitor", "tracker").stream().map(name -> () -> {
			VersionRange range = imports.get(OURS + name);
			assertTrue(range != null && !range.includes(new Version(1, 1, 0)), name + " is imported as " + range);
		}));
	}

	/** Whoever only uses the API may meet any newer one of the same major version. */
	@Test
	void theShellImportsTheApiUpToTheNextMajorVersion() {
		Map<String, VersionRange> imports = imports("shell");
		assertTrue(imports.containsKey(OURS + "service"), "the shell imports the API: " + imports);
		assertAll(imports.entrySet().stream().filter(entry -> entry.getKey().startsWith(OURS)).map(entry -> () -> {
			assertTrue(entry.getValue().includes(new Version(1, 99, 0)), entry + " excludes newer versions");
		}));
	}

	/** The packages of the Java runtime have no versions. */
	@Test
	void everyImportHasARangeAndNoneIsOfJava() {
		for (Map.Entry<String, Manifest> bundle : bundles.manifests().entrySet()) {
			for (Clause clause : Clause.parse(header(bundle.getValue(), Constants.IMPORT_PACKAGE))) {
				assertTrue(clause.version().startsWith("[") || clause.name().startsWith("jdk."), bundle.getKey() + " imports " + clause);
				assertTrue(!clause.name().startsWith("java."), bundle.getKey() + " imports " + clause);
			}
		}
	}

	/** Who uses a bundle of ours needs no test framework, unless it is the one whose product is tests. */
	@Test
	void onlyTheConformanceKitImportsATestFramework() {
		Set<String> importers = bundles.manifests().entrySet().stream()
				.filter(bundle -> Clause.parse(header(bundle.getValue(), Constants.IMPORT_PACKAGE)).stream()
						.anyMatch(clause -> clause.name().startsWith("org.junit") || clause.name().startsWith("org.opentest4j")))
				.map(Map.Entry::getKey)
				.collect(Collectors.toSet());
		assertEquals(Set.of(OURS + "tck"), importers);
	}

	/** Backends meet the engine only through the API, and each other not at all. */
	@Test
	void nobodyImportsFromABundleThatIsNotTheApiOrTheProtocolLibrary() {
		Map<String, Set<String>> allowed = Map.of("api", Set.of("api"), "ptp", Set.of("ptp"), "engine", Set.of("api"),
				"shell", Set.of("api"), "sim", Set.of("api", "ptp"), "impl", Set.of("api", "ptp"), "tck", Set.of("api", "tck"));
		allowed.forEach((bundle, exporters) -> {
			Set<String> packages = exporters.stream()
					.flatMap(exporter -> exports(OURS + exporter).stream())
					.map(Clause::name)
					.collect(Collectors.toSet());
			Set<String> strangers = imports(bundle).keySet().stream()
					.filter(name -> name.startsWith(OURS) && !packages.contains(name))
					.collect(Collectors.toSet());
			assertEquals(Set.of(), strangers, bundle);
		});
	}

	/** No time, no user, no tool: two builds of the same sources give the same bytes. */
	@Test
	void manifestsDoNotTellWhereAndWhenTheyWereBuilt() {
		for (Manifest manifest : bundles.manifests().values()) {
			for (String header : List.of("Bnd-LastModified", "Built-By", "Build-Jdk", "Build-Jdk-Spec", "Created-By", "Tool")) {
				assertNull(header(manifest, header));
			}
		}
	}

	private Collection<Clause> exports(String bundle) {
		return Clause.parse(header(bundles.manifests().get(bundle), Constants.EXPORT_PACKAGE));
	}

	private Map<String, VersionRange> imports(String bundle) {
		return Clause.parse(header(bundles.manifests().get(OURS + bundle), Constants.IMPORT_PACKAGE)).stream()
				.collect(Collectors.toMap(Clause::name, clause -> new VersionRange(clause.version())));
	}

	private static String header(Manifest manifest, String name) {
		return manifest.getMainAttributes().getValue(new Attributes.Name(name));
	}
}
