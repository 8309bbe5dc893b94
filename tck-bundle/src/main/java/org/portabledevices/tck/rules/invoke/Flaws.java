package org.portabledevices.tck.rules.invoke;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.description.ParameterForm;
import org.portabledevices.description.ServiceCapabilities;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

/** Finds calls with one thing wrong, by what a service says of itself. */
final class Flaws {

	/** What can be wrong with a value. */
	enum Kind {
		TYPE("a value of another type"), RANGE("a number out of range"), STEP("a number between two steps"),
		ENUMERATION("a value that is none of those allowed"), PATTERN("a string that does not match"), SIZE("a value that is too large");

		private final String words;

		Kind(String words) {
			this.words = words;
		}

		String words() {
			return words;
		}
	}

	/** A call in which one parameter is wrong, what stands before it is right, and what stands behind it is left out. */
	record Call(MethodDescription method, ParameterDescription parameter, Variant value, Values parameters, String allowed) {

		SampleCall call() {
			return new SampleCall(method.id(), parameters);
		}

		/** How the value begins, as a message has it. */
		String given() {
			Object content = value.value();
			if (content instanceof byte[] bytes) {
				return bytes.length + " bytes";
			}
			String text = String.valueOf(content);
			return text.substring(0, Math.min(text.length(), 20));
		}
	}

	private static final int LARGEST = 1 << 20;

	private final ServiceCapabilities capabilities;

	Flaws(ServiceCapabilities capabilities) {
		this.capabilities = capabilities;
	}

	static List<ParameterDescription> inputs(MethodDescription method) {
		return method.parameters().stream().filter(parameter -> parameter.usage().isInput()).toList();
	}

	/** Finds a parameter that can be given with a flaw. */
	Optional<Call> find(Kind kind) {
		for (MethodDescription method : capabilities.methods()) {
			Values.Builder before = Values.builder();
			for (ParameterDescription input : inputs(method)) {
				Optional<Variant> wrong = wrong(input, kind);
				if (wrong.isPresent()) {
					Values values = before.set(input.key(), wrong.get()).build();
					return Optional.of(new Call(method, input, wrong.get(), values, allowed(input, kind)));
				}
				Optional<Variant> right = right(input);
				if (right.isPresent()) {
					before.set(input.key(), right.get());
				} else if (input.defaultValue().isEmpty()) {
					break;
				}
			}
		}
		return Optional.empty();
	}

	/** Finds two parameters, one behind the other: the first is given with another type, and so is the second. */
	Optional<Call> findTwo() {
		for (MethodDescription method : capabilities.methods()) {
			List<ParameterDescription> inputs = inputs(method);
			if (inputs.size() >= 2) {
				Values both = Values.builder().set(inputs.get(0).key(), ofAnotherType(inputs.get(0)))
						.set(inputs.get(1).key(), ofAnotherType(inputs.get(1))).build();
				return Optional.of(new Call(method, inputs.get(0), ofAnotherType(inputs.get(0)), both, ""));
			}
		}
		return Optional.empty();
	}

	/** A value that is right, or at least of the right type. */
	static Variant anyValue(ParameterDescription parameter) {
		return right(parameter).or(() -> parameter.defaultValue().filter(value -> value.type() == parameter.type()))
				.orElseGet(() -> simple(parameter.type()));
	}

	/** A value that is right, if one can be thought of; one with a pattern cannot. */
	private static Optional<Variant> right(ParameterDescription parameter) {
		return switch (parameter.form()) {
			case RANGE -> parameter.rangeMin();
			case ENUMERATION -> parameter.enumeration().stream().findFirst();
			case REGULAR_EXPRESSION -> Optional.empty();
			default -> Optional.of(simple(parameter.type())).filter(value -> parameter.maxSize().orElse(2) >= 2);
		};
	}

