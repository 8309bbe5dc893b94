package org.portabledevices.impl.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.BulkData;
import org.portabledevices.description.MethodAccess;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.description.ParameterUsage;
import org.portabledevices.impl.call.CallDevice;
import org.portabledevices.impl.method.capture.Captures;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.values.VariantType;

/**
 * The page of services says what the code offers: each method with its parameters, results and data, and with the operations that make a device have it. In the
 * last column a comma means "and", "or" is weaker than "+".
 */
class ServicesPageTest {

	private static final Path PAGE = Path.of("../docs/reference/services.md");
	private static final String ALWAYS = "–";
	private static final Set<Integer> ALL =
			IntStream.rangeClosed(0x1000, 0xFFFF).filter(code -> !OperationCode.name(code).startsWith("0x")).boxed()
					.collect(Collectors.toSet());

	/** A device of which only the operations are known. */
	private record Listed(DeviceInfo info) implements CallDevice {

		static Listed of(Set<Integer> operations) {
			return new Listed(
					new DeviceInfo(100, 0, 0, "", 0, List.copyOf(operations), List.of(), List.of(), List.of(), List.of(), "A", "B",
							"C", "D"));
		}

		@Override
		public Executor worker() {
			throw new UnsupportedOperationException();
		}

		@Override
		public PtpSession begin(Cancellation cancellation) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void end(PtpSession session) {
			throw new UnsupportedOperationException();
		}

		@Override
		public boolean drop(PtpSession session) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void replace(String why, Runnable then) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void expectClose(PtpSession session) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void renew(PtpSession session, String why, Runnable then) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void lost(PtpSession session, String why) {
			throw new UnsupportedOperationException();
		}
	}

	private static List<ServiceDescription> services(Set<Integer> operations) {
		Captures captures = new Captures((delay, action) -> () -> {
		}, () -> Duration.ZERO);
		return DeviceServices.of(Listed.of(operations), captures, Duration.ofSeconds(30));
	}

	private static List<MethodDescription> methods(Set<Integer> operations) {
		return services(operations).stream().flatMap(service -> service.capabilities().methods().stream()).toList();
	}

	private static boolean offers(Set<Integer> operations, MethodDescription method) {
		return methods(operations).stream().anyMatch(each -> each.id().equals(method.id()));
	}

	/** What the page says of a method, up to the operations. */
	static String row(MethodDescription method) {
		String notes = (method.access() == MethodAccess.READWRITE ? ", writes" : "") + (method.isCancellable() ? "" : ", not cancellable")
				+ (method.silenceLimit().equals(Duration.ofSeconds(30)) ? "" : ", silent for " + words(method.silenceLimit()));
		return "| %s%s | %04x | %s | %s | %s |".formatted(method.name(), notes, method.id().getMostSignificantBits() >>> 48,
				parameters(method, true), parameters(method, false), data(method.bulkData()));
	}

	private static String words(Duration limit) {
		return limit.toHoursPart() > 0 || limit.toDays() > 0 ? limit.toHours() + " h"
				: limit.toMinutesPart() > 1 ? limit.toMinutes() + " min" : limit.toSeconds() + " s";
	}

	private static String data(BulkData data) {
		return switch (data) {
			case NONE -> "";
			case FROM_DEVICE -> "to a sink";
			case TO_DEVICE -> "from a source";
		};
	}

	private static String parameters(MethodDescription method, boolean given) {
		return method.parameters().stream().filter(each -> (each.usage() == ParameterUsage.IN) == given).map(ServicesPageTest::words)
				.collect(Collectors.joining(", "));
	}

	private static String words(ParameterDescription parameter) {
		String value = parameter.defaultValue().filter(each -> each.type() != VariantType.EMPTY).map(each -> " = " + each).orElse("");
		return "`%s`%s %s (%d%s)".formatted(parameter.name(), parameter.defaultValue().isPresent() ? "?" : "", parameter.type().wpdName()
				.replace("|", "\\|"), parameter.key().pid(), value);
	}

	@TestFactory
	Stream<DynamicTest> eachMethodStandsThereWithItsOperations() throws Exception {
		List<String> lines = Files.readAllLines(PAGE);
		return methods(ALL).stream().map(method -> DynamicTest.dynamicTest(method.name(), () -> {
			String row = row(method);
			Optional<String> line = lines.stream().filter(each -> each.startsWith(row)).findFirst();
			assertTrue(line.isPresent(), () -> "the page has no line that begins with\n" + row);
			needs(method, line.get().substring(row.length()).replace("|", "").strip());
		}));
	}

	/** The page names no method that nobody has. */
	@Test
	void noOtherMethodStandsThere() throws Exception {
		Set<String> names = methods(ALL).stream().map(MethodDescription::name).collect(Collectors.toSet());
		List<String> unknown = new ArrayList<>();
		for (String line : Files.readAllLines(PAGE)) {
			String[] cells = line.split("\\|");
			if (cells.length > 5 && cells[2].strip().matches("[0-9a-f]{4}") && !names.contains(cells[1].strip().split(",")[0])) {
				unknown.add(line);
			}
		}
		assertEquals(List.of(), unknown);
	}

	private static void needs(MethodDescription method, String operations) {
		if (operations.equals(ALWAYS)) {
			assertTrue(offers(Set.of(), method), "it is offered in any case");
			return;
		}
		Set<Integer> least = new HashSet<>();
		for (String all : operations.split(", ")) {
			least.addAll(codes(all.split(" or ")[0]));
		}
		assertTrue(offers(least, method), () -> "it is not offered with " + operations);
		for (String all : operations.split(", ")) {
			Set<Integer> without = new HashSet<>(ALL);
			for (String either : all.split(" or ")) {
				without.remove(codes(either).get(0));
				Set<Integer> only = new HashSet<>(least);
				only.removeAll(codes(all.split(" or ")[0]));
				only.addAll(codes(either));
				assertTrue(offers(only, method), () -> either + " is not enough");
			}
			assertFalse(offers(without, method), () -> "it is offered without " + all);
		}
	}

	private static List<Integer> codes(String names) {
		return Stream.of(names.split(" \\+ ")).map(name -> OperationCode.parse(name.strip()).orElseThrow()).toList();
	}
}
