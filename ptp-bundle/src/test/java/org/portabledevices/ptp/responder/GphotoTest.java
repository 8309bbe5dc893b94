package org.portabledevices.ptp.responder;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real gphoto2, which is not ours, against our responder. */
@Timeout(120)
class GphotoTest {
	private static final String FOLDER = "/store_00010001/DCIM/100TEST";

	@TempDir Path home;
	private final MemoryDevice device = new MemoryDevice();
	private final ResponderTranscript transcript = new ResponderTranscript();
	private PtpIpResponder responder;

	@BeforeEach
	void listen() throws Exception {
		boolean installed = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
				.anyMatch(folder -> Files.isExecutable(Path.of(folder, "gphoto2")));
		if (!Boolean.getBoolean("org.portabledevices.require.gphoto2")) {
			assumeTrue(installed, "gphoto2 is not on the PATH: its tests are skipped");
		}
		assertTrue(installed, "gphoto2 is required, but not on the PATH");
		responder = PtpIpResponder.of(device).listener(transcript)
				.listen(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
	}

	@AfterEach
	void close() {
		if (responder != null) {
			responder.close();
		}
		assertEquals(List.of(), transcript.failures);
	}

	private String gphoto2(String... arguments) throws Exception {
		int port = responder.port();
		List<String> command = new ArrayList<>(
				List.of("gphoto2", "--port", "ptpip:127.0.0.1:%d:%d".formatted(port, port), "--force-overwrite"));
		command.addAll(List.of(arguments));
		File output = home.resolve("output").toFile();
		ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true)
				.redirectOutput(output);
		builder.environment().put("HOME", home.toString());
		builder.environment().put("LC_ALL", "C");
		Process process = builder.start();
		try {
			assertTrue(process.waitFor(60, SECONDS), "gphoto2 does not end");
		} finally {
			process.destroyForcibly();
		}
		String text = Files.readString(output.toPath());
		assertEquals(0, process.exitValue(), text);
		return text;
	}

	@Test
	void itDescribesTheCamera() throws Exception {
		String summary = gphoto2("--summary");
		assertTrue(summary.contains("Memory camera") && summary.contains("Battery Level"), summary);
		String storage = gphoto2("--storage-info");
		assertTrue(storage.contains("label=CARD"), storage);
	}

	@Test
	void itListsFiles() throws Exception {
		String files = gphoto2("--list-files");
		assertTrue(files.contains(FOLDER) && files.contains("IMG_0001.JPG"), files);
	}

	@Test
	void itDownloadsEqualBytes() throws Exception {
		int length = 3_000_001;
		device.addPicture("LARGE.JPG", length);
		for (String name : new String[]{ "IMG_0001.JPG", "LARGE.JPG" }) {
			gphoto2("-f", FOLDER, "--get-file", name, "--filename", "down.jpg");
			int expected = name.startsWith("IMG") ? MemoryDevice.PICTURE_LENGTH : length;
			assertArrayEquals(MemoryDevice.bytes(expected), Files.readAllBytes(home.resolve("down.jpg")));
		}
	}

	@Test
	void itUploadsAndDeletes() throws Exception {
		byte[] bytes = MemoryDevice.bytes(500_001);
		Files.write(home.resolve("up.jpg"), bytes);
		gphoto2("-f", FOLDER, "--upload-file", "up.jpg");
		gphoto2("-f", FOLDER, "--get-file", "up.jpg", "--filename", "back.jpg");
		assertArrayEquals(bytes, Files.readAllBytes(home.resolve("back.jpg")));
		gphoto2("-f", FOLDER, "--delete-file", "up.jpg");
		assertFalse(gphoto2("--list-files").contains("up.jpg"));
	}

	@Test
	void itCaptures() throws Exception {
		int before = device.objects().size();
		String captured = gphoto2("--capture-image");
		assertTrue(captured.contains("New file is in location " + FOLDER), captured);
		assertEquals(before + 1, device.objects().size());
	}

	@Test
	void itCapturesAndDownloads() throws Exception {
		gphoto2("--capture-image-and-download", "--filename", "shot.jpg");
		assertArrayEquals(MemoryDevice.bytes(12345), Files.readAllBytes(home.resolve("shot.jpg")));
	}

	@Test
	void itReadsAndSetsAProperty() throws Exception {
		assertTrue(gphoto2("--list-config").contains("capturedelay"));
		gphoto2("--set-config", "/main/capturesettings/capturedelay=2.0s");
		assertEquals(2000, device.devicePropDesc(0x5012).current().asLong());
	}
}
