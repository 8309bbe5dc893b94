package org.portabledevices.ptp.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.code.DataTypeCode;

class DatasetsTest {
	private static final DeviceInfo DEVICE = new DeviceInfo(100, 0xFFFF_FFFE, 110, "microsoft.com: 1.0", 1,
			List.of(0x1001, 0x9ABC), List.of(0x4002), List.of(), List.of(0x3801), List.of(0x3801, 0xB123), "Mäker",
			"Model \uD83D\uDCF7", "1.0", "");

	@Nested
	class GivenWellFormedBytes {
		@Test
		void deviceInfoComesBackEqual() throws Exception {
			assertEquals(DEVICE, DeviceInfo.decode(DEVICE.encode()));
			assertTrue(DEVICE.supports(0x9ABC));
		}

		@Test
		void storageInfoComesBackEqualWithAll64Bits() throws Exception {
			StorageInfo info = new StorageInfo(3, 2, 1, -1L, 5_000_000_000L, -1, "Internal", "");
			assertEquals(info, StorageInfo.decode(info.encode()));
		}

		@Test
		void objectInfoComesBackEqual() throws Exception {
			ObjectInfo info = new ObjectInfo(0x10001, 0x3801, 1, 0xFFFF_FFFFL, 0x3808, 5000, 160, 120, 4000, 3000, 24,
					0xFFFF_FFFE, 1, 2, 3, "IMG.JPG", "20251122T101112", "20251122T101113.5Z", "a b");
			assertEquals(info, ObjectInfo.decode(info.encode()));
		}

		@Test
		void aSizeOf4GiBOrMoreIsWrittenAsTooLarge() {
			assertEquals(ObjectInfo.SIZE_TOO_LARGE, ObjectInfo.ofFile(0x3000, 1L << 40, "x").compressedSize());
		}

		@Test
		void storageInfoHasTheBytesOfTheStandard() {
			StorageInfo info = new StorageInfo(4, 3, 0, 16, 8, -1, "A", "");
			assertEquals("0400 0300 0000 1000000000000000 0800000000000000 ffffffff 02 4100 0000 00".replace(" ", ""),
					HexFormat.of().formatHex(info.encode()));
		}

		@Test
		void bytesBehindTheLastFieldAreIgnored() throws Exception {
			byte[] bytes = DEVICE.encode();
			assertEquals(DEVICE, DeviceInfo.decode(Arrays.copyOf(bytes, bytes.length + 3)));
		}

		@Test
		void aStringEndsAtItsFirstNul() throws Exception {
			byte[] padded = HexFormat.of().parseHex("04" + "4100" + "0000" + "4200" + "0000");
			assertEquals("A", new DatasetReader("test", padded).string("s"));
		}
	}

	@Nested
	class GivenPropertyDescriptions {
		private final PtpValue one = PtpValue.of(DataTypeCode.INT16, -1);
		private final PtpValue two = PtpValue.of(DataTypeCode.INT16, 1);

		@Test
		void everyFormComesBackEqual() throws Exception {
			for (PropForm form : List.of(new PropForm.Any(), new PropForm.Range(one, two, two),
					new PropForm.Enumeration(List.of(one, two)), new PropForm.Other(0x7E, "010203"))) {
				DevicePropDesc desc = new DevicePropDesc(0xD123, true, one, two, form);
				assertEquals(desc, DevicePropDesc.decode(desc.encode()));
			}
		}

		@Test
		void aDatasetThatEndsBeforeTheFormFlagHasNoForm() throws Exception {
			byte[] bytes = new DevicePropDesc(0xD123, false, one, two, new PropForm.Any()).encode();
			DevicePropDesc desc = DevicePropDesc.decode(Arrays.copyOf(bytes, bytes.length - 1));
			assertEquals(new PropForm.Any(), desc.form());
		}

		@Test
		void formsKnowWhatTheyAccept() {
			PropForm.Range even = new PropForm.Range(one, PtpValue.of(DataTypeCode.INT16, 5),
					PtpValue.of(DataTypeCode.INT16, 2));
			assertTrue(even.accepts(PtpValue.of(DataTypeCode.INT16, 3)));
			assertEquals(false, even.accepts(PtpValue.of(DataTypeCode.INT16, 4)));
			assertEquals(false, even.accepts(PtpValue.of(DataTypeCode.INT16, 7)));
			assertEquals(false, new PropForm.Enumeration(List.of(one)).accepts(two));
		}

		@Test
		void valuesOfAnotherTypeAreAMistake() {
			assertThrows(IllegalArgumentException.class,
					() -> new DevicePropDesc(1, true, one, PtpValue.of("x"), new PropForm.Any()));
		}

		@Test
		void anUnknownDataTypeIsNamed() {
			PtpFormatException e = assertThrows(PtpFormatException.class,
					() -> DevicePropDesc.decode(HexFormat.of().parseHex("23D1 3412 01".replace(" ", ""))));
			assertEquals("FactoryDefaultValue", e.field());
			assertTrue(e.getMessage().contains("0x1234"), e.getMessage());
		}
	}

