package org.portabledevices.fuzz;

import static org.portabledevices.ptp.ip.PtpIpPacket.OperationRequest.DATA_OUT;
import static org.portabledevices.ptp.ip.PtpIpPacket.OperationRequest.NO_DATA_OUT;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.ip.PtpIpPacket;

/** What initiators do that are no good. */
final class ResponderSeeds {
	private final Seeds seeds;

	ResponderSeeds(Seeds seeds) {
		this.seeds = seeds;
	}

	private static PtpIpPacket request(int phase, int operation, int id, Integer... parameters) {
		return new PtpIpPacket.OperationRequest(phase, operation, id, List.of(parameters));
	}

	private static Steps connected(int number) {
		return new Steps().send(0, Seeds.bytes(new PtpIpPacket.InitCommandRequest(InitiatorSession.GUID, "h", PtpIpPacket.VERSION)))
				.send(1, Seeds.bytes(new PtpIpPacket.InitEventRequest(number))).send(0, Seeds.bytes(request(NO_DATA_OUT, 0x1002, 0, 1)));
	}

	void write() throws IOException {
		ByteBuffer data = ByteBuffer.wrap(new byte[50]);
		seeds.write(FuzzTarget.RESPONDER_SESSION, "nobody", new byte[0]);
		seeds.write(FuzzTarget.RESPONDER_SESSION, "second-initiator", connected(1)
				.send(2, Seeds.bytes(new PtpIpPacket.InitCommandRequest(Seeds.RESPONDER, "second", PtpIpPacket.VERSION)))
				.step(HostileInitiator.TIME)
				.u8(30).input());
		seeds.write(FuzzTarget.RESPONDER_SESSION, "slow-handshake",
				new Steps().send(0, new byte[]{ 30, 0, 0 }).step(HostileInitiator.TIME).u8(70).send(0, new byte[]{ 0 }).input());
		seeds.write(FuzzTarget.RESPONDER_SESSION, "wrong-event-connection", connected(7).input());
		seeds.write(FuzzTarget.RESPONDER_SESSION, "download-cancelled",
				connected(1).stall(0, 1000).send(0, Seeds.bytes(request(NO_DATA_OUT, 0x1009, 1, 3)))
						.send(1, Seeds.bytes(new PtpIpPacket.Cancel(1))).send(0, Seeds.bytes(new PtpIpPacket.Cancel(1))).resume(0).input());
		seeds.write(FuzzTarget.RESPONDER_SESSION, "download-stalled",
				connected(1).stall(0, 1000).send(0, Seeds.bytes(request(NO_DATA_OUT, 0x1009, 1, 3))).step(HostileInitiator.TIME).u8(60)
						.input());
		seeds.write(FuzzTarget.RESPONDER_SESSION, "download-reset",
				connected(1).stall(0, 1000).send(0, Seeds.bytes(request(NO_DATA_OUT, 0x1009, 1, 3)))
						.step(HostileInitiator.RESET).input());
		ObjectInfo info = ObjectInfo.ofFile(0x3801, 50, "../UP.JPG");
		Steps upload = connected(1).send(0,
				Seeds.bytes(request(DATA_OUT, 0x100C, 1, 0, 0), new PtpIpPacket.StartData(1, info.encode().length),
						new PtpIpPacket.EndData(1, ByteBuffer.wrap(info.encode())), request(DATA_OUT, 0x100D, 2),
						new PtpIpPacket.StartData(2, 50)));
		seeds.write(FuzzTarget.RESPONDER_SESSION, "upload", upload.copy().send(0, Seeds.bytes(new PtpIpPacket.EndData(2, data))).input());
		seeds.write(FuzzTarget.RESPONDER_SESSION, "upload-cancelled",
				upload.copy().send(0, Seeds.bytes(new PtpIpPacket.Data(2, data), new PtpIpPacket.Cancel(2)))
						.send(1, Seeds.bytes(new PtpIpPacket.Cancel(2))).input());
		seeds.write(FuzzTarget.RESPONDER_SESSION, "upload-killed", upload.copy().step(HostileInitiator.RESET).input());
		seeds.write(FuzzTarget.RESPONDER_SESSION, "set-property",
				connected(1)
						.send(0, Seeds.bytes(request(DATA_OUT, 0x1016, 1, DevicePropCode.CAPTURE_DELAY), new PtpIpPacket.StartData(1, 4),
								new PtpIpPacket.EndData(1, ByteBuffer.wrap(new byte[]{ (byte) 0xD0, 7, 0, 0 }))))
						.input());
		for (int operation : List.of(0x1003, 0x1006, 0x100B, 0x100E, 0x1010, 0x1011, 0x1013, 0x1014, 0x1015, 0x1017, 0x101A, 0x101B, 0x9801,
				0x9802,
				0x9803, 0x9805, 0x9807, 0x9810, 0x9820, 0x95C1, 0x95C4, 0x9999)) {
			seeds.write(FuzzTarget.RESPONDER_SESSION, "operation-%04x".formatted(operation),
					connected(1).send(0, Seeds.bytes(request(NO_DATA_OUT, operation, 1, 3, 0, 100, 0, 0))).input());
		}
		seeds.write(FuzzTarget.RESPONDER_SESSION, "events-and-probes",
				connected(1).send(1, Seeds.bytes(new PtpIpPacket.ProbeRequest())).step(HostileInitiator.DEVICE_EVENT)
						.u8(2).send(1, Seeds.bytes(new PtpIpPacket.Data(1, data))).input());
	}
}
