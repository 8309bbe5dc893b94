package org.portabledevices.sim.responder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portabledevices.sim.Simulation;
import org.portabledevices.sim.device.FakeHost;

/** What gphoto2 makes of a camera in trouble, and what the camera is like afterwards. */
@Timeout(120)
class GphotoTroubleTest {

	private static final String FOLDER = "/store_00010001/DCIM/100SIMUL";

	@TempDir Path place;

	private Simulation camera;
	private Gphoto gphoto;

	@BeforeAll
	static void require() {
		Gphoto.require();
	}

	private void given(String... script) throws Exception {
		camera = Simulation.camera().largeObject(2).script(script).start(new FakeHost());
		gphoto = new Gphoto(place, camera.serve().getPort());
	}

	@AfterEach
	void close() {
		if (camera != null) {
			gphoto.close();
			camera.close();
		}
	}

	private void theCameraIsInOrder() throws Exception {
		gphoto.run("-f", FOLDER, "--force-overwrite", "--get-file", "LARGE.BIN", "--filename", "next.bin");
		assertEquals(2 << 20, Files.size(place.resolve("next.bin")));
		String files = gphoto.run("--list-files");
		assertTrue(files.contains("There are 5 files in folder '" + FOLDER), files);
	}

	@ParameterizedTest
	@ValueSource(strings = { "INT", "KILL" })
	void killedInTheMiddleOfADownload(String signal) throws Exception {
		given("1 GetPartialObject|GetObject|GetPartialObject64: stall at 500000");
		Gphoto.Run run = gphoto.start("-f", FOLDER, "--get-file", "LARGE.BIN", "--filename", "killed.bin");
		camera.awaitTrace("stalls at 500000");
		run.kill(signal);
		theCameraIsInOrder();
	}

	@ParameterizedTest
	@ValueSource(strings = { "INT", "KILL" })
	void killedInTheMiddleOfAnUpload(String signal) throws Exception {
		given("1 SendObject: stall at 500000");
		Files.write(place.resolve("UP.JPG"), new byte[3_000_000]);
		Gphoto.Run run = gphoto.start("-f", FOLDER, "--upload-file", "UP.JPG");
		camera.awaitTrace("stalls at 500000");
		run.kill(signal);
		theCameraIsInOrder();
	}

	/** gphoto2 tells of each but of a delete: it ends well, and the file is there. */
	@Test
	void whatTheCameraRefuses() throws Exception {
		given("1 DeleteObject: fail Object_WriteProtected", "1 GetThumb: fail Store_Not_Available", "1 SendObjectInfo: fail Access_Denied");
		gphoto.run("-f", FOLDER, "--delete-file", "SIM_0001.JPG");
		assertTrue(camera.trace().toString().contains("DeleteObject fails with Object_WriteProtected"), () -> camera.trace().toString());
		String away = gphoto.fail("-f", FOLDER, "--get-thumbnail", "SIM_0001.JPG");
		assertTrue(away.contains("PTP Store Not Available"), away);
		Files.write(place.resolve("UP.JPG"), new byte[1000]);
		String denied = gphoto.fail("-f", FOLDER, "--upload-file", "UP.JPG");
		assertTrue(denied.contains("PTP Access Denied"), denied);
		theCameraIsInOrder();
	}

	/** The connection breaks in the middle of a file; after the camera is back, the next run has all of it. */
	@Test
	void unpluggedInTheMiddleOfADownload() throws Exception {
		given("1 GetPartialObject|GetObject|GetPartialObject64: unplug at 500000");
		gphoto.fail("-f", FOLDER, "--get-file", "LARGE.BIN", "--filename", "broken.bin");
		camera.replug();
		theCameraIsInOrder();
	}
}
