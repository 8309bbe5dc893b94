package org.portabledevices.ptp.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.deviceservice.FormatCapabilities;
import org.portabledevices.ptp.deviceservice.PropertyName;
import org.portabledevices.ptp.deviceservice.ServiceInfo;
import org.portabledevices.ptp.deviceservice.ServicePropDesc;

/** Every dataset, random but the same in each run: what is written is read back, and what is damaged is refused politely. */
class RoundTripTest {
	private static final int TIMES = 300;

	private interface Decoder<T> {
		T decode(byte[] bytes) throws PtpFormatException;
	}

	/** A dataset: how to make one, write it and read it. */
	private record Codec<T>(String name, Function<RandomDatasets, T> make, Function<T, byte[]> encode, Decoder<T> decode) {
		byte[] random(RandomDatasets random) {
			return encode.apply(make.apply(random));
		}

		void roundTrip(RandomDatasets random) throws PtpFormatException {
			T dataset = make.apply(random);
			byte[] bytes = encode.apply(dataset);
			T read = decode.decode(bytes);
			assertEquals(dataset, read);
			assertEquals(dataset.hashCode(), read.hashCode());
			assertArrayEquals(bytes, encode.apply(read));
		}

		@Override
		public String toString() {
			return name;
		}
	}

	static Stream<Codec<?>> datasets() {
		return Stream.of(
				new Codec<>("DeviceInfo", RandomDatasets::deviceInfo, DeviceInfo::encode, DeviceInfo::decode),
				new Codec<>("StorageInfo", RandomDatasets::storageInfo, StorageInfo::encode, StorageInfo::decode),
				new Codec<>("ObjectInfo", RandomDatasets::objectInfo, ObjectInfo::encode, ObjectInfo::decode),
				new Codec<>("DevicePropDesc", RandomDatasets::devicePropDesc, DevicePropDesc::encode, DevicePropDesc::decode),
				new Codec<>("ObjectPropDesc", RandomDatasets::objectPropDesc, ObjectPropDesc::encode, ObjectPropDesc::decode),
				new Codec<>("ObjectPropList", RandomDatasets::objectPropList, ObjectPropList::encode, ObjectPropList::decode),
				new Codec<>("InterdependentPropDesc", RandomDatasets::interdependentPropDesc, InterdependentPropDesc::encode,
						InterdependentPropDesc::decode),
				new Codec<>("ServiceInfo", RandomDatasets::serviceInfo, ServiceInfo::encode, ServiceInfo::decode),
				new Codec<>("FormatCapabilities", RandomDatasets::formatCapabilities, FormatCapabilities::encodeList,
						FormatCapabilities::decodeList),
				new Codec<>("ServicePropDesc", RandomDatasets::servicePropDescs, ServicePropDesc::encodeList,
						ServicePropDesc::decodeList),
				new Codec<>("FilesystemManifest", RandomDatasets::filesystemManifest, FilesystemManifest::encode,
						FilesystemManifest::decode),
				new Codec<>("StreamInfo", RandomDatasets::streamInfo, StreamInfo::encode, StreamInfo::decode),
				new Codec<>("PropertyName", RandomDatasets::propertyNames, PropertyName::encodeList,
						PropertyName::decodeList));
	}

	@ParameterizedTest
	@MethodSource("datasets")
	void whatIsWrittenIsReadBackEqual(Codec<?> codec) throws Exception {
		RandomDatasets random = new RandomDatasets(1);
		for (int i = 0; i < TIMES; i++) {
			codec.roundTrip(random);
		}
	}

