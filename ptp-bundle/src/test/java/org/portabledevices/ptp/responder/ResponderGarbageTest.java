package org.portabledevices.ptp.responder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.ip.PtpIpPacket;

/**
 * What has no business where it comes. No time passes here: what is cut off is cut off at once, its place is free, and
 * nobody waits for the bytes that an impossible length promises.
 */
@Timeout(30)
class ResponderGarbageTest {
	private static final String IMPOSSIBLE = """
			00000000 06000000
			07000000 06000000
			08000000 06000000
			27000000 06000000
			ffffffff 06000000
			0b000000 0a000000
			ffffffff 09000000
			ffffffff 0b000000
			08000000 00000000
			08000000 0f000000
			ffffffff ffffffff
			474554202f20485454502f312e310d0a""";
	/** Init_Command_Request, its answer, Init_Event_Request, its answer, Init_Fail, Operation_Response, Event, probes. */
	private static final String MISPLACED = """
			1e000000 01000000 00000000000000000000000000000000 0000 00000100
			1e000000 02000000 01000000 00000000000000000000000000000000 0000 00000100
			0c000000 03000000 01000000
			08000000 04000000
			0c000000 05000000 01000000
			0e000000 07000000 0120 01000000
			0e000000 08000000 0240 00000000
			08000000 0d000000
			08000000 0e000000""";

	private final MemoryDevice device = new MemoryDevice();
	private Served served;

	@BeforeEach
	void serve() throws Exception {
		served = new Served(device, builder -> builder);
	}

	@AfterEach
	void close() {
		served.close();
		assertEquals(List.of(), served.transcript.failures);
	}

	private static List<String> all(String... tables) {
		return String.join("\n", tables).lines().toList();
	}

	/** Brings a session to where the garbage comes. */
	private interface Place {
		void reach(RawInitiator initiator) throws Exception;
	}

	private void assertCutOff(List<String> garbage, boolean onEvents, Place place) throws Exception {
		for (String hex : garbage) {
			try (RawInitiator initiator = served.initiator()) {
				place.reach(initiator);
				(onEvents ? initiator.event : initiator.command).sendHex(hex);
				assertTrue(initiator.command.isClosedByPeer(), hex);
				served.transcript.assertDisconnected(ConnectionEnd.MALFORMED);
			}
		}
		served.assertNextIsServed();
		assertEquals(List.of(), device.sinks.stream().skip(1).toList());
	}

	@Nested
	class GivenNobody {
		@Test
		void whatIsNoIntroductionIsCutOff() throws Exception {
			String noNul = "20000000 01000000 00000000000000000000000000000000 78007900 00000100";
			for (String hex : all(IMPOSSIBLE, noNul, "12000000 06000000 01000000 0110 00000000", "3d020000 01000000",
					"08000000 0d000000", "0c000000 0b000000 01000000", "0e000000 07000000 0120 01000000")) {
				try (RawConnection client = served.connection()) {
					client.sendHex(hex);
					assertTrue(client.isClosedByPeer(), hex);
					served.transcript.assertRefused(ConnectionEnd.MALFORMED);
				}
			}
			served.assertNextIsServed();
		}

		/** Whoever does not wait for the event connection is no initiator. */
		@Test
		void anOperationBeforeTheEventConnectionIsCutOff() throws Exception {
			try (RawConnection client = served.connection()) {
				client.send(Served.hello());
				client.receive(PtpIpPacket.InitCommandAck.class);
				client.send(RawConnection.request(OperationCode.OPEN_SESSION, 0, 1));
				assertTrue(client.isClosedByPeer());
				served.transcript.assertRefused(ConnectionEnd.MALFORMED);
			}
			served.assertNextIsServed();
		}

		@Test
		void aSecondEventConnectionForTheSameNumberIsRejected() throws Exception {
			try (RawInitiator initiator = served.initiator(); RawConnection second = served.connection()) {
				second.send(new PtpIpPacket.InitEventRequest(1));
				assertEquals(1, second.receive(PtpIpPacket.InitFail.class).reason());
				served.transcript.assertRefused(ConnectionEnd.UNKNOWN_NUMBER);
				initiator.assertInStep(1);
			}
		}
	}

