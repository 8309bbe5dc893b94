package org.portabledevices.ptp.responder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.ip.PtpIpPacket;

/** An initiator that is connected, and sends what a test tells it to. */
final class RawInitiator implements Closeable {
	final RawConnection command;
	final RawConnection event;

	RawInitiator(InetSocketAddress address) throws IOException, PtpException {
		command = RawConnection.to(address);
		command.send(new PtpIpPacket.InitCommandRequest(RawConnection.GUID, "raw", PtpIpPacket.VERSION));
		int number = command.receive(PtpIpPacket.InitCommandAck.class).connectionNumber();
		event = RawConnection.to(address);
		event.send(new PtpIpPacket.InitEventRequest(number));
		event.receive(PtpIpPacket.InitEventAck.class);
	}

	/** Takes two connections as they are. */
	RawInitiator(RawConnection command, RawConnection event) {
		this.command = command;
		this.event = event;
	}

	RawInitiator openSession() throws IOException, PtpException {
		command.send(RawConnection.request(OperationCode.OPEN_SESSION, 0, 1));
		assertResponse(ResponseCode.OK, 0);
		return this;
	}

	/** Reads over data to the response of a transaction. */
	PtpIpPacket.OperationResponse assertResponse(int code, int transactionId) throws IOException, PtpException {
		PtpIpPacket.OperationResponse response = command.receive(PtpIpPacket.OperationResponse.class);
		assertEquals(transactionId, response.transactionId());
		assertEquals(ResponseCode.name(code), ResponseCode.name(response.code()));
		return response;
	}

	/** Sends a dataset as data-out. */
	void sendData(int operation, int transactionId, byte[] data, Integer... parameters) throws IOException {
		command.send(RawConnection.requestWithData(operation, transactionId, parameters),
				new PtpIpPacket.StartData(transactionId, data.length),
				new PtpIpPacket.EndData(transactionId, ByteBuffer.wrap(data)));
	}

	/** Receives small data and the response OK after it. */
	byte[] receiveData(int transactionId) throws IOException, PtpException {
		assertEquals(PtpIpPacket.StartData.class, command.receive().getClass());
		PtpIpPacket.EndData end = (PtpIpPacket.EndData) command.receive();
		byte[] data = new byte[end.payload().remaining()];
		end.payload().get(data);
		assertResponse(ResponseCode.OK, transactionId);
		return data;
	}

	/** The next transaction works, and nothing of an earlier one is in its way. */
	void assertInStep(int transactionId) throws IOException, PtpException {
		command.send(RawConnection.request(OperationCode.GET_NUM_OBJECTS, transactionId, -1, 0, 0));
		PtpIpPacket first = command.receive();
		assertEquals(PtpIpPacket.OperationResponse.class, first.getClass(), first.toString());
		assertEquals(transactionId, first.transactionId());
		assertEquals(ResponseCode.OK, ((PtpIpPacket.OperationResponse) first).code());
	}

	@Override
	public void close() throws IOException {
		command.close();
		event.close();
	}
}
