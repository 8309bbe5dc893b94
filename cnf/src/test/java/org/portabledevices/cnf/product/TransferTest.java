package org.portabledevices.cnf.product;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bulk data through the product: the same camera in memory and over PTP/IP. */
@Timeout(180)
class TransferTest {
	private static final String PICTURE = "/DCIM/100SIMUL/SIM_0002.JPG";
	private static final String LARGE = "/DCIM/100SIMUL/LARGE.BIN";

	/** A cancel that comes before the start stops nothing: so the script looks until it runs. */
	private static final String UNTIL_RUNNING = "until { (invocations | tac) contains RUNNING } { }";

	@TempDir Path folder;

	private Product product;

	@BeforeEach
	void makeSettings() throws IOException {
		product = new Product(folder);
	}

	@Test
	void aPictureIsTheSameOnBothBackends() throws Exception {
		Product.Result result = product.run("backend use mtp; " + download(PICTURE, "wire.jpg") + "; backend use sim; "
				+ download(PICTURE, "memory.jpg"));
		assertAll(() -> assertEquals(0, result.status(), result.err()),
				() -> assertTrue(result.out().contains("\"backend\":\"mtp\"") && result.out().contains("\"backend\":\"sim\""),
						result.out()),
				() -> assertTrue(Files.size(folder.resolve("wire.jpg")) > 1000),
				() -> assertArrayEquals(bytes("memory.jpg"), bytes("wire.jpg")));
	}

	@Test
	void whatIsUploadedOverTheWireComesBackFromMemory() throws Exception {
		byte[] written = new byte[300_000];
		new Random(1).nextBytes(written);
		Files.write(folder.resolve("sent.bin"), written);
		Product.Result result = product.run("backend use mtp; invoke storage Upload Parent=/DCIM/100SIMUL Name=SENT.BIN --from sent.bin; "
				+ "backend use sim; " + download("/DCIM/100SIMUL/SENT.BIN", "back.bin"));
		assertAll(() -> assertEquals(0, result.status(), result.err()), () -> assertArrayEquals(written, bytes("back.bin")));
	}

	/** The next invocation can only start when the device has stopped the download, since it does one thing at a time. */
	@Test
	void aCancelledDownloadLeavesNoFileAndADeviceThatWorks() throws Exception {
		product.configure("org.portabledevices.sim.cfg", "large.object.mb = 50", "bytes.per.second = 200000");
		Product.Result result =
				product.run("backend use mtp; " + download(LARGE, "large.bin") + " --async; " + UNTIL_RUNNING + "; cancel --all; "
						+ "invoke device GetInfo --json; result 1");
		assertAll(() -> assertTrue(result.out().contains("requested"), result.out()),
				() -> assertTrue(result.out().contains("\"method\":\"GetInfo\",\"end\":\"SUCCEEDED\""), result.out()),
				() -> assertTrue(result.err().contains("the device has stopped"), result.err()),
				() -> assertTrue(Files.notExists(folder.resolve("large.bin")), "a part of the file is left"));
	}

	private static String download(String object, String file) {
		return "invoke storage Download Object=" + object + " --to " + file + " --json";
	}

	private byte[] bytes(String file) throws IOException {
		return Files.readAllBytes(folder.resolve(file));
	}
}