	private static Variant simple(VariantType type) {
		return switch (type) {
			case LPWSTR -> Variant.string("x");
			case CLSID -> Variant.guid(UUID.randomUUID());
			case BOOL -> Variant.bool(true);
			case BYTES -> Variant.bytes(new byte[1]);
			case UNKNOWN -> Variant.values(Values.empty());
			default -> type.isInteger() ? Variant.integer(type, 1) : Variant.empty();
		};
	}

	private static Variant ofAnotherType(ParameterDescription parameter) {
		return parameter.type() == VariantType.CLSID ? Variant.bool(true) : Variant.guid(new UUID(0xBAD, 0xBAD));
	}

	private static Optional<Variant> wrong(ParameterDescription parameter, Kind kind) {
		VariantType type = parameter.type();
		return switch (kind) {
			case TYPE -> Optional.of(ofAnotherType(parameter));
			case RANGE -> isInteger(parameter, ParameterForm.RANGE)
					? firstOf(type, LongStream.of(parameter.rangeMax().get().asLong() + 1, parameter.rangeMin().get().asLong() - 1))
					: Optional.empty();
			case STEP -> isInteger(parameter, ParameterForm.RANGE) && parameter.rangeStep().filter(step -> step.asLong() > 1).isPresent()
					? firstOf(type, LongStream.of(parameter.rangeMin().get().asLong() + 1))
					: Optional.empty();
			case ENUMERATION -> parameter.form() == ParameterForm.ENUMERATION ? noneOf(parameter) : Optional.empty();
			case PATTERN -> parameter.form() == ParameterForm.REGULAR_EXPRESSION ? notMatching(parameter) : Optional.empty();
			case SIZE -> parameter.maxSize().stream().filter(size -> size < LARGEST).mapToObj(tooLarge(type)).flatMap(Optional::stream)
					.findFirst();
		};
	}

	private static boolean isInteger(ParameterDescription parameter, ParameterForm form) {
		return parameter.form() == form && parameter.type().isInteger() && parameter.type() != VariantType.UI8;
	}

	/** The first of some numbers that the type can hold. */
	private static Optional<Variant> firstOf(VariantType type, LongStream numbers) {
		List<Variant> found = new ArrayList<>();
		numbers.forEach(number -> {
			try {
				found.add(Variant.integer(type, number));
			} catch (IllegalArgumentException e) {
				// it cannot even be said
			}
		});
		return found.stream().findFirst();
	}

	private static Optional<Variant> noneOf(ParameterDescription parameter) {
		if (parameter.type() == VariantType.LPWSTR) {
			return Optional.of(Variant.string("none of the allowed values"));
		}
		return parameter.type().isInteger()
				? LongStream.range(0, 100).mapToObj(number -> Variant.integer(parameter.type(), number))
						.filter(value -> !parameter.enumeration().contains(value)).findFirst()
				: Optional.empty();
	}

	private static Optional<Variant> notMatching(ParameterDescription parameter) {
		String pattern = parameter.regularExpression().orElseThrow();
		return Stream.of("!", "a", "1", "/", "a/b", "\u2603", "").filter(text -> !Pattern.matches(pattern, text)).map(Variant::string)
				.findFirst();
	}

	private static LongFunction<Optional<Variant>> tooLarge(VariantType type) {
		return size -> switch (type) {
			case LPWSTR -> Optional.of(Variant.string("x".repeat((int) size / 2 + 1)));
			case BYTES -> Optional.of(Variant.bytes(new byte[(int) size + 1]));
			default -> Optional.empty();
		};
	}

	/** What a message is to say of what is allowed. */
	private static String allowed(ParameterDescription parameter, Kind kind) {
		return switch (kind) {
			case TYPE -> parameter.type().wpdName();
			case RANGE -> parameter.rangeMax().get().value().toString();
			case STEP -> parameter.rangeStep().get().value().toString();
			case ENUMERATION -> parameter.enumeration().get(0).value().toString();
			case PATTERN -> parameter.regularExpression().orElseThrow().substring(0, 1);
			case SIZE -> Long.toString(parameter.maxSize().orElseThrow());
		};
	}
}
