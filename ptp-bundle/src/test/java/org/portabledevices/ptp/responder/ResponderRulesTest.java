package org.portabledevices.ptp.responder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.ptp.FakeClock;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.ip.InitFailedException;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.transport.Limits;

@Timeout(30)
class ResponderRulesTest {
	private final MemoryDevice device = new MemoryDevice();
	private final ResponderTranscript transcript = new ResponderTranscript();
	private final FakeClock clock = new FakeClock();
	private PtpIpResponder responder;

	@BeforeEach
	void listen() throws Exception {
		responder = PtpIpResponder.of(device).identity(RawConnection.GUID, "Camera").listener(transcript)
				.limits(Limits.DEFAULT.withClock(clock))
				.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
	}

	@AfterEach
	void close() {
		responder.close();
	}

	private RawConnection connection() throws Exception {
		return RawConnection.to(responder.address());
	}

	private static PtpIpPacket hello() {
		return new PtpIpPacket.InitCommandRequest(RawConnection.GUID, "raw", PtpIpPacket.VERSION);
	}

	@Nested
	class GivenClientsThatIntroduceThemselves {
		@Test
		void theResponderSaysWhoItIs() throws Exception {
			try (RawConnection command = connection()) {
				command.sendSlowly(hello());
				PtpIpPacket.InitCommandAck ack = command.receive(PtpIpPacket.InitCommandAck.class);
				assertEquals("Camera", ack.friendlyName());
				assertEquals(RawConnection.GUID, ack.guid());
				assertEquals(PtpIpPacket.VERSION, ack.version());
			}
		}

		@Test
		void aSecondInitiatorIsToldBusyAndTheFirstGoesOn() throws Exception {
			try (RawInitiator first = new RawInitiator(responder.address()).openSession();
					RawConnection second = connection()) {
				second.send(hello());
				advanceUntilRefused();
				assertEquals(InitFailedException.BUSY, second.receive(PtpIpPacket.InitFail.class).reason());
				assertTrue(second.isClosedByPeer());
				first.assertInStep(1);
			}
		}

		@Test
		void thePlaceIsTakenAlreadyBetweenTheTwoHandshakes() throws Exception {
			try (RawConnection first = connection(); RawConnection second = connection()) {
				first.send(hello());
				first.receive(PtpIpPacket.InitCommandAck.class);
				second.send(hello());
				advanceUntilRefused();
				assertEquals(InitFailedException.BUSY, second.receive(PtpIpPacket.InitFail.class).reason());
			}
		}

		/** Who comes from the host of the first waits a moment, as it may be the first that comes back. */
		private void advanceUntilRefused() throws Exception {
			while (transcript.refused.poll(10, TimeUnit.MILLISECONDS) == null) {
				clock.advance(Duration.ofMillis(10));
			}
		}

		@Test
		void anEventConnectionWithAnotherNumberIsRejected() throws Exception {
			try (RawConnection command = connection(); RawConnection event = connection()) {
				command.send(hello());
				int number = command.receive(PtpIpPacket.InitCommandAck.class).connectionNumber();
				event.send(new PtpIpPacket.InitEventRequest(number + 1));
				assertEquals(InitFailedException.REJECTED_INITIATOR,
						event.receive(PtpIpPacket.InitFail.class).reason());
			}
		}

		@Test
		void aClientThatClosesBetweenTheHandshakesFreesThePlace() throws Exception {
			try (RawConnection first = connection()) {
				first.send(hello());
				first.receive(PtpIpPacket.InitCommandAck.class);
			}
			new RawInitiator(responder.address()).openSession().close();
		}

		@Test
		void aClientThatSaysNothingIsCutOff() throws Exception {
			try (RawConnection silent = connection(); RawConnection half = connection()) {
				half.sendHex("22000000 0100");
				assertTrue(probeHandshake()); // the responder has both connections, they came first
				clock.advance(Duration.ofSeconds(11));
				assertTrue(silent.isClosedByPeer());
				assertTrue(half.isClosedByPeer());
				transcript.assertRefused("too long");
			}
		}

		private boolean probeHandshake() throws Exception {
			try (RawConnection other = connection()) {
				other.send(new PtpIpPacket.InitEventRequest(99));
				other.receive(PtpIpPacket.InitFail.class);
				transcript.assertRefused("number");
				return true;
			}
		}

		@Test
		void aClientThatNeverOpensItsEventConnectionIsCutOffAndFreesThePlace() throws Exception {
			try (RawConnection first = connection()) {
				first.send(hello());
				first.receive(PtpIpPacket.InitCommandAck.class);
				clock.advance(Duration.ofSeconds(11));
				assertTrue(first.isClosedByPeer());
			}
			new RawInitiator(responder.address()).openSession().close();
		}

