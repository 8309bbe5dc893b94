package org.portabledevices.ptp.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.ObjectPropCode;

/** What MTP adds to PTP's datasets: object properties, their forms, and lists of them. */
class ObjectPropsTest {
	private static final UUID GUID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
	private static final PtpValue ZERO = PtpValue.of(DataTypeCode.UINT16, 0);
	private static final PtpValue ONE = PtpValue.of(DataTypeCode.UINT16, 1);

	private static byte[] hex(String hex) {
		return HexFormat.of().parseHex(hex.replace(" ", ""));
	}

	private static ObjectPropDesc desc(PropForm form) {
		return new ObjectPropDesc(ObjectPropCode.PROTECTION_STATUS, true, ZERO, 3, form);
	}

	@Nested
	class GivenGoldenBytes {
		@Test
		void theSizeOfAnObjectIsDescribedIn22Bytes() throws Exception {
			// code DC04, type 8 (u64), get only, default 0, group 1, no form
			byte[] bytes = hex("04dc 0800 00 0000000000000000 01000000 00");
			ObjectPropDesc size = new ObjectPropDesc(ObjectPropCode.OBJECT_SIZE, false,
					PtpValue.of(DataTypeCode.UINT64, 0), 1, new PropForm.Any());
			assertEquals(size, ObjectPropDesc.decode(bytes));
			assertEquals(HexFormat.of().formatHex(bytes), HexFormat.of().formatHex(size.encode()));
		}

		@Test
		void aParameterOfAMethodIsAFormInAForm() throws Exception {
			// code 1, type 4 (u16), get/set, default 0, group 0, 0x82: GUID, id 3, "A", in, order 1, range 0 to 1 by 1
			byte[] bytes = hex("0100 0400 01 0000 00000000 82 33221100554477668899aabbccddeeff 03000000 02 4100 0000"
					+ "01 01 01 0000 0100 0100");
			ObjectPropDesc parameter = new ObjectPropDesc(1, true, ZERO, 0,
					new PropForm.MethodParameter(GUID, 3, "A", 1, 1, new PropForm.Range(ZERO, ONE, ONE)));
			assertEquals(parameter, ObjectPropDesc.decode(bytes));
			assertEquals(HexFormat.of().formatHex(bytes), HexFormat.of().formatHex(parameter.encode()));
		}

		@Test
		void aListNamesHandlePropertyTypeAndValue() throws Exception {
			byte[] bytes = hex("02000000 07000000 04dc 0800 0000000001000000 08000000 07dc ffff 02 4100 0000");
			ObjectPropList list = new ObjectPropList(List.of(
					new ObjectPropList.Element(7, ObjectPropCode.OBJECT_SIZE, PtpValue.of(DataTypeCode.UINT64, 1L << 32)),
					new ObjectPropList.Element(8, ObjectPropCode.OBJECT_FILE_NAME, PtpValue.of("A"))));
			assertEquals(list, ObjectPropList.decode(bytes));
			assertEquals(HexFormat.of().formatHex(bytes), HexFormat.of().formatHex(list.encode()));
			assertEquals(Optional.of(PtpValue.of("A")), list.find(8, ObjectPropCode.OBJECT_FILE_NAME));
			assertEquals(Optional.empty(), list.find(7, ObjectPropCode.OBJECT_FILE_NAME));
		}
	}

	@Nested
	class GivenEveryForm {
		private final List<PropForm> forms = List.of(new PropForm.Any(), new PropForm.Range(ZERO, ONE, ONE),
				new PropForm.Enumeration(List.of(ZERO, ONE)), new PropForm.DateTime(), new PropForm.FixedLengthArray(65_535),
				new PropForm.RegularExpression("[a-z]*"), new PropForm.ByteArray(0xFFFF_FFFFL),
				new PropForm.LongString(70_000),
				new PropForm.ServiceProperty(GUID, -1, "Name", new PropForm.Enumeration(List.of(ONE))),
				new PropForm.MethodParameter(GUID, 5, "", 3, 255, new PropForm.ObjectId()), new PropForm.ObjectId(),
				new PropForm.Other(0x40, "cafe"));

		@Test
		void itComesBackEqual() throws Exception {
			for (PropForm form : forms) {
				assertEquals(desc(form), ObjectPropDesc.decode(desc(form).encode()));
			}
		}

		@Test
		void descriptionsFollowEachOtherInAListOfThem() throws Exception {
			List<ObjectPropDesc> known = forms.subList(0, forms.size() - 1).stream().map(ObjectPropsTest::desc).toList();
			InterdependentPropDesc together = new InterdependentPropDesc(List.of(known, List.of(), known));
			assertEquals(together, InterdependentPropDesc.decode(together.encode()));
		}

