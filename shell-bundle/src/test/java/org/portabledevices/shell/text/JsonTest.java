package org.portabledevices.shell.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.portabledevices.shell.fakes.SampleMethods;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;
import org.portabledevices.wpd.PropertyKeys;

class JsonTest {

	@Test
	void writesWhatJsonHas() {
		Map<String, Object> object = new LinkedHashMap<>();
		object.put("a", 1);
		object.put("b", Arrays.asList(true, null, "x", 1.5));
		object.put("c", Map.of());
		assertEquals("{\"a\":1,\"b\":[true,null,\"x\",1.5],\"c\":{}}", Json.write(object));
	}

	@Test
	void escapesWhatMustBeAndWhatNoEncodingMaySpoil() {
		assertEquals("\"\\\"\\\\/\\n\\r\\t\\u0000\\u001b\\u007f\\u00e4\\ud83d\\ude00\"",
				Json.write("\"\\/\n\r\t\u0000\u001b\u007f\u00e4\uD83D\uDE00"));
	}

	@Test
	void keepsAllDigitsOfLargeNumbers() {
		assertEquals("18446744073709551615", Json.write(new BigInteger("18446744073709551615")));
		assertEquals("-9223372036854775808", Json.write(Long.MIN_VALUE));
	}

	@Test
	void refusesWhatJsonDoesNotHave() {
		assertThrows(IllegalArgumentException.class, () -> Json.write(Double.NaN));
		assertThrows(IllegalArgumentException.class, () -> Json.write(new Object()));
	}

	@Nested
	class GivenValues {

		private final ValueJson values = new ValueJson(new KeyNames(SampleMethods.MY_CUSTOM_METHOD));

		@Test
		void everyTypeHasItsForm() {
			assertEquals("null", json(Variant.empty()));
			assertEquals("true", json(Variant.bool(true)));
			assertEquals("-1", json(Variant.integer(VariantType.I1, -1)));
			assertEquals("4294967295", json(Variant.ui4(4294967295L)));
			assertEquals("18446744073709551615", json(Variant.ui8(-1)));
			assertEquals("1.5", json(new Variant(VariantType.R4, 1.5f)));
			assertEquals("0.1", json(new Variant(VariantType.R4, 0.1f)));
			assertEquals("\"NaN\"", json(new Variant(VariantType.R8, Double.NaN)));
			assertEquals("\"0x80070057\"", json(new Variant(VariantType.ERROR, 0x80070057)));
			assertEquals("\"00ff\"", json(Variant.bytes(new byte[]{ 0, -1 })));
			assertEquals("\"2026-01-31T12:00:00Z\"", json(Variant.date(Instant.parse("2026-01-31T12:00:00Z"))));
			assertEquals("\"00000000-0000-0001-0000-000000000002\"", json(Variant.guid(new UUID(1, 2))));
			assertEquals("\"stream\"", json(Variant.stream(java.io.InputStream.nullInputStream())));
		}

		@Test
		void namesAreThoseOfTheDescriptionThenThoseOfWpdThenKeys() {
			PropertyKey strange = new PropertyKey(new UUID(0, 0), 7);
			Values some = Values.builder().set(SampleMethods.RESULT, Variant.bool(true)).set(PropertyKeys.OBJECT_SIZE, Variant.ui8(5))
					.set(strange, Variant.ui1(1)).build();
			assertEquals("{\"Result\":true,\"Size\":5,\"{00000000-0000-0000-0000-000000000000}.7\":1}", Json.write(values.of(some)));
		}

		@Test
		void nestedValuesAndListsStayNested() {
			Values inner = Values.of(PropertyKeys.OBJECT_ID, Variant.string("o1"));
			assertEquals("{\"Id\":\"o1\"}", json(Variant.values(inner)));
			assertEquals("[{\"Id\":\"o1\"},{\"Id\":\"o1\"}]", json(Variant.list(List.of(inner, inner))));
			assertEquals("[1,\"a\"]", json(Variant.list(List.of(Variant.ui1(1), Variant.string("a")))));
			assertEquals("[\"Result\",\"Id\"]", json(Variant.list(List.of(SampleMethods.RESULT, PropertyKeys.OBJECT_ID))));
			assertEquals("[]", json(Variant.list(List.of())));
		}

		/** Two keys can have one name; neither value may get lost. */
		@Test
		void aNameThatIsTakenIsReplacedByTheKey() {
			Values.Builder some = Values.builder().set(PropertyKeys.OBJECT_SIZE, Variant.ui8(5));
			PropertyKey size = new PropertyKey(new UUID(0, 1), 2);
			KeyNames names = new KeyNames(List.of(org.portabledevices.description.ParameterDescription
					.builder(size, "Size", org.portabledevices.description.ParameterUsage.OUT, VariantType.UI8).build()));
			assertEquals("{\"Size\":5,\"" + size + "\":6}", Json.write(new ValueJson(names).of(some.set(size, Variant.ui8(6)).build())));
		}

		private String json(Variant value) {
			return Json.write(values.of(value));
		}
	}
}