		@Test
		void impossiblePacketsAreCutOff() throws Exception {
			for (String hex : List.of("ffffffff 01000000", "0c000000 06000000 00000000", "08000000 0d000000",
					"474554202f20485454502f312e310d0a")) {
				try (RawConnection client = connection()) {
					client.sendHex(hex);
					assertTrue(client.isClosedByPeer());
				}
			}
			new RawInitiator(responder.address()).openSession().close();
		}

		@Test
		void manySilentClientsDoNotKeepAnInitiatorOut() throws Exception {
			List<RawConnection> silent = new ArrayList<>();
			for (int i = 0; i < 40; i++) {
				silent.add(connection());
			}
			new RawInitiator(responder.address()).openSession().close();
			for (RawConnection client : silent) {
				client.close();
			}
		}
	}

	@Nested
	class GivenAnInitiator {
		private RawInitiator initiator;

		@BeforeEach
		void connect() throws Exception {
			initiator = new RawInitiator(responder.address());
		}

		@AfterEach
		void disconnect() throws Exception {
			initiator.close();
		}

		private void assertAnswer(int code, PtpIpPacket.OperationRequest request) throws Exception {
			initiator.command.send(request);
			initiator.assertResponse(code, request.transactionId());
		}

		@Test
		void deviceInfoIsAnsweredOutsideASession() throws Exception {
			initiator.command.send(RawConnection.request(OperationCode.GET_DEVICE_INFO, 0));
			PtpIpPacket.EndData data = initiator.command.receive(PtpIpPacket.EndData.class);
			byte[] bytes = new byte[data.payload().remaining()];
			data.payload().get(bytes);
			assertEquals("Memory camera", DeviceInfo.decode(bytes).model());
			initiator.assertResponse(ResponseCode.OK, 0);
		}

		@Test
		void nothingElseIs() throws Exception {
			assertAnswer(ResponseCode.SESSION_NOT_OPEN, RawConnection.request(OperationCode.GET_STORAGE_IDS, 0));
			assertAnswer(ResponseCode.SESSION_NOT_OPEN, RawConnection.request(OperationCode.CLOSE_SESSION, 1));
		}

		@Test
		void aSessionIsOpenedOnceAndClosedOnce() throws Exception {
			assertAnswer(ResponseCode.INVALID_PARAMETER, RawConnection.request(OperationCode.OPEN_SESSION, 0, 0));
			initiator.openSession();
			initiator.command.send(RawConnection.request(OperationCode.OPEN_SESSION, 0, 2));
			assertEquals(List.of(1),
					initiator.assertResponse(ResponseCode.SESSION_ALREADY_OPEN, 0).parameters());
			assertAnswer(ResponseCode.OK, RawConnection.request(OperationCode.CLOSE_SESSION, 1));
			assertEquals(0, device.sinks.size());
			initiator.openSession();
		}

		@Test
		void transactionIdsAreChecked() throws Exception {
			initiator.openSession();
			for (int id : new int[]{ 0, -1 }) {
				assertAnswer(ResponseCode.INVALID_TRANSACTION_ID,
						RawConnection.request(OperationCode.GET_STORAGE_IDS, id));
			}
			assertAnswer(ResponseCode.OK, RawConnection.request(OperationCode.GET_STORAGE_IDS, 5));
			assertAnswer(ResponseCode.INVALID_TRANSACTION_ID, RawConnection.request(OperationCode.GET_STORAGE_IDS, 5));
		}

		@Test
		void operationsThatTheDeviceDoesNotListAreRefusedAndTheirDataIsRead() throws Exception {
			initiator.openSession();
			assertAnswer(ResponseCode.OPERATION_NOT_SUPPORTED, RawConnection.request(OperationCode.FORMAT_STORE, 1));
			initiator.command.send(RawConnection.requestWithData(OperationCode.SET_OBJECT_PROP_VALUE, 2),
					new PtpIpPacket.StartData(2, 3), new PtpIpPacket.Data(2, ByteBuffer.allocate(2)),
					new PtpIpPacket.EndData(2, ByteBuffer.allocate(1)));
			initiator.assertResponse(ResponseCode.OPERATION_NOT_SUPPORTED, 2);
			initiator.assertInStep(3);
		}

		@Test
		void sendObjectNeedsAnObjectInfo() throws Exception {
			initiator.openSession();
			initiator.command.send(RawConnection.requestWithData(OperationCode.SEND_OBJECT, 1),
					new PtpIpPacket.StartData(1, 3), new PtpIpPacket.EndData(1, ByteBuffer.allocate(3)));
			initiator.assertResponse(ResponseCode.NO_VALID_OBJECT_INFO, 1);
		}