		@Test
		void unknownFormsKeepTheirBytes() throws Exception {
			ObjectPropDesc unknown = ObjectPropDesc.decode(hex("03dc 0400 01 0000 00000000 40 cafe"));
			assertEquals(new PropForm.Other(0x40, "cafe"), unknown.form());
			assertTrue(unknown.form().accepts(ONE));
			assertThrows(IllegalArgumentException.class, () -> new PropForm.Other(1, ""));
		}

		/** Implementations differ in the width of these lengths; at the end of a dataset it can be told. */
		@Test
		void lengthsOfTheOtherWidthAreReadAtTheEnd() throws Exception {
			String head = "03dc 0400 01 0000 00000000";
			assertEquals(new PropForm.FixedLengthArray(16), ObjectPropDesc.decode(hex(head + "04 10000000")).form());
			assertEquals(new PropForm.ByteArray(16), ObjectPropDesc.decode(hex(head + "06 1000")).form());
			assertEquals(new PropForm.LongString(16), ObjectPropDesc.decode(hex(head + "ff 1000")).form());
		}

		@Test
		void itKnowsWhatItAccepts() {
			PtpValue array = PtpValue.array(DataTypeCode.AUINT8, List.of(1, 2, 3));
			assertTrue(new PropForm.FixedLengthArray(3).accepts(array));
			assertFalse(new PropForm.FixedLengthArray(2).accepts(array));
			assertTrue(new PropForm.ByteArray(3).accepts(array));
			assertFalse(new PropForm.ByteArray(2).accepts(array));
			assertFalse(new PropForm.LongString(2).accepts(array));
			assertTrue(new PropForm.DateTime().accepts(PtpValue.of("20251122T120001")));
			assertTrue(new PropForm.DateTime().accepts(PtpValue.of("")));
			assertFalse(new PropForm.DateTime().accepts(PtpValue.of("yesterday")));
			assertFalse(new PropForm.MethodParameter(GUID, 1, "x", 1, 0, new PropForm.Enumeration(List.of(ONE)))
					.accepts(ZERO));
		}

		@Test
		void aRangeOfStringsMeansNothing() {
			PropForm.Range range = new PropForm.Range(PtpValue.of("a"), PtpValue.of("b"), PtpValue.of(""));
			assertTrue(range.accepts(PtpValue.of("z")));
		}

		@Test
		void itsValuesHaveTheTypeOfTheProperty() {
			PropForm.Enumeration strings = new PropForm.Enumeration(List.of(PtpValue.of("x")));
			assertThrows(IllegalArgumentException.class, () -> desc(strings));
			assertThrows(IllegalArgumentException.class,
					() -> desc(new PropForm.ServiceProperty(GUID, 1, "x", strings)));
		}
	}

	@Nested
	class GivenHostileBytes {
		@Test
		void aListOf4BillionElementsAllocatesNothing() {
			PtpFormatException e = assertThrows(PtpFormatException.class,
					() -> ObjectPropList.decode(hex("ffffffff 07000000")));
			assertEquals("NumberOfElements", e.field());
		}

		@Test
		void aListLongerThanTheLimitIsRefusedBeforeItIsRead() {
			byte[] bytes = new byte[4 + 9 * (ObjectPropList.MAXIMUM_ELEMENTS + 1)];
			bytes[0] = 1;
			bytes[2] = 4; // 262,145 little-endian
			PtpFormatException e = assertThrows(PtpFormatException.class, () -> ObjectPropList.decode(bytes));
			assertTrue(e.getMessage().contains("at most 262,144"), e.getMessage());
		}

		@Test
		void everyTruncationOfAListIsNoticed() {
			byte[] bytes = new ObjectPropList(List.of(new ObjectPropList.Element(1, 0xDC86,
					PtpValue.array(DataTypeCode.AUINT128, List.of(BigInteger.TEN))))).encode();
			for (int length = 0; length < bytes.length; length++) {
				byte[] cut = Arrays.copyOf(bytes, length);
				assertThrows(PtpFormatException.class, () -> ObjectPropList.decode(cut));
			}
		}

		@Test
		void formsNestOnlyOnce() {
			String extension = "81 33221100554477668899aabbccddeeff 03000000 00";
			PtpFormatException e = assertThrows(PtpFormatException.class,
					() -> ObjectPropDesc.decode(hex("03dc 0400 01 0000 00000000" + extension.repeat(10_000))));
			assertEquals("FormFlag", e.field());
		}

		@Test
		void aStringOf255UnitsWithoutNulIsMalformed() {
			byte[] bytes = new byte[1 + 2 * 255];
			Arrays.fill(bytes, (byte) 0x41);
			bytes[0] = (byte) 255;
			PtpFormatException e = assertThrows(PtpFormatException.class,
					() -> PtpValue.decode(bytes, DataTypeCode.STRING));
			assertEquals("value", e.field());
		}
	}
}
