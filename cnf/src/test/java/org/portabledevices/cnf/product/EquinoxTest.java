package org.portabledevices.cnf.product;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same bundles on Equinox: {@code equinox.bndrun} as it was exported. */
@Timeout(180)
class EquinoxTest {
	private static final Path JAR = Path.of("target", "equinox.jar");

	@TempDir Path folder;

	/** Equinox has commands of its own, one of them named services. */
	@Test
	void theCameraIsReachedByBothBackends() throws Exception {
		Product product = new Product(folder);
		Product.Result result = product.runIn(JAR, "backend use mtp; invoke storage GetObjectCount --json; backend use sim; "
				+ "invoke storage GetObjectCount --json; pds:services");
		assertAll(() -> assertEquals(0, result.status(), result.err()),
				() -> assertTrue(result.out().contains("\"backend\":\"mtp\"") && result.out().contains("\"backend\":\"sim\""),
						result.out()),
				() -> assertTrue(result.out().contains("Contacts"), result.out()),
				() -> assertTrue(Files.size(product.log()) > 0));
	}

	@Test
	void whatCannotBeDoneEndsWithAnotherStatus() throws Exception {
		Product.Result result = new Product(folder).runIn(JAR, "invoke contacts NoSuchMethod");
		assertAll(() -> assertTrue(result.status() != 0), () -> assertTrue(result.err().contains("NoSuchMethod"), result.err()));
	}
}