		@Test
		void anObjectOfAnotherLengthThanAnnouncedIsIncompleteAndDiscarded() throws Exception {
			initiator.openSession();
			announce(1, 10);
			initiator.command.send(RawConnection.requestWithData(OperationCode.SEND_OBJECT, 2),
					new PtpIpPacket.StartData(2, 10), new PtpIpPacket.EndData(2, ByteBuffer.allocate(9)));
			initiator.assertResponse(ResponseCode.INCOMPLETE_TRANSFER, 2);
			announce(3, 10);
			initiator.command.send(RawConnection.requestWithData(OperationCode.SEND_OBJECT, 4),
					new PtpIpPacket.StartData(4, 11), new PtpIpPacket.EndData(4, ByteBuffer.allocate(12)));
			initiator.assertResponse(ResponseCode.INCOMPLETE_TRANSFER, 4);
			assertEquals(2, device.discarded.size());
			initiator.assertInStep(5);
		}

		private void announce(int transactionId, long length) throws Exception {
			byte[] info = ObjectInfo.ofFile(0x3801, length, "X.JPG").encode();
			initiator.command.send(RawConnection.requestWithData(OperationCode.SEND_OBJECT_INFO, transactionId),
					new PtpIpPacket.StartData(transactionId, info.length),
					new PtpIpPacket.EndData(transactionId, ByteBuffer.wrap(info)));
			initiator.assertResponse(ResponseCode.OK, transactionId);
		}

		@Test
		void anAnnouncedObjectIsDiscardedWithItsInitiator() throws Exception {
			initiator.openSession();
			announce(1, 10);
			initiator.close();
			transcript.assertDisconnected();
			assertEquals(1, device.discarded.size());
			assertEquals(0, device.sinks.size());
		}

		/** Some peers send Start_Data(0) and leave the End_Data away. */
		@Test
		void anEmptyObjectNeedsNoEndOfData() throws Exception {
			initiator.openSession();
			announce(1, 0);
			initiator.command.send(RawConnection.requestWithData(OperationCode.SEND_OBJECT, 2),
					new PtpIpPacket.StartData(2, 0));
			advanceUntilAnswered(2);
			announce(3, 0);
			assertAnswer(ResponseCode.OK, RawConnection.request(OperationCode.SEND_OBJECT, 4));
			assertEquals(0, device.discarded.size());
		}

		private void advanceUntilAnswered(int transactionId) throws Exception {
			Thread timer = new Thread(() -> {
				while (!Thread.currentThread().isInterrupted()) {
					clock.advance(Duration.ofMillis(1));
					Thread.onSpinWait();
				}
			});
			timer.start();
			try {
				initiator.assertResponse(ResponseCode.OK, transactionId);
			} finally {
				timer.interrupt();
				timer.join();
			}
		}

		@Test
		void malformedDatasetsAreAnswered() throws Exception {
			initiator.openSession();
			initiator.command.send(RawConnection.requestWithData(OperationCode.SEND_OBJECT_INFO, 1),
					new PtpIpPacket.StartData(1, 4), new PtpIpPacket.EndData(1, ByteBuffer.allocate(4)));
			initiator.assertResponse(ResponseCode.INVALID_DATASET, 1);
			initiator.command.send(RawConnection.requestWithData(OperationCode.SET_DEVICE_PROP_VALUE, 2, 0x5012),
					new PtpIpPacket.StartData(2, 1), new PtpIpPacket.EndData(2, ByteBuffer.allocate(1)));
			initiator.assertResponse(ResponseCode.INVALID_DEVICE_PROP_FORMAT, 2);
			initiator.assertInStep(3);
		}

		@Test
		void aKilledInitiatorFreesThePlaceAtOnce() throws Exception {
			initiator.openSession();
			initiator.command.reset();
			initiator.event.reset();
			new RawInitiator(responder.address()).openSession().close();
		}

		@Test
		void closingEitherConnectionEndsTheSession() throws Exception {
			initiator.openSession();
			initiator.event.close();
			assertTrue(initiator.command.isClosedByPeer());
			transcript.assertDisconnected();
		}

		@Test
		void impossibleLengthsCutTheInitiatorOff() throws Exception {
			initiator.openSession();
			initiator.command.sendHex("ffffffff 06000000");
			assertTrue(initiator.command.isClosedByPeer());
			new RawInitiator(responder.address()).openSession().close();
		}

		@Test
		void aPacketThatStopsInTheMiddleCutsTheInitiatorOffAfterTheLimit() throws Exception {
			initiator.openSession();
			initiator.command.sendHex("16000000 06000000 0100");
			initiator.event.send(new PtpIpPacket.ProbeRequest());
			initiator.event.receive(PtpIpPacket.ProbeResponse.class);
			advanceUntilClosed();
			new RawInitiator(responder.address()).openSession().close();
		}

