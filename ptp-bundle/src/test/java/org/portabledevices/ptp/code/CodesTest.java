package org.portabledevices.ptp.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Field;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {
	/** Constants and names are two lists: neither may have what the other lacks. */
	@ParameterizedTest
	@ValueSource(classes = { OperationCode.class, ResponseCode.class, EventCode.class, ObjectFormatCode.class,
			DevicePropCode.class, ObjectPropCode.class, DataTypeCode.class })
	void everyConstantHasANameThatIsParsedBack(Class<?> codes) throws Exception {
		int count = 0;
		for (Field field : codes.getDeclaredFields()) {
			if (field.getType() == int.class) {
				int code = field.getInt(null);
				String name = (String) codes.getMethod("name", int.class).invoke(null, code);
				assertFalse(name.startsWith("0x"), field.getName());
				assertEquals(simple(field.getName()), simple(name));
				assertEquals(OptionalInt.of(code), codes.getMethod("parse", String.class).invoke(null, name));
				count++;
			}
		}
		assertFalse(count == 0);
	}

	private static String simple(String name) {
		return name.replace("_", "").replace("-", "").toUpperCase();
	}

	@Test
	void unknownCodesStayNumbers() {
		assertEquals("0x9ABC", OperationCode.name(0x9ABC));
		assertEquals(OptionalInt.of(0x9ABC), OperationCode.parse("0x9ABC"));
		assertEquals(OptionalInt.of(4097), OperationCode.parse("4097"));
		assertEquals(OptionalInt.of(4097), OperationCode.parse("04097"));
		assertEquals(OptionalInt.of(0x9ABC), OperationCode.parse("0X9abc"));
		assertEquals(OptionalInt.empty(), OperationCode.parse("0x"));
	}

	@Test
	void namesAreFoundInAnySpelling() {
		assertEquals(OptionalInt.of(0x1009), OperationCode.parse(" get_object "));
		assertEquals(OptionalInt.of(0x200E), ResponseCode.parse("store_read_only"));
	}

	@Test
	void whatIsNeitherNameNorCodeIsNotParsed() {
		assertEquals(OptionalInt.empty(), OperationCode.parse("GetNothing"));
		assertEquals(OptionalInt.empty(), OperationCode.parse("0x10000"));
		assertEquals(OptionalInt.empty(), OperationCode.parse("-1"));
	}

	@Test
	void dataTypesKnowTheirWidthAndSign() {
		assertEquals(16, DataTypeCode.width(DataTypeCode.UINT128));
		assertEquals(2, DataTypeCode.width(DataTypeCode.AINT16));
		assertEquals(0, DataTypeCode.width(DataTypeCode.STRING));
		assertEquals(true, DataTypeCode.isSigned(DataTypeCode.AINT128));
		assertEquals(false, DataTypeCode.isSigned(DataTypeCode.UINT8));
		assertEquals(false, DataTypeCode.isSigned(DataTypeCode.STRING));
	}

	/** What the standards enumerate is shown and set by name, and what a vendor adds by its number. */
	@Test
	void valuesOfPropertiesHaveNames() {
		assertEquals("Daylight", DevicePropValueName.name(DevicePropCode.WHITE_BALANCE, 4));
		assertEquals(OptionalInt.of(4), DevicePropValueName.parse(DevicePropCode.WHITE_BALANCE, "daylight"));
		assertEquals(OptionalInt.of(3), DevicePropValueName.parse(DevicePropCode.WHITE_BALANCE, "OnePushAutomatic"));
		assertEquals("0x8001", DevicePropValueName.name(DevicePropCode.WHITE_BALANCE, 0x8001));
		assertEquals(OptionalInt.of(0x8001), DevicePropValueName.parse(DevicePropCode.WHITE_BALANCE, "0x8001"));
		assertEquals("0x0004", DevicePropValueName.name(DevicePropCode.BATTERY_LEVEL, 4));
		assertEquals(OptionalInt.of(4), DevicePropValueName.parse(DevicePropCode.BATTERY_LEVEL, "4"));
		assertEquals(OptionalInt.empty(), DevicePropValueName.parse(DevicePropCode.BATTERY_LEVEL, "Daylight"));
		assertFalse(DevicePropValueName.isEnumerated(DevicePropCode.BATTERY_LEVEL));
	}

	@Test
	void valuesOfFieldsHaveNames() {
		assertEquals("ReadOnlyData", FieldValueName.PROTECTION_STATUS.nameOf(0x8002));
		assertEquals(OptionalInt.of(0x8002), FieldValueName.PROTECTION_STATUS.parse("read-only_data"));
		assertEquals("0x8004", FieldValueName.PROTECTION_STATUS.nameOf(0x8004));
		assertEquals(OptionalInt.of(0x8004), FieldValueName.PROTECTION_STATUS.parse("0x8004"));
		assertEquals(OptionalInt.of(3), FieldValueName.FILESYSTEM_TYPE.parse("dcf"));
		assertEquals(OptionalInt.empty(), FieldValueName.FILESYSTEM_TYPE.parse("FAT32"));
		assertEquals("\"FAT32\" is no file system type; it is one of [Flat, Hierarchical, DCF], or a number from 0 to 0xFFFF",
				FieldValueName.FILESYSTEM_TYPE.refusal("FAT32"));
	}
}
