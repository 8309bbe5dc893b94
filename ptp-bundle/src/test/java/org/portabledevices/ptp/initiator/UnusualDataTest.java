package org.portabledevices.ptp.initiator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.ptp.RawConnection.response;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.operation.PtpOperations;

/** Habits of devices that send data: in what pieces, how much of it, and what they say before. */
@Timeout(30)
class UnusualDataTest extends DeviceFixture {
	@Test
	void oneByteInEachSegmentIsAnAnswer() throws Exception {
		given((command, event) -> {
			command.receive();
			command.sendSlowly(new PtpIpPacket.StartData(0, 3));
			command.sendSlowly(new PtpIpPacket.Data(0, bytes(1, 2)));
			command.sendSlowly(new PtpIpPacket.EndData(0, bytes(3)));
			command.sendSlowly(response(ResponseCode.OK, 0));
		});
		Collected data = new Collected();
		assertTrue(session.execute(getObject(data)).complete());
		assertArrayEquals(new byte[]{ 1, 2, 3 }, data.bytes());
		device.finish();
	}

	@Test
	void everythingInOneSegmentIsAnAnswer() throws Exception {
		given((command, event) -> {
			command.receive();
			command.send(new PtpIpPacket.StartData(0, 3), new PtpIpPacket.Data(0, bytes(1)),
					new PtpIpPacket.Data(0, NOTHING), new PtpIpPacket.Data(0, bytes(2, 3)),
					new PtpIpPacket.EndData(0, NOTHING), response(ResponseCode.OK, 0));
		});
		Collected data = new Collected();
		assertEquals(ResponseCode.OK, session.execute(getObject(data)).responseCode());
		assertArrayEquals(new byte[]{ 1, 2, 3 }, data.bytes());
	}

	@Test
	void dataOfNoBytesNeedsNoEnd() throws Exception {
		given((command, event) -> {
			command.receive();
			command.send(new PtpIpPacket.StartData(0, 0), response(ResponseCode.OK, 0));
		});
		assertEquals(0, session.execute(getObject(new Collected())).orThrow().transferredLength());
	}

	@Test
	void lessOrMoreDataThanAnnouncedIsReported() throws Exception {
		given((command, event) -> {
			for (int announced : new int[]{ 9, 1 }) {
				command.receive();
				command.send(new PtpIpPacket.StartData(0, announced), new PtpIpPacket.EndData(0, bytes(1, 2)),
						response(ResponseCode.OK, 0));
			}
		});
		for (int announced : new int[]{ 9, 1 }) {
			TransactionResult result = session.execute(getObject(new Collected()));
			assertFalse(result.complete());
			assertEquals(announced, result.announcedLength());
			assertEquals(2, result.transferredLength());
			assertThrows(PtpFormatException.class, result::orThrow);
		}
	}

	@Test
	void anUnknownLengthIsSaidWith64OrWith32Ones() throws Exception {
		given((command, event) -> {
			for (long unknown : new long[]{ PtpIpPacket.UNKNOWN_LENGTH, 0xFFFF_FFFFL }) {
				command.receive();
				command.send(new PtpIpPacket.StartData(0, unknown), new PtpIpPacket.EndData(0, bytes(1, 2)), response(ResponseCode.OK, 0));
			}
			command.receive();
			command.send(new PtpIpPacket.StartData(0, 0xFFFF_FFFFL), new PtpIpPacket.EndData(0, bytes(1, 0, 0, 0, 5, 0, 0, 0)),
					response(ResponseCode.OK, 0));
		});
		for (int i = 0; i < 2; i++) {
			Collected data = new Collected();
			TransactionResult result = session.execute(getObject(data)).orThrow();
			assertEquals(-1, data.announced);
			assertEquals(-1, result.announcedLength());
			assertArrayEquals(new byte[]{ 1, 2 }, data.bytes());
		}
		assertArrayEquals(new int[]{ 5 }, new PtpOperations(session).getStorageIds());
	}

	@Test
	void dataWithoutAStartIsData() throws Exception {
		given((command, event) -> {
			command.receive();
			command.send(new PtpIpPacket.Data(0, bytes(1)), new PtpIpPacket.EndData(0, bytes(2)), response(ResponseCode.OK, 0));
		});
		Collected data = new Collected();
		assertEquals(-1, session.execute(getObject(data)).orThrow().announcedLength());
		assertArrayEquals(new byte[]{ 1, 2 }, data.bytes());
	}

	@Test
	void dataWithoutAnEndIsData() throws Exception {
		given((command, event) -> {
			command.receive();
			command.send(new PtpIpPacket.StartData(0, 2), new PtpIpPacket.Data(0, bytes(1, 2)), response(ResponseCode.OK, 0));
		});
		Collected data = new Collected();
		session.execute(getObject(data)).orThrow();
		assertArrayEquals(new byte[]{ 1, 2 }, data.bytes());
	}

	/** A receiver hears of the length once, before the data, or not at all. */
	@Test
	void aStartThatComesTwiceOrLateIsIgnored() throws Exception {
		given((command, event) -> {
			command.receive();
			command.send(new PtpIpPacket.StartData(0, 2), new PtpIpPacket.StartData(0, 99), new PtpIpPacket.EndData(0, bytes(1, 2)),
					response(ResponseCode.OK, 0));
			command.receive();
			command.send(new PtpIpPacket.Data(0, bytes(1, 2)), new PtpIpPacket.StartData(0, 99), new PtpIpPacket.EndData(0, NOTHING),
					response(ResponseCode.OK, 0));
		});
		for (long announced : new long[]{ 2, Long.MIN_VALUE }) {
			Collected data = new Collected() {
				@Override
				public void begin(long totalLength) {
					assertEquals(Long.MIN_VALUE, this.announced, "told twice");
					super.begin(totalLength);
				}
			};
			session.execute(getObject(data)).orThrow();
			assertEquals(announced, data.announced);
			assertArrayEquals(new byte[]{ 1, 2 }, data.bytes());
		}
	}

	@Test
	void dataThatNobodyAskedForIsDropped() throws Exception {
		given((command, event) -> {
			command.receive();
			command.send(new PtpIpPacket.StartData(0, 1), new PtpIpPacket.EndData(0, bytes(1)),
					response(ResponseCode.OK, 0));
		});
		assertEquals(ResponseCode.OK,
				session.execute(PtpTransaction.of(OperationCode.GET_NUM_OBJECTS)).responseCode());
	}
}