	/** Anything but a dataset or a PtpFormatException that names dataset and field would end a session it should not. */
	@ParameterizedTest
	@MethodSource("datasets")
	void whatIsDamagedIsReadOrRefusedByName(Codec<?> codec) {
		RandomDatasets random = new RandomDatasets(2);
		int refused = 0;
		for (int i = 0; i < 10 * TIMES; i++) {
			byte[] bytes = i % 4 == 0 ? random.noise() : random.damaged(codec.random(random));
			try {
				codec.decode.decode(bytes);
			} catch (PtpFormatException e) {
				refused++;
				assertFalse(e.dataset().isEmpty() || e.field().isEmpty(), e.getMessage());
			}
		}
		assertTrue(refused > TIMES, "only " + refused + " of the damaged datasets were refused");
	}

	/** Every dataset has at least four bytes. */
	@ParameterizedTest
	@MethodSource("datasets")
	void aDatasetThatHardlyBeginsIsRefused(Codec<?> codec) {
		byte[] bytes = codec.random(new RandomDatasets(3));
		for (int length = 0; length < 4; length++) {
			byte[] cut = Arrays.copyOf(bytes, length);
			assertThrows(PtpFormatException.class, () -> codec.decode.decode(cut));
		}
	}

	@Test
	void arraysAreKeptAsTheyCame() throws Exception {
		byte[] million = new byte[4 + 1_000_000];
		million[0] = (byte) 0x40;
		million[1] = (byte) 0x42;
		million[2] = (byte) 0x0F;
		million[4] = 7;
		PtpValue picture = PtpValue.decode(million, DataTypeCode.AUINT8);
		assertEquals(1_000_000, picture.asList().size());
		assertEquals(7, picture.asList().get(0).intValue());
		assertEquals(1_000_000, picture.asBytes().length);
		assertEquals(picture, PtpValue.bytes(picture.asBytes()));
		assertArrayEquals(million, picture.encode());
		assertEquals("AUINT8 [7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]… (1,000,000 items)", picture.toString());
		assertThrows(UnsupportedOperationException.class, () -> picture.asList().clear());
	}

	@Test
	void longStringsAreArraysOfUnits() throws Exception {
		String text = "Grüße \uD83D\uDCF7 ".repeat(200);
		PtpValue value = PtpValue.longString(text);
		assertEquals(DataTypeCode.AUINT16, value.dataType());
		assertEquals(text, PtpValue.decode(value.encode(), DataTypeCode.AUINT16).asLongString());
		assertEquals("A", PtpValue.array(DataTypeCode.AUINT16, java.util.List.of(0x41, 0, 0x42)).asLongString());
		assertThrows(IllegalStateException.class, () -> PtpValue.of("A").asLongString());
		assertThrows(IllegalStateException.class, value::asBytes);
	}

	/** A code cut to its width would be another code. */
	@Test
	void whatDoesNotFitIsNotWritten() {
		assertThrows(IllegalArgumentException.class, () -> new DatasetWriter().u8(256));
		assertThrows(IllegalArgumentException.class, () -> new DatasetWriter().u16(-1));
		assertThrows(IllegalArgumentException.class, () -> ObjectInfo.ofFile(0x13801, 1, "x").encode());
		assertThrows(IllegalArgumentException.class, () -> new DatasetWriter().string("x".repeat(255)));
	}

	@Test
	void aCountOf64BitsAllocatesNothing() {
		for (String count : new String[]{ "ffffffffffffffff", "0000000001000000", "0100000000000000" }) {
			PtpFormatException e = assertThrows(PtpFormatException.class,
					() -> FilesystemManifest.decode(HexFormat.of().parseHex(count + "00".repeat(35))));
			assertEquals("NumberOfObjects", e.field());
		}
	}

	@Test
	void thereAreNoMoreThan65536Codes() {
		byte[] bytes = new byte[4 + 2 * 65_537];
		bytes[0] = 1;
		bytes[2] = 1;
		PtpFormatException e = assertThrows(PtpFormatException.class,
				() -> new DatasetReader("DeviceInfo", bytes).u16Array("EventsSupported"));
		assertTrue(e.getMessage().contains("at most 65,536"), e.getMessage());
	}
}