	@Nested
	class GivenAnIdleSession {
		@Test
		void whatIsNoOperationIsCutOff() throws Exception {
			assertCutOff(all(IMPOSSIBLE, MISPLACED), false, initiator -> {
			});
		}

		/** The remainder of what was answered early, or cancelled too late. */
		@ParameterizedTest
		@ValueSource(strings = { "0c000000 0b000000 01000000", "14000000 09000000 01000000 0500000000000000",
				"0e000000 0a000000 01000000 0102", "0c000000 0a000000 01000000", "0e000000 0c000000 01000000 0102" })
		void dataAndCancelsOfNothingAreSkipped(String hex) throws Exception {
			try (RawInitiator initiator = served.initiator()) {
				initiator.command.sendHex(hex);
				initiator.assertInStep(1);
			}
		}

		@Test
		void aSecondOpenSessionIsAnsweredAndTheFirstStays() throws Exception {
			try (RawInitiator initiator = served.initiator()) {
				initiator.command.send(RawConnection.request(OperationCode.OPEN_SESSION, 0, 7));
				assertEquals(List.of(1), initiator.assertResponse(ResponseCode.SESSION_ALREADY_OPEN, 0).parameters());
				initiator.assertInStep(1);
				assertEquals(1, device.sinks.size());
			}
		}

		@Test
		void anOperationBeforeOpenSessionIsAnswered() throws Exception {
			try (RawInitiator initiator = new RawInitiator(served.responder.address())) {
				initiator.sendData(OperationCode.SEND_OBJECT_INFO, 1, new byte[100]);
				initiator.assertResponse(ResponseCode.SESSION_NOT_OPEN, 1);
				initiator.openSession();
			}
		}

		/** PTP/IP knows the data phases 1, 2 and, unknown, 3; what is not 2 brings no data that could be waited for. */
		@ParameterizedTest
		@ValueSource(strings = { "00000000", "03000000", "ffffffff" })
		void aStrangeDataPhaseIsNone(String phase) throws Exception {
			try (RawInitiator initiator = served.initiator()) {
				initiator.command.sendHex("12000000 06000000 " + phase + " 0410 01000000");
				assertEquals(8, initiator.receiveData(1).length);
				initiator.assertInStep(2);
			}
		}
	}

	@Nested
	class GivenTheResponderReceivesData {
		private void announce(RawInitiator initiator) throws Exception {
			initiator.sendData(OperationCode.SEND_OBJECT_INFO, 1, ObjectInfo.ofFile(0x3801, 4, "UP.JPG").encode());
			initiator.assertResponse(ResponseCode.OK, 1);
			initiator.command.send(RawConnection.requestWithData(OperationCode.SEND_OBJECT, 2));
		}

		private PtpIpPacket start(int id) {
			return new PtpIpPacket.StartData(id, 4);
		}

		private PtpIpPacket data(int id, int length) {
			return new PtpIpPacket.Data(id, ByteBuffer.allocate(length));
		}

		private PtpIpPacket end(int id, int length) {
			return new PtpIpPacket.EndData(id, ByteBuffer.allocate(length));
		}

		@Test
		void whatIsNoDataIsCutOffAndTheObjectDiscarded() throws Exception {
			List<String> garbage = all(IMPOSSIBLE, MISPLACED);
			assertCutOff(garbage, false, initiator -> {
				announce(initiator);
				initiator.command.send(start(2), data(2, 1));
			});
			assertEquals(garbage.size(), device.discarded.size());
		}

		@Test
		void aSecondStartIsCutOff() throws Exception {
			assertCutOff(all("14000000 09000000 02000000 0500000000000000"), false, initiator -> {
				announce(initiator);
				initiator.command.send(start(2), data(2, 1));
			});
		}

