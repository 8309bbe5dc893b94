package org.portabledevices.engine.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.engine.core.Engine;

import jdk.jfr.consumer.RecordedEvent;

/** How the engine comes to its events, in whatever a framework and a runtime leave of {@code jdk.jfr}. */
@Timeout(120)
class JavaFlightRecorderTest {

	private static final String JFR = "jdk.jfr.";
	/** What the classes refer to that the Java VM has rewritten; no module exports it, so no framework offers it to a bundle. */
	private static final String INTERNAL = "jdk.jfr.internal.";

	private static List<String> kinds(List<RecordedEvent> events) {
		return events.stream().map(event -> event.getEventType().getName().substring(Flight.EVENTS.length())).toList();
	}

	@Test
	void aBundleWhoseFrameworkOffersWhatModulesExportMakesEvents() throws Exception {
		try (Flight flight = new Flight(); BundleLoader bundle = new BundleLoader(INTERNAL)) {
			assertEquals("SUCCEEDED []", bundle.runScenario());
			assertEquals(List.of("DeviceRegistered", "InvocationAccepted", "InvocationStarted", "InvocationEnded", "DeviceWithdrawn"),
					kinds(flight.events()));
		}
	}

	/** Both orders occur: {@code -XX:StartFlightRecording}, and {@code jcmd} much later. */
	@Test
	void aRecordingMayBeginWhenTheClassesAreThereAlready() throws Exception {
		try (BundleLoader bundle = new BundleLoader(INTERNAL)) {
			assertEquals("SUCCEEDED []", bundle.runScenario());
			try (Flight flight = new Flight()) {
				assertEquals("SUCCEEDED []", bundle.runScenario());
				assertEquals(5, flight.events().size());
			}
		}
	}

	/** Why there is a loader of our own: without it the first commit throws, in the middle of an invocation. */
	@Test
	void eventsOfTheBundlesOwnLoaderWouldNotDo() throws Exception {
		try (Flight flight = new Flight(); BundleLoader bundle = new BundleLoader(INTERNAL)) {
			FlightLogProxy direct = new FlightLogProxy(bundle.loadClass("org.portabledevices.engine.flight.jfr.JfrLog"));
			assertThrows(NoClassDefFoundError.class, () -> direct.backendChosen("x"));
		}
	}

	@Test
	void aRuntimeWithoutItHasAnEngineThatWorksAndSaysSo() throws Exception {
		try (BundleLoader bundle = new BundleLoader(JFR)) {
			String outcome = bundle.runScenario();
			assertTrue(outcome.startsWith("SUCCEEDED [no events for Java Flight Recorder"), outcome);
		}
	}

	/** Nothing but the package of the events refers to it: the rest must be loaded where it is missing. */
	@Test
	void onlyTheEventsReferToIt() throws Exception {
		Path classes = Path.of(Engine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		try (Stream<Path> files = Files.walk(classes)) {
			for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
				String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
				boolean isEvent = file.getParent().endsWith(Path.of("flight", "jfr"));
				assertTrue(isEvent || !bytes.contains("jdk/jfr/"), () -> file + " refers to jdk.jfr");
			}
		}
	}

	@Test
	void theManifestImportsItOptionally() throws Exception {
		Path classes = Path.of(Engine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		try (InputStream in = Files.newInputStream(classes.resolve("META-INF").resolve("MANIFEST.MF"))) {
			String imports = new Manifest(in).getMainAttributes().getValue("Import-Package");
			assertTrue(imports.contains("jdk.jfr;resolution:=optional"), imports);
			assertEquals(imports.indexOf("jdk.jfr"), imports.lastIndexOf("jdk.jfr"), imports);
		}
	}

	/** An engine that is refreshed leaves nothing behind, recorded or not. */
	@Test
	void theEventsKeepNoClassLoaderAlive() throws Exception {
		try (Flight flight = new Flight()) {
			ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
			WeakReference<ClassLoader> loader = runInLoaderOfItsOwn(collected);
			Reference<? extends ClassLoader> reference = null;
			for (int i = 0; i < 200 && reference == null; i++) {
				System.gc();
				reference = collected.remove(100);
			}
			assertNotNull(reference, () -> loader.get() + " is still there");
		}
	}

	private static WeakReference<ClassLoader> runInLoaderOfItsOwn(ReferenceQueue<ClassLoader> queue) throws Exception {
		try (BundleLoader bundle = new BundleLoader(INTERNAL)) {
			assertEquals("SUCCEEDED []", bundle.runScenario());
			return new WeakReference<>(bundle, queue);
		}
	}

	/** The log of a class that another loader has loaded. */
	private record FlightLogProxy(Class<?> type) {

		void backendChosen(String pinned) throws Throwable {
			try {
				type.getMethod("backendChosen", String.class).invoke(type.getConstructor().newInstance(), pinned);
			} catch (InvocationTargetException e) {
				throw e.getCause();
			}
		}
	}
}