	@Nested
	class GivenValuesOfEveryType {
		@Test
		void theExtremesOfEveryIntegerComeBackEqual() throws Exception {
			for (int type = DataTypeCode.INT8; type <= DataTypeCode.UINT128; type++) {
				int bits = 8 * DataTypeCode.width(type);
				BigInteger top = BigInteger.ONE.shiftLeft(DataTypeCode.isSigned(type) ? bits - 1 : bits);
				BigInteger minimum = DataTypeCode.isSigned(type) ? top.negate() : BigInteger.ZERO;
				BigInteger maximum = top.subtract(BigInteger.ONE);
				int integerType = type;
				for (BigInteger number : List.of(minimum, maximum, BigInteger.TEN)) {
					PtpValue value = PtpValue.of(type, number);
					assertEquals(value, PtpValue.decode(value.encode(), type));
				}
				assertThrows(IllegalArgumentException.class, () -> PtpValue.of(integerType, top));
				assertThrows(IllegalArgumentException.class,
						() -> PtpValue.of(integerType, minimum.subtract(BigInteger.ONE)));
				PtpValue array = PtpValue.array(0x4000 | type, List.of(minimum, maximum));
				assertEquals(array, PtpValue.decode(array.encode(), 0x4000 | type));
			}
		}

		@Test
		void u128IsLittleEndian() {
			byte[] bytes = PtpValue.of(DataTypeCode.UINT128, new BigInteger("0102030405060708090a0b0c0d0e0f10", 16))
					.encode();
			assertEquals("100f0e0d0c0b0a090807060504030201", HexFormat.of().formatHex(bytes));
		}

		@Test
		void theLongestStringHas254Units() throws Exception {
			PtpValue longest = PtpValue.of("x".repeat(254));
			assertEquals(longest, PtpValue.decode(longest.encode(), DataTypeCode.STRING));
			assertThrows(IllegalArgumentException.class, () -> PtpValue.of("x".repeat(255)));
		}

		@Test
		void aValueIsReadOnlyAsWhatItIs() {
			assertThrows(IllegalStateException.class, () -> PtpValue.of("1").asInteger());
			assertThrows(IllegalStateException.class, () -> PtpValue.of(DataTypeCode.INT8, 1).asList());
			assertThrows(ArithmeticException.class,
					() -> PtpValue.of(DataTypeCode.UINT64, BigInteger.ONE.shiftLeft(63)).asLong());
		}
	}

	/** Contract 6.2: nothing a device says is believed, and nothing is allocated for it. */
	@Nested
	class GivenHostileBytes {
		@Test
		void everyTruncationIsNoticedAndNamesDatasetAndField() {
			byte[] bytes = DEVICE.encode();
			for (int length = 0; length < bytes.length; length++) {
				byte[] cut = Arrays.copyOf(bytes, length);
				PtpFormatException e = assertThrows(PtpFormatException.class, () -> DeviceInfo.decode(cut));
				assertEquals("DeviceInfo", e.dataset());
				assertTrue(!e.field().isEmpty());
			}
		}

		@Test
		void aCountOf4BillionAllocatesNothing() {
			byte[] bytes = HexFormat.of().parseHex("ffffffff0000");
			assertThrows(PtpFormatException.class, () -> new DatasetReader("test", bytes).u16Array("a"));
			assertThrows(PtpFormatException.class, () -> new DatasetReader("test", bytes).u32Array("a"));
			assertThrows(PtpFormatException.class,
					() -> new DatasetReader("test", bytes).value("a", DataTypeCode.AUINT128));
		}

		@Test
		void aStringLongerThanItsDatasetIsNoticed() {
			assertThrows(PtpFormatException.class,
					() -> new DatasetReader("test", HexFormat.of().parseHex("ff4100")).string("s"));
		}

		@Test
		void anEnumerationOfMoreValuesThanBytesIsNoticed() {
			byte[] bytes = HexFormat.of().parseHex("0150" + "0200" + "01" + "00" + "00" + "02" + "ffff" + "01");
			PtpFormatException e = assertThrows(PtpFormatException.class, () -> DevicePropDesc.decode(bytes));
			assertEquals("NumberOfValues", e.field());
		}
	}

	@Nested
	class GivenDates {
		@Test
		void allFormsOfTheStandardAreRead() {
			OffsetDateTime noon = OffsetDateTime.of(2025, 11, 22, 12, 0, 1, 0, ZoneOffset.UTC);
			assertEquals(Optional.of(noon), PtpDate.parse("20251122T120001", ZoneOffset.UTC));
			assertEquals(Optional.of(noon), PtpDate.parse("20251122T120001Z", ZoneOffset.ofHours(5)));
			assertEquals(Optional.of(noon.plusNanos(500_000_000)),
					PtpDate.parse("20251122T120001.5Z", ZoneOffset.ofHours(5)));
			assertEquals(noon.toInstant(),
					PtpDate.parse("20251122T140001+0200", ZoneOffset.UTC).orElseThrow().toInstant());
		}

		@Test
		void nonsenseIsNoDate() {
			assertEquals(Optional.empty(), PtpDate.parse("", ZoneOffset.UTC));
			assertEquals(Optional.empty(), PtpDate.parse("20251322T120001", ZoneOffset.UTC));
			assertEquals(Optional.empty(), PtpDate.parse("0000-00-00", ZoneOffset.UTC));
		}

		@Test
		void datesAreWrittenWithoutZone() {
			assertEquals("20251122T090807", PtpDate.format(LocalDateTime.of(2025, 11, 22, 9, 8, 7)));
		}
	}

	@Test
	void listsAreCopied() {
		List<Integer> operations = new java.util.ArrayList<>(List.of(1));
		DeviceInfo info = new DeviceInfo(100, 0, 0, "", 0, operations, List.of(), List.of(), List.of(), List.of(), "",
				"", "", "");
		operations.add(2);
		assertEquals(List.of(1), info.operationsSupported());
		assertArrayEquals(new int[]{ 1, -1 }, array(1, -1));
	}

	private static int[] array(int... items) {
		try {
			return new DatasetReader("test", new DatasetWriter().u32Array(items).toByteArray()).u32Array("a");
		} catch (PtpFormatException e) {
			throw new AssertionError(e);
		}
	}
}