		@Test
		void dataOfAnotherTransactionIsSkipped() throws Exception {
			try (RawInitiator initiator = served.initiator()) {
				announce(initiator);
				initiator.command.send(start(1), end(1, 3), data(9, 100), start(2), data(1, 7), data(2, 2), end(77, 5),
						new PtpIpPacket.Cancel(1), end(2, 2));
				initiator.assertResponse(ResponseCode.OK, 2);
				initiator.assertInStep(3);
			}
		}

		@Test
		void dataWithoutStartIsOfUnknownLength() throws Exception {
			try (RawInitiator initiator = served.initiator()) {
				announce(initiator);
				initiator.command.send(data(2, 3), end(2, 1));
				initiator.assertResponse(ResponseCode.OK, 2);
				initiator.assertInStep(3);
			}
		}

		@Test
		void anOperationInTheMiddleEndsTheData() throws Exception {
			try (RawInitiator initiator = served.initiator()) {
				announce(initiator);
				initiator.command.send(start(2), data(2, 3), RawConnection.request(OperationCode.GET_NUM_OBJECTS, 3, -1));
				initiator.assertResponse(ResponseCode.INCOMPLETE_TRANSFER, 2);
				initiator.assertResponse(ResponseCode.OK, 3);
				assertEquals(1, device.discarded.size());
			}
		}

		/** The device must not be filled up by whoever announces little. */
		@Test
		void moreThanAnnouncedNeverReachesTheDevice() throws Exception {
			try (RawInitiator initiator = served.initiator()) {
				announce(initiator);
				initiator.command.send(new PtpIpPacket.StartData(2, -1), data(2, 3), data(2, 1_000_000), end(2, 0));
				initiator.assertResponse(ResponseCode.INCOMPLETE_TRANSFER, 2);
				assertEquals(1, device.discarded.size());
				assertTrue(device.received.get() <= 4, device.received + " bytes came to the device");
				initiator.assertInStep(3);
			}
		}

		@Test
		void aDatasetOfMoreThanAMebibyteIsInvalid() throws Exception {
			try (RawInitiator initiator = served.initiator()) {
				initiator.command.send(RawConnection.requestWithData(OperationCode.SEND_OBJECT_INFO, 1),
						new PtpIpPacket.StartData(1, -1), data(1, 1 << 20), data(1, 1 << 20), end(1, 1));
				initiator.assertResponse(ResponseCode.INVALID_DATASET, 1);
				initiator.assertInStep(2);
			}
		}
	}

	@Nested
	class GivenTheResponderSendsData {
		@Test
		void whatIsNoCancelIsCutOff() throws Exception {
			int big = device.addPicture("BIG.JPG", 1L << 40);
			assertCutOff(all(IMPOSSIBLE, MISPLACED), false, initiator -> {
				initiator.command.send(RawConnection.request(OperationCode.GET_OBJECT, 1, big));
				initiator.command.receive(PtpIpPacket.Data.class);
			});
		}
	}

	@Nested
	class GivenTheEventConnection {
		@Test
		void whatIsNeitherCancelNorProbeIsCutOff() throws Exception {
			List<String> garbage = all(IMPOSSIBLE, MISPLACED, "12000000 06000000 01000000 0410 01000000",
					"14000000 09000000 01000000 0500000000000000", "0d000000 0a000000 01000000 00", "0c000000 0c000000 01000000")
					.stream().filter(hex -> !harmless(hex)).toList();
			assertEquals(22, garbage.size());
			assertCutOff(garbage, true, initiator -> {
			});
		}

		private static boolean harmless(String hex) {
			return List.of("08", "0d", "0e").contains(hex.substring(9, 11)) && !hex.startsWith("ffffffff");
		}

		/** Events of an initiator, and answers to probes that were not made, mean nothing to a responder. */
		@Test
		void eventsAndAnswersThatNobodyAskedForAreSkipped() throws Exception {
			try (RawInitiator initiator = served.initiator()) {
				initiator.event.sendHex("0e000000 08000000 0240 00000000" + "08000000 0e000000" + "0c000000 0b000000 63000000");
				initiator.event.send(new PtpIpPacket.ProbeRequest());
				initiator.event.receive(PtpIpPacket.ProbeResponse.class);
				initiator.assertInStep(1);
			}
		}
	}
}
