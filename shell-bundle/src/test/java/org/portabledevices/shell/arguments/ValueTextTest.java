package org.portabledevices.shell.arguments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.portabledevices.shell.fakes.SampleMethods.builder;
import static org.portabledevices.shell.fakes.SampleMethods.parameter;
import static org.portabledevices.shell.fakes.SampleMethods.ui4;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.service.Status;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

class ValueTextTest {

	@Nested
	class GivenAValueOfTheType {

		@ParameterizedTest
		@CsvSource({ "I1,-128", "I1,127", "UI1,0", "UI1,255", "I2,-32768", "I2,32767", "UI2,65535", "I4,-2147483648", "I4,2147483647",
				"UI4,0",
				"UI4,4294967295", "I8,-9223372036854775808", "I8,9223372036854775807", "UI8,0", "UI8,18446744073709551615" })
		void integersReachTheirLimits(VariantType type, String text) {
			Variant value = ValueText.parse(parameter(type), text);
			assertEquals(type, value.type());
			assertEquals(text, value.toString());
		}

		@ParameterizedTest
		@CsvSource({ "UI4,0xFF,255", "UI4,0Xff,255", "I4,-0x10,-16", "I4,+7,7", "UI8,0xFFFFFFFFFFFFFFFF,18446744073709551615" })
		void integersMayBeHexadecimalAndSigned(VariantType type, String text, String value) {
			assertEquals(value, ValueText.parse(parameter(type), text).toString());
		}

		@Test
		void everyOtherTypeHasItsForm() {
			assertEquals(Variant.bool(true), ValueText.parse(parameter(VariantType.BOOL), "TRUE"));
			assertEquals(Variant.bool(false), ValueText.parse(parameter(VariantType.BOOL), "false"));
			assertEquals(new Variant(VariantType.R4, 1.5f), ValueText.parse(parameter(VariantType.R4), "1.5"));
			assertEquals(new Variant(VariantType.R8, -2e3), ValueText.parse(parameter(VariantType.R8), "-2e3"));
			assertEquals(Variant.string(" a=b "), ValueText.parse(parameter(VariantType.LPWSTR), " a=b "));
			assertEquals(Variant.string(""), ValueText.parse(parameter(VariantType.LPWSTR), ""));
			assertEquals(Variant.bytes(new byte[]{ 0, (byte) 0xFF }), ValueText.parse(parameter(VariantType.BYTES), "00fF"));
			assertEquals(Variant.bytes(new byte[]{ 1 }), ValueText.parse(parameter(VariantType.BYTES), "0x01"));
			assertEquals(new Variant(VariantType.ERROR, 0x80070057), ValueText.parse(parameter(VariantType.ERROR), "0x80070057"));
			assertEquals(Variant.empty(), ValueText.parse(parameter(VariantType.EMPTY), ""));
		}

		@Test
		void aListOfTextsHasBrackets() {
			assertEquals(Variant.list(List.of(Variant.string("o3"), Variant.string("/Music/a.mp3"))),
					ValueText.parse(parameter(VariantType.UNKNOWN), "[o3, /Music/a.mp3]"));
			assertEquals(Variant.list(List.of()), ValueText.parse(parameter(VariantType.UNKNOWN), "[]"));
		}

		@Test
		void timesNeedAZone() {
			Instant noon = Instant.parse("2026-01-31T12:00:00Z");
			assertEquals(Variant.date(noon), ValueText.parse(parameter(VariantType.DATE), "2026-01-31T12:00:00Z"));
			assertEquals(new Variant(VariantType.FILETIME, noon),
					ValueText.parse(parameter(VariantType.FILETIME), "2026-01-31T13:00:00+01:00"));
		}

		@Test
		void guidsMayHaveBracesAndAnyCase() {
			UUID guid = UUID.fromString("dd04d5fc-9d6e-4f76-9dcf-eca6339b7389");
			assertEquals(Variant.guid(guid), ValueText.parse(parameter(VariantType.CLSID), "{DD04D5FC-9D6E-4F76-9DCF-ECA6339B7389}"));
			assertEquals(Variant.guid(guid), ValueText.parse(parameter(VariantType.CLSID), guid.toString()));
		}

		/** Contract 1.2: what the description limits further is the engine's to check. */
		@Test
		void rangesOfTheDescriptionAreLeftToTheEngine() {
			assertEquals(ui4(9), ValueText.parse(builder(VariantType.UI4).range(ui4(1), ui4(5)).build(), "9"));
		}
	}

	@Nested
	class GivenWhatDoesNotFit {

		@Test
		void namesParameterValueAndWhatIsAllowed() {
			assertRefused(parameter(VariantType.UI4), "abc", Status.DISP_E_TYPEMISMATCH,
					"parameter Thing: \"abc\" is not of its type; it takes VT_UI4, 0 to 4294967295");
			assertRefused(parameter(VariantType.UI4), "-1", Status.E_INVALIDARG,
					"parameter Thing: \"-1\" is outside its range; it takes VT_UI4, 0 to 4294967295");
			assertRefused(parameter(VariantType.I2), "32768", Status.E_INVALIDARG,
					"parameter Thing: \"32768\" is outside its range; it takes VT_I2, -32768 to 32767");
		}

		@Test
		void saysWhatTheDescriptionAllows() {
			assertRefused(builder(VariantType.UI4).range(ui4(1), ui4(9), ui4(2)).build(), "x", Status.DISP_E_TYPEMISMATCH,
					"parameter Thing: \"x\" is not of its type; it takes VT_UI4, 1 to 9, in steps of 2");
			assertRefused(builder(VariantType.UI4).enumeration(List.of(ui4(1), ui4(5))).build(), "x", Status.DISP_E_TYPEMISMATCH,
					"parameter Thing: \"x\" is not of its type; it takes VT_UI4, one of 1, 5");
		}

		@ParameterizedTest
		@CsvSource({ "UI4,''", "UI4,0x", "UI4,1.0", "UI4,1e3", "UI4,' 1'", "UI4,--1", "UI4,0x-1", "UI8,18446744073709551616", "BOOL,1",
				"BOOL,yes",
				"R8,''", "R8,1;5", "DATE,2026-01-31", "DATE,2026-01-31T12:00:00", "DATE,now", "CLSID,1-1-1-1-1",
				"CLSID,'{dd04d5fc-9d6e-4f76-9dcf-eca6339b7389'", "BYTES,0", "BYTES,xx", "ERROR,0x100000000", "EMPTY,x", "UNKNOWN,x" })
		void everyTypeRefusesWhatItCannotHold(VariantType type, String text) {
			assertThrows(CommandException.class, () -> ValueText.parse(parameter(type), text));
		}

		private void assertRefused(ParameterDescription parameter, String text, Status status, String message) {
			CommandException refusal = assertThrows(CommandException.class, () -> ValueText.parse(parameter, text));
			assertEquals(message, refusal.getMessage());
			assertEquals(status, refusal.status());
		}
	}
}
