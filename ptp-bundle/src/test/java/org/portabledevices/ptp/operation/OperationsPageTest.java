package org.portabledevices.ptp.operation;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.portabledevices.ptp.code.DataPhase;
import org.portabledevices.ptp.code.OperationCode;

/** The page of operations lists what there is, and there is a method for every operation but those it says. */
class OperationsPageTest {
	private static final Path PAGE = Path.of("..", "docs", "reference", "operations.md");
	/** Operations of PTP 1.1 whose datasets no public implementation reads. */
	private static final Set<Integer> BY_CODE_ONLY = Set.of(OperationCode.START_ENUM_HANDLES, OperationCode.ENUM_HANDLES,
			OperationCode.STOP_ENUM_HANDLES, OperationCode.GET_VENDOR_EXTENSION_MAPS, OperationCode.GET_VENDOR_DEVICE_INFO,
			OperationCode.GET_RESIZED_IMAGE_OBJECT);

	@Test
	void thePageHasTheTableOfTheCode() throws Exception {
		String page = Files.readString(PAGE).replace("\r\n", "\n");
		assertTrue(page.contains(table()), () -> PAGE + " should have this table:\n" + table());
	}

	@Test
	void everyOperationHasAMethod() {
		assertEquals(BY_CODE_ONLY, codes().stream().filter(code -> method(code).isEmpty())
				.collect(toSet()));
	}

	private static TreeSet<Integer> codes() {
		TreeSet<Integer> codes = new TreeSet<>();
		for (Field field : OperationCode.class.getFields()) {
			try {
				codes.add(field.getInt(null));
			} catch (IllegalAccessException e) {
				throw new AssertionError(e);
			}
		}
		return codes;
	}

	private static String table() {
		return "| code | operation | data | method |\n|---|---|---|---|\n"
				+ codes().stream().map(OperationsPageTest::row).collect(joining("\n")) + "\n";
	}

	private static String row(int code) {
		DataPhase phase = OperationCode.dataPhase(code).orElseThrow();
		return "| 0x%04X | %s | %s | %s |".formatted(code, OperationCode.name(code),
				phase == DataPhase.NONE ? "none" : phase == DataPhase.DATA_IN ? "in" : "out",
				method(code).map(name -> "`" + name + "`").orElse("by code"));
	}

	private static Optional<String> method(int code) {
		String operation = OperationCode.name(code).toLowerCase(Locale.ROOT);
		return Stream.<Class<?>>of(PtpOperations.class, Ptp11Operations.class, MtpOperations.class, AndroidOperations.class,
				DeviceServiceOperations.class)
				.flatMap(type -> methods(type).stream().filter(name -> name.toLowerCase(Locale.ROOT).equals(operation))
						.map(name -> type.getSimpleName() + "." + name))
				.findFirst();
	}

	private static List<String> methods(Class<?> type) {
		return Arrays.stream(type.getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers()))
				.map(Method::getName).distinct().sorted().toList();
	}
}
