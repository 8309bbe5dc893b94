package org.portabledevices.values;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantTest {

	@Nested
	class GivenAnInteger {

		@ParameterizedTest
		@CsvSource({ "I1,-128,127", "UI1,0,255", "I2,-32768,32767", "UI2,0,65535", "I4,-2147483648,2147483647", "UI4,0,4294967295" })
		void itTakesTheWholeRangeOfItsTypeAndNothingBeyond(VariantType type, long least, long greatest) {
			assertEquals(least, Variant.integer(type, least).asLong());
			assertEquals(greatest, Variant.integer(type, greatest).asLong());
			String words = assertThrows(IllegalArgumentException.class, () -> Variant.integer(type, least - 1)).getMessage();
			assertTrue(words.contains(type.wpdName()) && words.contains(Long.toString(greatest)), words);
			assertThrows(IllegalArgumentException.class, () -> Variant.integer(type, greatest + 1));
		}

		@Test
		void itsRangeIsCheckedByTheConstructorToo() {
			assertThrows(IllegalArgumentException.class, () -> new Variant(VariantType.UI1, (short) 256));
			assertThrows(IllegalArgumentException.class, () -> new Variant(VariantType.UI4, -1L));
		}

		@Test
		void unsignedSixtyFourBitsAreReadAsUnsigned() {
			Variant all = Variant.ui8(-1);
			assertEquals("18446744073709551615", all.toString());
			assertEquals(1.8446744073709552e19, all.asDouble());
		}

		@Test
		void itIsNoString() {
			String words = assertThrows(ClassCastException.class, () -> Variant.ui4(1).asString()).getMessage();
			assertTrue(words.contains("DISP_E_TYPEMISMATCH"), words);
		}
	}

	@Nested
	class GivenBytes {

		@Test
		void neitherTheGivenNorTheAnsweredArrayReachesTheValue() {
			byte[] given = { 1, 2 };
			Variant variant = Variant.bytes(given);
			given[0] = 9;
			variant.asBytes()[1] = 9;
			((byte[]) variant.value())[1] = 9;
			assertArrayEquals(new byte[]{ 1, 2 }, variant.asBytes());
		}

		@Test
		void theyAreEqualByContent() {
			assertEquals(Variant.bytes(new byte[]{ 1, 2 }), Variant.bytes(new byte[]{ 1, 2 }));
			assertEquals(Variant.bytes(new byte[]{ 1, 2 }).hashCode(), Variant.bytes(new byte[]{ 1, 2 }).hashCode());
			assertNotEquals(Variant.bytes(new byte[]{ 1, 2 }), Variant.bytes(new byte[]{ 1, 3 }));
			assertEquals("0102", Variant.bytes(new byte[]{ 1, 2 }).toString());
		}
	}

	@Nested
	class GivenAnUnknown {

		@Test
		void itHoldsNestedValuesListsAndStreams() {
			Values nested = Values.of(new PropertyKey(new UUID(1, 2), 3), Variant.string("x"));
			assertEquals(nested, Variant.values(nested).asValues());
			assertEquals(List.of(nested, nested), Variant.list(List.of(nested, nested)).asList());
			ByteArrayInputStream stream = new ByteArrayInputStream(new byte[0]);
			assertEquals(stream, Variant.stream(stream).asStream());
		}

		@Test
		void aListIsCopiedAndOfOneKind() {
			List<Object> given = new ArrayList<>(List.of(Variant.ui1(1)));
			Variant variant = Variant.list(given);
			given.add(Variant.ui1(2));
			assertEquals(1, variant.asList().size());
			assertThrows(IllegalArgumentException.class, () -> Variant.list(List.of(Variant.ui1(1), Values.empty())));
			assertThrows(IllegalArgumentException.class, () -> Variant.list(List.of("text")));
		}

		@Test
		void anyOtherObjectIsRefused() {
			assertThrows(IllegalArgumentException.class, () -> new Variant(VariantType.UNKNOWN, "text"));
			assertThrows(IllegalArgumentException.class, () -> new Variant(VariantType.UNKNOWN, null));
		}
	}

	@Test
	void emptyHasNoValueAndTakesNone() {
		assertNull(Variant.empty().value());
		assertThrows(IllegalArgumentException.class, () -> new Variant(VariantType.EMPTY, 1));
	}

	@Test
	void everyTypeIsFoundByItsNumber() {
		for (VariantType type : VariantType.values()) {
			assertEquals(type, VariantType.of(type.number()).orElseThrow());
		}
		assertTrue(VariantType.of(4711).isEmpty());
	}
}
