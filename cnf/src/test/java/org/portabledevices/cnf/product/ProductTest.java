package org.portabledevices.cnf.product;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The product as a user has it: {@code ./pds -c}, with both backends and the simulator's camera on the wire. */
@Timeout(180)
class ProductTest {
	@TempDir Path folder;

	private Product product;

	@BeforeEach
	void makeSettings() throws IOException {
		product = new Product(folder);
	}

	@Test
	void phoneAndCameraAreListedTheCameraOnBothBackends() throws Exception {
		Product.Result result = product.run("devices; services; methods contacts");
		String out = result.out().toLowerCase(Locale.ROOT);
		assertAll(() -> assertEquals("", result.err()), () -> assertEquals(0, result.status()),
				() -> assertTrue(out.contains("phone"), out), () -> assertTrue(out.contains("camera"), out),
				() -> assertTrue(out.contains("sim") && out.contains("mtp"), out),
				() -> assertTrue(out.contains("beginsync") && out.contains("endsync") && out.contains("mycustommethod"), out));
	}

	@Test
	void aMethodIsInvokedAndItsResultsArePrintedAsJson() throws Exception {
		Product.Result result = product.run("invoke contacts MyCustomMethod Integer_Param=4 ObjectId_Param=o1 --json");
		assertAll(() -> assertEquals("", result.err()), () -> assertEquals(0, result.status()),
				() -> assertTrue(result.out().contains("\"end\":\"SUCCEEDED\""), result.out()),
				() -> assertTrue(result.out().contains("\"statusName\":\"S_OK\""), result.out()),
				() -> assertTrue(result.out().contains("\"o1\""), result.out()));
	}

	@ParameterizedTest
	@CsvSource({ "MyCustomMethod Integer_Param=abc ObjectId_Param=o1, Integer_Param",
			"MyCustomMethod Integer_Param=-1 ObjectId_Param=o1, Integer_Param",
			"MyCustomMethod Integer_Param=4, ObjectId_Param", "NoSuchMethod, NoSuchMethod" })
	void whatCannotBeInvokedSaysWhyOnOneLineAndEndsWithAnotherStatus(String invocation, String named) throws Exception {
		Product.Result result = product.run("invoke contacts " + invocation);
		assertAll(() -> assertNotEquals(0, result.status()), () -> assertTrue(result.err().contains(named), result.err()),
				() -> assertEquals(1, result.err().lines().count(), result.err()));
	}

	@Test
	void theLogIsInItsFileAndNothingOfItOnTheScreen() throws Exception {
		Product.Result result = product.run("echo hello");
		assertAll(() -> assertEquals("hello\n", result.out()), () -> assertEquals("", result.err()),
				() -> assertTrue(Files.size(product.log()) > 0));
	}
}
