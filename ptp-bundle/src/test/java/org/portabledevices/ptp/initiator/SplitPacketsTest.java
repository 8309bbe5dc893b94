package org.portabledevices.ptp.initiator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.portabledevices.ptp.RawConnection.bytes;
import static org.portabledevices.ptp.RawConnection.response;

import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.ScriptedDevice;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.operation.PtpOperations;

/** TCP knows no packets: whatever a device sends may arrive in any pieces, or several packets in one. */
@Timeout(60)
class SplitPacketsTest {
	private static final byte[] ACK = bytes(new PtpIpPacket.InitCommandAck(7, RawConnection.GUID, "Split", PtpIpPacket.VERSION));
	private static final byte[] EVENT_ACK = bytes(new PtpIpPacket.InitEventAck());
	private static final byte[] OBJECT = { 1, 2, 3, 4, 5, 6, 7, 8 };
	/** The whole session, an answer each, with all its packets in one piece. */
	private static final List<byte[]> ANSWERS = List.of(bytes(response(ResponseCode.OK, 0)),
			bytes(new PtpIpPacket.StartData(1, 8), new PtpIpPacket.EndData(1, ByteBuffer.wrap(new byte[]{ 1, 0, 0, 0, 1, 0, 1, 0 })),
					response(ResponseCode.OK, 1)),
			bytes(new PtpIpPacket.StartData(2, 8), new PtpIpPacket.Data(2, ByteBuffer.wrap(OBJECT, 0, 3)),
					new PtpIpPacket.Data(2, ByteBuffer.allocate(0)), new PtpIpPacket.Data(2, ByteBuffer.wrap(OBJECT, 3, 5)),
					new PtpIpPacket.EndData(2, ByteBuffer.allocate(0)), response(ResponseCode.OK, 2)),
			bytes(response(ResponseCode.INVALID_OBJECT_HANDLE, 3, 1, 0, 0, 0, 0)), bytes(response(ResponseCode.OK, 4)));

	private static int length() {
		return ACK.length + ANSWERS.stream().mapToInt(answer -> answer.length).sum();
	}

	@Test
	void aSessionMayBeSplitAtAnyByteOfIt() throws Exception {
		for (int at = 0; at <= length(); at++) {
			new Session(at, at).run();
		}
	}

	@Test
	void aSessionMayComeByteByByte() throws Exception {
		new Session(0, length()).run();
	}

	/** A device whose answers are in one piece each, but for a stretch of the session in which each byte comes alone. */
	private static final class Session {
		private final int from;
		private final int to;
		private int position;

		Session(int from, int to) {
			this.from = from;
			this.to = to;
		}

		void run() throws Exception {
			SessionTranscript transcript = new SessionTranscript();
			try (ScriptedDevice device = ScriptedDevice.greeting(this::greet);
					PtpSession session = new PtpIpInitiator(RawConnection.GUID, "test").connect(device.address(), transcript)) {
				assertEquals("Split", session.peerName());
				PtpOperations operations = new PtpOperations(session);
				operations.openSession(1);
				assertArrayEquals(new int[]{ 0x0001_0001 }, operations.getStorageIds());
				Collected object = new Collected();
				assertEquals(8, operations.getObject(1, object).transferredLength());
				assertArrayEquals(OBJECT, object.bytes());
				TransactionResult refused = session.execute(PtpTransaction.of(OperationCode.DELETE_OBJECT, 9));
				assertEquals(List.of(1, 0, 0, 0, 0), refused.parameters());
				operations.closeSession();
				device.finish();
				assertEquals(length(), position);
			}
		}

		private void greet(RawConnection command, ServerSocket server) throws Exception {
			command.receive();
			send(command, null, ACK);
			try (RawConnection event = new RawConnection(server.accept())) {
				event.receive();
				event.send(EVENT_ACK, 0, EVENT_ACK.length);
				for (byte[] answer : ANSWERS) {
					command.receive(PtpIpPacket.OperationRequest.class);
					send(command, event, answer);
				}
			}
		}

		private void send(RawConnection command, RawConnection event, byte[] bytes) throws Exception {
			int sent = 0;
			for (int i = 1; i < bytes.length; i++) {
				if (position + i >= from && position + i <= to) {
					command.send(bytes, sent, i);
					sent = i;
					if (event != null) { // time for the other side to look at what it has
						event.send(new PtpIpPacket.ProbeRequest());
						event.receive(PtpIpPacket.ProbeResponse.class);
					}
				}
			}
			command.send(bytes, sent, bytes.length);
			position += bytes.length;
		}
	}

	@Test
	void eventsMayBeSplitAtAnyByteAndGluedTogether() throws Exception {
		PtpIpPacket.Event first = new PtpIpPacket.Event(0x4002, 0, List.of(5));
		PtpIpPacket.Event last = new PtpIpPacket.Event(0x400D, 9, List.of());
		byte[] all = bytes(first, new PtpIpPacket.ProbeRequest(), new PtpIpPacket.Cancel(99), last);
		for (int at = 0; at <= all.length; at++) {
			int split = at;
			SessionTranscript transcript = new SessionTranscript();
			try (ScriptedDevice device = ScriptedDevice.playing((command, event) -> {
				event.send(all, 0, split);
				command.receive();
				command.send(response(ResponseCode.OK, 0, 3));
				event.send(all, split, all.length);
				event.receive(PtpIpPacket.ProbeResponse.class);
				command.isClosedByPeer();
			}); PtpSession session = new PtpIpInitiator(RawConnection.GUID, "test").connect(device.address(), transcript)) {
				assertEquals(3, new PtpOperations(session).getNumObjects(-1, 0, 0));
				assertEquals(first.code(), transcript.awaitEvent().code());
				assertEquals(last.transactionId(), transcript.awaitEvent().transactionId());
			}
		}
	}
}
