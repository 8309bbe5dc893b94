package org.portabledevices.ptp.initiator;

import java.net.InetSocketAddress;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.ip.InitFailedException;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.transport.Limits;
import org.portabledevices.ptp.transport.Waits;
import org.portabledevices.ptp.wire.PacketChannel;

/** Connects both connections to a device, under one limit. CIPA DC-X005 clause 2.4. */
final class PtpIpHandshake {
	private final InetSocketAddress device;
	private final Waits waits;

	PtpIpHandshake(InetSocketAddress device, Limits limits) {
		this.device = device;
		waits = new Waits(limits, limits.connect());
		waits.endAfter(limits.connect());
	}

	/** Answers the friendly name of the device, which may be empty. */
	String perform(PacketChannel command, PacketChannel events, PtpIpPacket.InitCommandRequest request)
			throws PtpException {
		PtpIpPacket answer = introduce(command, request);
		if (!(answer instanceof PtpIpPacket.InitCommandAck ack)) {
			throw unexpected(request, answer);
		}
		PtpIpPacket.InitEventRequest second = new PtpIpPacket.InitEventRequest(ack.connectionNumber());
		answer = introduce(events, second);
		if (!(answer instanceof PtpIpPacket.InitEventAck)) {
			throw unexpected(second, answer);
		}
		return ack.friendlyName();
	}

	private PtpIpPacket introduce(PacketChannel channel, PtpIpPacket request) throws PtpException {
		channel.connect(device, waits);
		channel.append(request);
		channel.flush(waits);
		PtpIpPacket answer = channel.receive(waits);
		if (answer instanceof PtpIpPacket.InitFail fail) {
			throw new InitFailedException(fail.reason());
		}
		return answer;
	}

	private static PtpFormatException unexpected(PtpIpPacket request, PtpIpPacket answer) {
		return new PtpFormatException("PTP/IP handshake", "answer to " + request.type(), answer.type().name());
	}
}
