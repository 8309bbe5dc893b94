package org.portabledevices.sim.responder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portabledevices.sim.camera.CameraBuilder;
import org.portabledevices.sim.camera.CameraIdentity;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.device.RecordingJournal;
import org.portabledevices.sim.device.ServedCamera;
import org.portabledevices.sim.time.RealTime;
import org.portabledevices.sim.time.VirtualTime;
import org.portabledevices.sim.trouble.TestTroubles;

/** gphoto2, a PTP/IP client that others have written, uses the simulated camera. Skipped where it is not installed. */
@Timeout(120)
class GphotoTest {

	private static final String FOLDER = "/store_00010001/DCIM/100SIMUL";

	@TempDir Path place;

	private final RecordingJournal journal = new RecordingJournal();
	private final RealTime time = new RealTime("gphoto-test", failure -> journal.warn("failed", failure));
	private final VirtualTime keepersTime = new VirtualTime();
	private SimulatedCamera camera;
	private ResponderKeeper keeper;

	@BeforeAll
	static void requireGphoto() {
		boolean installed = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
				.anyMatch(folder -> Files.isExecutable(Path.of(folder, "gphoto2")));
		assumeTrue(installed, "gphoto2 is not installed, so nothing is known of how it gets on with the responder");
	}

	@BeforeEach
	void serve() throws IOException {
		camera = new CameraBuilder(CameraIdentity.of("Simulated Camera", "G1"), time::now).large(3_000_000, 5).build();
		Optional<ServedCamera> served = Optional.of(new ServedCamera(camera, 1, TestTroubles.perfect(time), incident -> {
		}, time));
		keeper = new ResponderKeeper(Serving.anybody("127.0.0.1", 0), keepersTime, journal, () -> served, () -> {
		});
		keeper.run();
		keepersTime.settle();
	}

	@AfterEach
	void end() {
		keeper.close();
		time.close();
	}

	private String gphoto(String... arguments) throws IOException, InterruptedException {
		int port = keeper.endpoint().orElseThrow().address().getPort();
		List<String> command = new ArrayList<>(List.of("gphoto2", "--port", "ptpip:127.0.0.1:" + port + ":" + port));
		command.addAll(List.of(arguments));
		Path output = Files.createTempFile(place, "gphoto2-", ".txt");
		ProcessBuilder builder = new ProcessBuilder(command).directory(place.toFile()).redirectErrorStream(true)
				.redirectOutput(output.toFile());
		builder.environment().put("HOME", place.toString());
		builder.environment().put("LC_ALL", "C");
		Process process = builder.start();
		try {
			assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> command + " did not end");
		} finally {
			process.destroyForcibly();
		}
		String text = Files.readString(output);
		assertEquals(0, process.exitValue(), () -> command + ": " + text);
		return text;
	}

	private byte[] bytes(String path) throws IOException {
		return camera.storages().find(path).orElseThrow().content().prefix(1 << 24);
	}

	@Test
	void itSeesWhatTheCameraIs() throws Exception {
		String summary = gphoto("--summary");
		assertTrue(summary.contains("Manufacturer: Portable Device Services"), summary);
		assertTrue(summary.contains("Serial Number: G1"), summary);
		assertTrue(summary.contains("SIMCARD"), summary);
		assertTrue(gphoto("--list-config").contains("f-number"));
	}

	@Test
	void itListsFilesAndDownloadsTheirBytes() throws Exception {
		String list = gphoto("--list-files");
		for (String name : List.of("SIM_0001.JPG", "SIM_0002.JPG", "SIM_0003.JPG", "SIM_0004.JPG", "LARGE.BIN")) {
			assertTrue(list.contains(name), list);
		}
		for (String name : List.of("SIM_0001.JPG", "LARGE.BIN")) {
			gphoto("-f", FOLDER, "--get-file", name, "--filename", name);
			assertArrayEquals(bytes("/DCIM/100SIMUL/" + name), Files.readAllBytes(place.resolve(name)));
		}
		gphoto("-f", FOLDER, "--get-thumbnail", "SIM_0002.JPG", "--filename", "small.jpg");
		assertNotNull(ImageIO.read(place.resolve("thumb_small.jpg").toFile())); // it puts "thumb_" before the name
	}

	@Test
	void itUploadsAndDeletes() throws Exception {
		byte[] sent = bytes("/DCIM/100SIMUL/SIM_0003.JPG");
		Files.write(place.resolve("UPLOADED.JPG"), sent);
		gphoto("-f", FOLDER, "--upload-file", "UPLOADED.JPG");
		assertArrayEquals(sent, bytes("/DCIM/100SIMUL/UPLOADED.JPG"));
		gphoto("-f", FOLDER, "--delete-file", "UPLOADED.JPG");
		assertTrue(camera.storages().find("/DCIM/100SIMUL/UPLOADED.JPG").isEmpty());
	}

	@Test
	void itTakesAPictureAndGetsIt() throws Exception {
		String captured = gphoto("--capture-image");
		assertTrue(captured.contains(FOLDER + "/SIM_0005.JPG"), captured);
		gphoto("--capture-image-and-download", "--filename", "taken.jpg"); // it then deletes the picture on the camera
		assertNotNull(ImageIO.read(place.resolve("taken.jpg").toFile()));
		assertEquals(List.of(), journal.warnings);
	}

	@Test
	void itSetsAProperty() throws Exception {
		gphoto("--set-config", "f-number=8");
		assertTrue(gphoto("--get-config", "f-number").contains("Current: f/8"), () -> "f-number was not set");
	}
}
