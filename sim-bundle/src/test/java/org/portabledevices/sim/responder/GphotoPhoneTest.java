package org.portabledevices.sim.responder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portabledevices.sim.camera.Abilities;
import org.portabledevices.sim.camera.CameraBuilder;
import org.portabledevices.sim.camera.CameraIdentity;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.device.RecordingJournal;
import org.portabledevices.sim.device.ServedCamera;
import org.portabledevices.sim.time.RealTime;
import org.portabledevices.sim.time.VirtualTime;
import org.portabledevices.sim.trouble.TestTroubles;

/** gphoto2 uses a phone: from a device that speaks MTP it also takes object properties. */
@Timeout(120)
class GphotoPhoneTest {

	private static final String FOLDER = "/store_00010001/DCIM/100SIMUL";

	@TempDir Path place;

	private final RecordingJournal journal = new RecordingJournal();
	private final RealTime time = new RealTime("gphoto-test", failure -> journal.warn("failed", failure));
	private final VirtualTime keepersTime = new VirtualTime();
	private SimulatedCamera phone;
	private ResponderKeeper keeper;
	private Gphoto gphoto;

	@BeforeAll
	static void require() {
		Gphoto.require();
	}

	@BeforeEach
	void serve() throws IOException {
		phone = new CameraBuilder(CameraIdentity.of("Simulated Phone", "G2"), time::now).abilities(Abilities.PHONE).large(3_000_001, 5)
				.build();
		Optional<ServedCamera> served = Optional.of(new ServedCamera(phone, 1, TestTroubles.perfect(time), incident -> {
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
		assertEquals(List.of(), journal.warnings);
	}

	private byte[] bytes(String path) throws IOException {
		return phone.storages().find(path).orElseThrow().content().prefix(1 << 24);
	}

	@Test
	void itSeesBothStorages() throws Exception {
		String summary = gphoto.run("--summary");
		assertTrue(summary.contains("Simulated Phone") && summary.contains("No Image Capture"), summary);
		String storages = gphoto.run("--storage-info");
		assertTrue(storages.contains("basedir=/store_00010001") && storages.contains("basedir=/store_00020001"), storages);
		assertTrue(gphoto.run("--list-config").contains("/main/other/d402"));
	}

	@Test
	void itListsFilesAndDownloadsTheirBytes() throws Exception {
		String list = gphoto.run("--list-files");
		assertTrue(list.contains("There are 5 files in folder '" + FOLDER), list);
		for (String name : List.of("SIM_0001.JPG", "LARGE.BIN")) {
			assertTrue(list.contains(name), list);
			gphoto.run("-f", FOLDER, "--get-file", name, "--filename", name);
			assertArrayEquals(bytes("/DCIM/100SIMUL/" + name), Files.readAllBytes(place.resolve(name)));
		}
	}

	@Test
	void itUploadsMakesFoldersAndDeletes() throws Exception {
		byte[] sent = bytes("/DCIM/100SIMUL/SIM_0003.JPG");
		Files.write(place.resolve("Grüße 写真.jpg"), sent);
		gphoto.run("-f", "/store_00010001", "--mkdir", "Neu ü");
		gphoto.run("-f", "/store_00010001/Neu ü", "--upload-file", "Grüße 写真.jpg");
		assertArrayEquals(sent, bytes("/Neu ü/Grüße 写真.jpg"));
		gphoto.run("-f", "/store_00010001/Neu ü", "--get-file", "Grüße 写真.jpg", "--filename", "back.jpg");
		assertArrayEquals(sent, Files.readAllBytes(place.resolve("back.jpg")));
		gphoto.run("-f", "/store_00010001/Neu ü", "--delete-file", "Grüße 写真.jpg");
		gphoto.run("-f", "/store_00010001", "--rmdir", "Neu ü");
		assertTrue(phone.storages().find("/Neu ü").isEmpty());
	}

	/** GetObjectPropsSupported, GetObjectPropDesc and GetObjectPropValue, which gphoto2 writes down as elements. */
	@Test
	void itReadsObjectProperties() throws Exception {
		gphoto.run("-f", FOLDER, "--get-metadata", "SIM_0001.JPG", "--filename", "facts.xml");
		String facts = Files.readString(place.resolve("facts.xml"));
		for (String fact : List.of("<ObjectFileName>SIM_0001.JPG</", "<DateCreated>20260101T090000</", "<Name>SIM_0001.JPG</")) {
			assertTrue(facts.contains(fact), facts);
		}
	}
}
