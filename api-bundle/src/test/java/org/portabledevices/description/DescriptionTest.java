package org.portabledevices.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

class DescriptionTest {

	private static final UUID ID = UUID.fromString("ecfc865f-7b43-4d76-9c6b-d67309a3f6f7");
	private static final UUID METHOD = UUID.fromString("f17a5071-f039-44af-8efe-432cf32e432a");
	private static final UUID PARAMETER = UUID.fromString("e6864dd7-f325-45ea-a1d5-97cf73b6ca58");

	private static ParameterDescription.Builder parameter(int pid, String name, VariantType type) {
		return ParameterDescription.builder(new PropertyKey(ID, pid), name, ParameterUsage.IN, type);
	}

	@Nested
	class GivenAMethod {

		private final MethodDescription method = MethodDescription.builder(ID, "MyCustomMethod")
				.access(MethodAccess.READWRITE)
				.parameter(ParameterDescription.builder(new PropertyKey(ID, 2), "Result", ParameterUsage.RETURN, VariantType.BOOL).build())
				.parameter(parameter(3, "Integer_Param", VariantType.UI4).build())
				.build();

		@Test
		void parametersGetTheirPlaceAsTheirOrder() {
			assertEquals(List.of(0, 1), method.parameters().stream().map(ParameterDescription::order).toList());
			assertEquals(method.parameters().get(1), method.parameter("integer_PARAM").orElseThrow());
		}

		/** The numbers are those of WPD's method attributes. */
		@Test
		void itAnswersItsAttributesAsWpdDoes() {
			Values attributes = method.attributes();
			assertEquals("MyCustomMethod", attributes.get(new PropertyKey(METHOD, 2)).asString());
			assertEquals(new UUID(0, 0), attributes.get(new PropertyKey(METHOD, 3)).asGuid());
			assertEquals(3, attributes.get(new PropertyKey(METHOD, 4)).asLong());
			assertEquals(List.of(new PropertyKey(ID, 2), new PropertyKey(ID, 3)), attributes.get(new PropertyKey(METHOD, 5)).asList());
		}

		@Test
		void aSecondParameterOfOneKeyOrNameIsRefused() {
			MethodDescription.Builder builder = MethodDescription.builder(ID, "M").parameter(parameter(3, "A", VariantType.UI4).build());
			ParameterDescription sameKey = parameter(3, "B", VariantType.UI4).build();
			ParameterDescription sameName = parameter(4, "a", VariantType.UI4).build();
			assertThrows(IllegalArgumentException.class, () -> builder.parameter(sameKey));
			assertThrows(IllegalArgumentException.class, () -> builder.parameter(sameName));
		}

		@Test
		void itCanBeCancelledAndMayBeSilentForThirtySecondsUnlessItsAuthorSaysOtherwise() {
			assertTrue(method.isCancellable());
			assertEquals(Duration.ofSeconds(30), method.silenceLimit());
			assertFalse(MethodDescription.builder(ID, "M").notCancellable().build().isCancellable());
			assertThrows(IllegalArgumentException.class, () -> MethodDescription.builder(ID, "M").silenceLimit(Duration.ZERO));
		}
	}

	@Nested
	class GivenAParameter {

		/** The numbers are those of WPD's parameter attributes. */
		@Test
		void itAnswersItsAttributesAsWpdDoes() {
			Values attributes = parameter(3, "N", VariantType.UI4).range(Variant.ui4(1), Variant.ui4(9), Variant.ui4(2))
					.defaultValue(Variant.ui4(5)).build()
					.attributes();
			assertEquals(1, attributes.get(new PropertyKey(PARAMETER, 3)).asLong(), "USAGE: IN");
			assertEquals(1, attributes.get(new PropertyKey(PARAMETER, 4)).asLong(), "FORM: RANGE");
			assertEquals(5, attributes.get(new PropertyKey(PARAMETER, 5)).asLong(), "DEFAULT_VALUE");
			assertEquals(1, attributes.get(new PropertyKey(PARAMETER, 6)).asLong(), "RANGE_MIN");
			assertEquals(9, attributes.get(new PropertyKey(PARAMETER, 7)).asLong(), "RANGE_MAX");
			assertEquals(2, attributes.get(new PropertyKey(PARAMETER, 8)).asLong(), "RANGE_STEP");
			assertEquals(19, attributes.get(new PropertyKey(PARAMETER, 12)).asLong(), "VARTYPE");
			assertEquals("N", attributes.get(new PropertyKey(PARAMETER, 13)).asString(), "NAME");
		}

		@Test
		void whatDoesNotFitItsTypeIsRefusedWithItsName() {
			ParameterDescription.Builder builder = parameter(3, "N", VariantType.UI4);
			String words = assertThrows(IllegalArgumentException.class, () -> builder.defaultValue(Variant.string("x"))).getMessage();
			assertTrue(words.contains("N (VT_UI4)"), words);
			assertThrows(IllegalArgumentException.class, () -> builder.enumeration(List.of()));
			assertThrows(IllegalArgumentException.class, () -> builder.regularExpression("a+"));
			assertThrows(IllegalArgumentException.class,
					() -> parameter(3, "S", VariantType.LPWSTR).range(Variant.string("a"), Variant.string("b")));
			assertThrows(IllegalArgumentException.class, () -> parameter(3, "S", VariantType.LPWSTR).regularExpression("("));
			assertThrows(IllegalArgumentException.class, () -> builder.maxSize(-1));
		}

		@Test
		void aNameOfOtherCharactersIsRefused() {
			assertThrows(IllegalArgumentException.class, () -> parameter(3, "with space", VariantType.UI4));
		}
	}
}
