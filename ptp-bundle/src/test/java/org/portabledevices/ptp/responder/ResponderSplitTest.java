package org.portabledevices.ptp.responder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.portabledevices.ptp.RawConnection.bytes;
import static org.portabledevices.ptp.RawConnection.request;
import static org.portabledevices.ptp.RawConnection.requestWithData;
import static org.portabledevices.ptp.RawConnection.response;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.ip.PtpIpPacket;

/** TCP knows no packets, and an initiator may ask on before it was answered: every request is answered, in its order, byte for byte. */
@Timeout(60)
class ResponderSplitTest {
	private static final byte[] HELLO = bytes(new PtpIpPacket.InitCommandRequest(RawConnection.GUID, "raw", PtpIpPacket.VERSION));
	private static final ByteBuffer DELAY = ByteBuffer.wrap(new byte[]{ (byte) 0xD0, 7, 0, 0 });
	/** All requests of a session, none of which waits for an answer. */
	private static final byte[] REQUESTS = bytes(request(OperationCode.OPEN_SESSION, 0, 1), request(OperationCode.GET_STORAGE_IDS, 1),
			requestWithData(OperationCode.SET_DEVICE_PROP_VALUE, 2, 0x5012), new PtpIpPacket.StartData(2, 4),
			new PtpIpPacket.Data(2, DELAY.slice(0, 1)), new PtpIpPacket.EndData(2, DELAY.slice(1, 3)), new PtpIpPacket.Cancel(99),
			request(OperationCode.GET_DEVICE_PROP_VALUE, 3, 0x5012), request(OperationCode.GET_THUMB, 4, MemoryDevice.PICTURE),
			request(OperationCode.GET_THUMB, 5, 77), request(OperationCode.CLOSE_SESSION, 6));
	private static final byte[] ANSWERS = bytes(response(ResponseCode.OK, 0), new PtpIpPacket.StartData(1, 8),
			new PtpIpPacket.EndData(1, ByteBuffer.wrap(new byte[]{ 1, 0, 0, 0, 1, 0, 1, 0 })), response(ResponseCode.OK, 1),
			response(ResponseCode.OK, 2), new PtpIpPacket.StartData(3, 4), new PtpIpPacket.EndData(3, DELAY), response(ResponseCode.OK, 3),
			new PtpIpPacket.StartData(4, 3), new PtpIpPacket.EndData(4, ByteBuffer.wrap(new byte[]{ 1, 2, 3 })),
			response(ResponseCode.OK, 4), response(ResponseCode.INVALID_OBJECT_HANDLE, 5), response(ResponseCode.OK, 6));

	@Test
	void aSessionMayBeSplitAtAnyByteOfIt() throws Exception {
		for (int at = 0; at <= HELLO.length + REQUESTS.length; at++) {
			serve(at, at);
		}
	}

	@Test
	void aSessionMayComeByteByByte() throws Exception {
		serve(0, HELLO.length + REQUESTS.length);
	}

	/** Sends a session in one piece, but for a stretch of it in which each byte comes alone. */
	private static void serve(int from, int to) throws Exception {
		try (PtpIpResponder responder = PtpIpResponder.of(new MemoryDevice())
				.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
				RawConnection command = RawConnection.to(responder.address());
				RawConnection event = RawConnection.to(responder.address())) {
			send(command, null, HELLO, from, to);
			event.send(new PtpIpPacket.InitEventRequest(command.receive(PtpIpPacket.InitCommandAck.class).connectionNumber()));
			event.receive(PtpIpPacket.InitEventAck.class);
			send(command, event, REQUESTS, from - HELLO.length, to - HELLO.length);
			assertEquals(HexFormat.of().formatHex(ANSWERS), command.receiveHex(ANSWERS.length), "split from %d to %d".formatted(from, to));
		}
	}

	private static void send(RawConnection command, RawConnection event, byte[] bytes, int from, int to) throws Exception {
		int sent = 0;
		for (int i = Math.max(1, from); i <= Math.min(to, bytes.length - 1); i++) {
			command.send(bytes, sent, i);
			sent = i;
			if (event != null) { // time for the other side to look at what it has
				event.send(new PtpIpPacket.ProbeRequest());
				event.receive(PtpIpPacket.ProbeResponse.class);
			}
		}
		command.send(bytes, sent, bytes.length);
	}
}