		/** The clock moves on until it is seen: when the responder began to wait cannot be known here. */
		private void advanceUntilClosed() throws Exception {
			while (transcript.disconnected.poll(20, TimeUnit.MILLISECONDS) == null) {
				clock.advance(Duration.ofSeconds(31));
			}
		}

		@Test
		void eventsReachTheInitiator() throws Exception {
			initiator.openSession();
			device.sinks.get(0).send(new PtpEvent(EventCode.OBJECT_ADDED, 0, List.of(42)));
			PtpIpPacket.Event event = initiator.event.receive(PtpIpPacket.Event.class);
			assertEquals(EventCode.OBJECT_ADDED, event.code());
			assertEquals(List.of(42), event.parameters());
		}

		@Test
		void aFailingDeviceIsAGeneralErrorAndIsTold() throws Exception {
			int broken = device.add(ObjectInfo.ofFile(0x3801, 100_000, "B.JPG"), new ObjectContent() {
				@Override
				public long length() {
					return 100_000;
				}

				@Override
				public int read(long position, ByteBuffer target) {
					throw new IllegalStateException("broken");
				}
			});
			initiator.openSession();
			assertAnswer(ResponseCode.GENERAL_ERROR, RawConnection.request(OperationCode.GET_OBJECT, 1, broken));
			assertEquals("broken", transcript.failures.get(0).getMessage());
			initiator.assertInStep(2);
		}

		/** libgphoto2 waits for the end of the data before it looks for an answer. */
		@Test
		void contentThatEndsEarlyEndsTheDataBeforeTheError() throws Exception {
			int broken = device.add(ObjectInfo.ofFile(0x3801, 100_000, "B.JPG"), new ObjectContent() {
				@Override
				public long length() {
					return 100_000;
				}

				@Override
				public int read(long position, ByteBuffer target) {
					return -1;
				}
			});
			initiator.openSession();
			initiator.command.send(RawConnection.request(OperationCode.GET_OBJECT, 1, broken));
			initiator.command.receive(PtpIpPacket.EndData.class);
			initiator.assertResponse(ResponseCode.GENERAL_ERROR, 1);
		}
	}

	/** What a real gphoto2 sends, byte for byte, and what it is answered. */
	@Test
	void aConversationHasTheBytesOfTheStandard() throws Exception {
		try (PtpIpResponder probe = PtpIpResponder.of(device).identity(new UUID(0, 0), "Probe")
				.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
				RawConnection command = RawConnection.to(probe.address());
				RawConnection event = RawConnection.to(probe.address())) {
			command.sendHex("22000000 01000000 2a715e96d3fd8461e1cdec07150f1bfe 76006d000000 00000100");
			assertReceived(command, "2c000000 02000000 01000000 00000000000000000000000000000000"
					+ "500072006f00620065000000 00000100");
			event.sendHex("0c000000 03000000 01000000");
			assertReceived(event, "08000000 04000000");
			command.sendHex("16000000 06000000 01000000 0210 00000000 01000000");
			assertReceived(command, "0e000000 07000000 0120 00000000");
			command.sendHex("12000000 06000000 01000000 0410 02000000");
			assertReceived(command, "14000000 09000000 02000000 0800000000000000"
					+ "14000000 0c000000 02000000 01000000 01000100" + "0e000000 07000000 0120 02000000");
			command.sendHex("1e000000 06000000 01000000 0710 03000000 ffffffff 00000000 ffffffff");
			assertReceived(command, "14000000 09000000 03000000 0800000000000000"
					+ "14000000 0c000000 03000000 01000000 01000000" + "0e000000 07000000 0120 03000000");
		}
	}

	private static void assertReceived(RawConnection connection, String hex) throws Exception {
		String expected = hex.replace(" ", "");
		assertEquals(expected, connection.receiveHex(expected.length() / 2));
	}

	@Test
	void aPortInUseIsAnErrorThatNamesIt() {
		BindException e = assertThrows(BindException.class,
				() -> PtpIpResponder.of(device).listen(responder.address()));
		assertTrue(e.getMessage().contains("127.0.0.1:" + responder.port()), e.getMessage());
	}

	@Test
	void closingFreesThePortAndEndsAllThreads() throws Exception {
		String name = "PTP/IP responder " + responder.port();
		RawInitiator initiator = new RawInitiator(responder.address()).openSession();
		responder.close();
		assertTrue(initiator.command.isClosedByPeer());
		assertTrue(
				Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().startsWith(name)));
		PtpIpResponder.of(device).listen(responder.address()).close();
		initiator.close();
	}
}
