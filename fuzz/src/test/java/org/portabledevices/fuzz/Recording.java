package org.portabledevices.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

import org.portabledevices.fuzz.memory.MemoryNetwork;
import org.portabledevices.ptp.initiator.PtpIpInitiator;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.SessionListener;
import org.portabledevices.ptp.responder.PtpIpResponder;
import org.portabledevices.ptp.transport.Limits;

/** What our initiator and our responder have said to each other, as steps of either. */
final class Recording {
	/** A step carries at most so many bytes. */
	private static final int LONGEST = 0xFFFF;

	private final Steps responder = new Steps();
	private final Steps initiator = new Steps();
	private final ByteArrayOutputStream toServer = new ByteArrayOutputStream();
	private final ByteArrayOutputStream toClient = new ByteArrayOutputStream();
	private int header;

	private Recording() {
	}

	/** Makes the calls that are fuzzed. */
	static Recording of(int cancelAfter, int options) throws Exception {
		Recording recording = new Recording();
		recording.header = cancelAfter << 8 | options << 16;
		byte[] input = recording.initiatorInput();
		recording.record((network, limits, device) -> {
			PtpIpInitiator client = new PtpIpInitiator(InitiatorSession.GUID, InitiatorSession.NAME).withLimits(limits);
			try (PtpSession session = client.connect(MemoryNetwork.address(), new SessionListener() {
			})) {
				InitiatorSession.perform(CheckedCalls.unchecked(network, new InputReader(input)), session);
			}
		});
		return recording;
	}

	/** Makes the calls of a user. */
	static Recording ofWellBehaved() throws Exception {
		Recording recording = new Recording();
		recording.record((network, limits, device) -> ResponderSession.behaveWell(limits, device));
		return recording;
	}

	private interface Client {
		void run(MemoryNetwork network, Limits limits, CheckedDevice device) throws Exception;
	}

	private void record(Client client) throws Exception {
		try (MemoryNetwork network = new MemoryNetwork()) {
			network.onTraffic(this::add);
			Limits limits = InitiatorSession.limits(network);
			CheckedDevice device = new CheckedDevice();
			try (PtpIpResponder server = PtpIpResponder.of(device).limits(limits).listen(MemoryNetwork.address())) {
				network.awaitListening();
				client.run(network, limits, device);
			}
			Threads.checkEnded("PTP");
		}
	}

	private void add(int connection, boolean isToServer, byte[] bytes) {
		if (isToServer) {
			for (int from = 0; from < bytes.length; from += LONGEST) {
				initiator.send(connection, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + LONGEST)));
			}
			toServer.writeBytes(connection == 0 ? bytes : new byte[0]);
		} else if (connection == 0) {
			responder.command(bytes);
			toClient.writeBytes(bytes);
		} else {
			responder.event(bytes);
		}
	}

	/** The recorded session as an input of {@link InitiatorSession}. */
	byte[] initiatorInput() {
		return new Steps().u8(0).u8(header >> 8 & 0xFF).u8(header >> 16).bytes(responder.input()).input();
	}

	/** The recorded session as an input of {@link ResponderSession}. */
	byte[] responderInput() {
		return initiator.input();
	}

	byte[] fromInitiator() {
		return toServer.toByteArray();
	}

	byte[] fromResponder() {
		return toClient.toByteArray();
	}
}
