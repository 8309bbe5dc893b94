package org.portabledevices.sim.responder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portabledevices.sim.camera.CameraBuilder;
import org.portabledevices.sim.camera.CameraIdentity;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.device.RecordingJournal;
import org.portabledevices.sim.device.ServedCamera;
import org.portabledevices.sim.time.RealTime;
import org.portabledevices.sim.time.VirtualTime;
import org.portabledevices.sim.trouble.TestTroubles;

/** gphoto2, a PTP/IP client that others have written, uses the simulated camera. */
@Timeout(120)
class GphotoTest {

	private static final String FOLDER = "/store_00010001/DCIM/100SIMUL";

	@TempDir Path place;

	private final RecordingJournal journal = new RecordingJournal();
	private final RealTime time = new RealTime("gphoto-test", failure -> journal.warn("failed", failure));
	private final VirtualTime keepersTime = new VirtualTime();
	private SimulatedCamera camera;
	private ResponderKeeper keeper;
	private Gphoto gphoto;

	@BeforeAll
	static void require() {
		Gphoto.require();
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
		gphoto = new Gphoto(place, keeper.endpoint().orElseThrow().address().getPort());
	}

	@AfterEach
	void end() {
		gphoto.close();
		keeper.close();
		time.close();
	}

	private byte[] bytes(String path) throws IOException {
		return camera.storages().find(path).orElseThrow().content().prefix(1 << 24);
	}

	@Test
	void itSeesWhatTheCameraIs() throws Exception {
		String summary = gphoto.run("--summary");
		assertTrue(summary.contains("Manufacturer: Portable Device Services"), summary);
		assertTrue(summary.contains("Serial Number: G1"), summary);
		assertTrue(summary.contains("SIMCARD"), summary);
		assertTrue(gphoto.run("--list-config").contains("f-number"));
	}

	@Test
	void itListsFilesAndDownloadsTheirBytes() throws Exception {
		String list = gphoto.run("--list-files");
		for (String name : List.of("SIM_0001.JPG", "SIM_0002.JPG", "SIM_0003.JPG", "SIM_0004.JPG", "LARGE.BIN")) {
			assertTrue(list.contains(name), list);
		}
		for (String name : List.of("SIM_0001.JPG", "LARGE.BIN")) {
			gphoto.run("-f", FOLDER, "--get-file", name, "--filename", name);
			assertArrayEquals(bytes("/DCIM/100SIMUL/" + name), Files.readAllBytes(place.resolve(name)));
		}
		gphoto.run("-f", FOLDER, "--get-thumbnail", "SIM_0002.JPG", "--filename", "small.jpg");
		assertNotNull(ImageIO.read(place.resolve("thumb_small.jpg").toFile())); // it puts "thumb_" before the name
	}

	@Test
	void itUploadsAndDeletes() throws Exception {
		byte[] sent = bytes("/DCIM/100SIMUL/SIM_0003.JPG");
		for (String name : List.of("UPLOADED.JPG", "Grüße 写真.jpg")) {
			Files.write(place.resolve(name), sent);
			gphoto.run("-f", FOLDER, "--upload-file", name);
			assertArrayEquals(sent, bytes("/DCIM/100SIMUL/" + name));
			assertTrue(gphoto.run("--list-files").contains(name));
			gphoto.run("-f", FOLDER, "--delete-file", name);
			assertTrue(camera.storages().find("/DCIM/100SIMUL/" + name).isEmpty());
		}
	}

	/** Beyond the basic plane gphoto2 sends no name at all, and no object can be without one. */
	@Test
	void itIsToldThatAnObjectNeedsAName() throws Exception {
		Files.write(place.resolve("🙂.jpg"), new byte[]{ 1 });
		String refused = gphoto.fail("-f", FOLDER, "--upload-file", "🙂.jpg");
		assertTrue(refused.contains("PTP Invalid Parameter"), refused);
		String files = gphoto.run("--list-files");
		assertTrue(files.contains("There are 5 files in folder '" + FOLDER), files);
	}

	@Test
	void itMakesAndRemovesFolders() throws Exception {
		gphoto.run("-f", "/store_00010001/DCIM", "--mkdir", "101GRÜN");
		assertTrue(camera.storages().find("/DCIM/101GRÜN").orElseThrow().isFolder());
		assertTrue(gphoto.run("--list-folders").contains("- 101GRÜN"));
		gphoto.run("-f", "/store_00010001/DCIM", "--rmdir", "101GRÜN");
		assertTrue(camera.storages().find("/DCIM/101GRÜN").isEmpty());
	}

	@Test
	void itTakesAPictureAndGetsIt() throws Exception {
		String captured = gphoto.run("--capture-image");
		assertTrue(captured.contains(FOLDER + "/SIM_0005.JPG"), captured);
		gphoto.run("--capture-image-and-download", "--filename", "taken.jpg"); // it then deletes the picture on the camera
		assertNotNull(ImageIO.read(place.resolve("taken.jpg").toFile()));
		assertEquals(List.of(), journal.warnings);
	}

	@Test
	void itHearsOfAPictureThatItDidNotWaitFor() throws Exception {
		String heard = gphoto.run("--trigger-capture", "--wait-event-and-download=CAPTURECOMPLETE", "--filename", "heard.jpg");
		assertTrue(heard.contains("CAPTURECOMPLETE"), heard);
		assertNotNull(ImageIO.read(place.resolve("heard.jpg").toFile()));
	}

	/** An enumeration, a range, a string and a date, each in gphoto2's words. */
	@ParameterizedTest
	@CsvSource({ "f-number, f/8, f/8", "iso, 400, 400", "/main/other/5010, -1500, -1500", "/main/other/d402, Grüße 写, Grüße 写",
			"whitebalance, Flash, Flash" })
	void itSetsProperties(String property, String value, String shown) throws Exception {
		gphoto.run("--set-config", property + "=" + value);
		String now = gphoto.run("--get-config", property);
		assertTrue(now.contains("Current: " + shown + "\n"), now);
	}

	@Test
	void itSetsTheClock() throws Exception {
		gphoto.run("--set-config", "datetime=1700000000");
		LocalDateTime wanted = LocalDateTime.of(2023, 11, 14, 22, 13, 20);
		LocalDateTime now = camera.properties().now();
		assertTrue(!now.isBefore(wanted) && now.isBefore(wanted.plusMinutes(2)), now::toString);
	}

	@Test
	void itIsToldOfValuesThatAreNotAllowed() throws Exception {
		for (String wrong : List.of("/main/other/5010=1", "/main/other/5007=77")) {
			String refused = gphoto.run("--set-config", wrong);
			assertTrue(refused.contains("was not set (0x201c: PTP Invalid Device Prop Value)"), refused);
		}
		String refused = gphoto.fail("--set-config", "iso=123");
		assertTrue(refused.contains("PTP Invalid Device Prop Value"), refused);
	}
}
