package org.portabledevices.ptp.ip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portabledevices.ptp.PtpFormatException;

class PtpIpCodecTest {
	private static final UUID GUID = UUID.fromString("2a715e96-d3fd-8461-e1cd-ec07150f1bfe");
	private static final UUID ZERO = new UUID(0, 0);

	/** The first eleven are what a real gphoto2 and a responder said to each other. */
	static Stream<Arguments> golden() {
		return Stream.of(
				Arguments.of("22000000 01000000 2a715e96d3fd8461e1cdec07150f1bfe 76006d000000 00000100",
						new PtpIpPacket.InitCommandRequest(GUID, "vm", PtpIpPacket.VERSION)),
				Arguments.of(
						"2c000000 02000000 01000000 00000000000000000000000000000000 500072006f00620065000000 00000100",
						new PtpIpPacket.InitCommandAck(1, ZERO, "Probe", PtpIpPacket.VERSION)),
				Arguments.of("0c000000 03000000 01000000", new PtpIpPacket.InitEventRequest(1)),
				Arguments.of("08000000 04000000", new PtpIpPacket.InitEventAck()),
				Arguments.of("16000000 06000000 01000000 0210 00000000 01000000",
						new PtpIpPacket.OperationRequest(1, 0x1002, 0, List.of(1))),
				Arguments.of("0e000000 07000000 0120 00000000", new PtpIpPacket.OperationResponse(0x2001, 0, List.of())),
				Arguments.of("12000000 06000000 01000000 0410 02000000",
						new PtpIpPacket.OperationRequest(1, 0x1004, 2, List.of())),
				Arguments.of("14000000 09000000 02000000 0800000000000000", new PtpIpPacket.StartData(2, 8)),
				Arguments.of("14000000 0c000000 02000000 01000000 01000100",
						new PtpIpPacket.EndData(2, bytes("01000000 01000100"))),
				Arguments.of("0e000000 07000000 0120 02000000", new PtpIpPacket.OperationResponse(0x2001, 2, List.of())),
				Arguments.of("1e000000 06000000 01000000 0710 03000000 ffffffff 00000000 ffffffff",
						new PtpIpPacket.OperationRequest(1, 0x1007, 3, List.of(-1, 0, -1))),
				Arguments.of("0c000000 05000000 02000000", new PtpIpPacket.InitFail(2)),
				Arguments.of("12000000 08000000 0240 00000000 05000000", new PtpIpPacket.Event(0x4002, 0, List.of(5))),
				Arguments.of("14000000 09000000 09000000 ffffffffffffffff",
						new PtpIpPacket.StartData(9, PtpIpPacket.UNKNOWN_LENGTH)),
				Arguments.of("0e000000 0a000000 09000000 abcd", new PtpIpPacket.Data(9, bytes("abcd"))),
				Arguments.of("0c000000 0b000000 09000000", new PtpIpPacket.Cancel(9)),
				Arguments.of("08000000 0d000000", new PtpIpPacket.ProbeRequest()),
				Arguments.of("08000000 0e000000", new PtpIpPacket.ProbeResponse()));
	}

	private static ByteBuffer bytes(String hex) {
		return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
	}

	@ParameterizedTest
	@MethodSource("golden")
	void packetsAreWrittenByteForByte(String hex, PtpIpPacket packet) {
		assertEquals(hex.replace(" ", ""), HexFormat.of().formatHex(PtpIpCodec.encode(packet).array()));
	}

	@ParameterizedTest
	@MethodSource("golden")
	void packetsAreReadBackEqual(String hex, PtpIpPacket packet) throws Exception {
		assertEquals(packet, PtpIpCodec.decode(bytes(hex)));
	}

	@Test
	void theGoldenPacketsCoverAllTypes() {
		assertEquals(14, golden().map(arguments -> ((PtpIpPacket) arguments.get()[1]).type()).distinct().count());
	}

	/** Each would make a careless reader allocate, block or overrun. */
	@ParameterizedTest
	@ValueSource(strings = { "00000000 07000000", "07000000 07000000", "ffffffff 07000000 0120 00000000",
			"0d000000 07000000 0120 000000", "23000000 07000000", "0c000000 0f000000 00000000", "08000000 00000000",
			"0b000000 0b000000 000000", "ffffffff 01000000", "09000000 04000000 00", "0f000000 07000000 0120 00000000 00",
			"1e000000 01000000 2a715e96d3fd8461e1cdec07150f1bfe 7600 00000100", "0e000000", "0e000000 07000000 0120 0000" })
	void impossiblePacketsAreNoticed(String hex) {
		assertThrows(PtpFormatException.class, () -> PtpIpCodec.decode(bytes(hex)));
	}

	@Test
	void onlyDataMayBeLong() throws Exception {
		assertEquals(PacketType.DATA, PtpIpCodec.check(0xFFFF_FFFF, PacketType.DATA.code()));
		for (PacketType type : PacketType.values()) {
			assertTrue(type.carriesData() || type.maximumLength() < 1000, type.name());
			assertEquals(type, PacketType.of(type.code()).orElseThrow());
		}
	}

	@Test
	void namesTooLongForThePacketAreAMistake() {
		PtpIpPacket packet = new PtpIpPacket.InitCommandRequest(GUID, "x".repeat(256), PtpIpPacket.VERSION);
		assertThrows(IllegalArgumentException.class, () -> PtpIpCodec.encode(packet));
	}

	@Test
	void moreParametersThanTheStandardAllowsAreAMistake() {
		assertThrows(IllegalArgumentException.class,
				() -> new PtpIpPacket.OperationRequest(1, 0x1001, 1, List.of(1, 2, 3, 4, 5, 6)));
		assertThrows(IllegalArgumentException.class, () -> new PtpIpPacket.Event(0x4002, 1, List.of(1, 2, 3, 4)));
	}
}
