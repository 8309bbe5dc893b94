package org.portabledevices.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.ip.PtpIpPacket;

/** What responders do that are no good. */
final class InitiatorSeeds {
	private final Seeds seeds;

	InitiatorSeeds(Seeds seeds) {
		this.seeds = seeds;
	}

	void write() throws IOException {
		handshakes();
		answers();
	}

	private static Steps accepted(int leftAway, int cancelAfter) {
		return new Steps().u8(leftAway).u8(cancelAfter).u8(0)
				.command(Seeds.bytes(new PtpIpPacket.InitCommandAck(1, Seeds.RESPONDER, "Fuzz", PtpIpPacket.VERSION)))
				.event(Seeds.bytes(new PtpIpPacket.InitEventAck()));
	}

	private static PtpIpPacket ok(int id, Integer... parameters) {
		return new PtpIpPacket.OperationResponse(ResponseCode.OK, id, List.of(parameters));
	}

	private void handshakes() throws IOException {
		seeds.write(FuzzTarget.INITIATOR_SESSION, "silent", new byte[0]);
		for (int reason = 1; reason <= 3; reason++) {
			seeds.write(FuzzTarget.INITIATOR_SESSION, "refused-" + reason,
					new Steps().u8(0).u8(0).u8(0).command(Seeds.bytes(new PtpIpPacket.InitFail(reason))).input());
		}
		seeds.write(FuzzTarget.INITIATOR_SESSION, "accepted-and-silent", accepted(0, 0).input());
		seeds.write(FuzzTarget.INITIATOR_SESSION, "event-connection-refused", new Steps().u8(0).u8(0).u8(1)
				.command(Seeds.bytes(new PtpIpPacket.InitCommandAck(1, Seeds.RESPONDER, "Fuzz", PtpIpPacket.VERSION))).input());
	}

	/** Only the calls that have a bit 0 are made: 1 GetDeviceInfo, 2 OpenSession, 4 GetStorageIDs, 8 GetObjectInfo, 16 GetObject, 32 and 64 upload. */
	private void answers() throws IOException {
		int download = 0xFF & ~(2 | 16);
		int upload = 0xFF & ~(2 | 32 | 64);
		byte[] opened = Seeds.bytes(ok(0));
		ByteBuffer data = ByteBuffer.wrap("0123456789".getBytes(StandardCharsets.ISO_8859_1));
		seeds.write(FuzzTarget.INITIATOR_SESSION, "download-unknown-length", accepted(download, 0).command(opened)
				.command(Seeds.bytes(new PtpIpPacket.StartData(1, -1), new PtpIpPacket.Data(1, data), new PtpIpPacket.EndData(1, data),
						ok(1)))
				.input());
		seeds.write(FuzzTarget.INITIATOR_SESSION, "download-of-another-transaction", accepted(download, 0).command(opened)
				.command(Seeds.bytes(new PtpIpPacket.StartData(1, 10), new PtpIpPacket.Data(9, data), new PtpIpPacket.EndData(1, data),
						ok(9),
						ok(1)))
				.input());
		ByteBuffer other = ByteBuffer.wrap("abcdefghij".getBytes(StandardCharsets.ISO_8859_1));
		seeds.write(FuzzTarget.INITIATOR_SESSION, "download-of-an-earlier-transaction",
				accepted(0xFF & ~(2 | 4 | 16), 0).command(opened)
						.command(Seeds.bytes(new PtpIpPacket.OperationResponse(0x2002, 1, List.of())))
						.command(Seeds.bytes(new PtpIpPacket.StartData(2, 10), new PtpIpPacket.Data(1, other), ok(1),
								new PtpIpPacket.EndData(2, data), ok(2)))
						.input());
		seeds.write(FuzzTarget.INITIATOR_SESSION, "download-huge-length",
				accepted(download, 0).command(opened)
						.command(Seeds.bytes(new PtpIpPacket.StartData(1, -2), new PtpIpPacket.EndData(1, data), ok(1))).input());
		seeds.write(FuzzTarget.INITIATOR_SESSION, "download-cancelled-while-waiting",
				accepted(download, 0).command(opened).command(Seeds.bytes(new PtpIpPacket.StartData(1, 20), new PtpIpPacket.Data(1, data)))
						.step(HostileResponder.CANCEL)
						.command(Seeds.bytes(new PtpIpPacket.Data(1, data),
								new PtpIpPacket.OperationResponse(ResponseCode.TRANSACTION_CANCELLED, 1, List.of())))
						.input());
		seeds.write(FuzzTarget.INITIATOR_SESSION, "download-cancelled-by-device",
				accepted(download, 0).command(opened).command(Seeds.bytes(new PtpIpPacket.StartData(1, 20), new PtpIpPacket.Cancel(1)))
						.event(Seeds.bytes(new PtpIpPacket.Event(0x4001, 1, List.of())))
						.command(Seeds.bytes(new PtpIpPacket.OperationResponse(ResponseCode.TRANSACTION_CANCELLED, 1, List.of()))).input());
		seeds.write(FuzzTarget.INITIATOR_SESSION, "download-cancelled-and-closed",
				accepted(download, 0).command(opened).step(HostileResponder.CANCEL).step(HostileResponder.CLOSE_COMMAND).input());
		seeds.write(FuzzTarget.INITIATOR_SESSION, "download-dripping",
				accepted(download, 0).command(opened).command(Seeds.bytes(new PtpIpPacket.StartData(1, 20))).step(HostileResponder.TIME)
						.u8(30)
						.command(Seeds.bytes(new PtpIpPacket.Data(1, data))).step(HostileResponder.TIME).u8(30)
						.step(HostileResponder.CANCEL)
						.command(Seeds.bytes(new PtpIpPacket.Data(1, data))).step(HostileResponder.TIME).u8(15)
						.command(Seeds.bytes(new PtpIpPacket.Data(1, data)))
						.step(HostileResponder.TIME).u8(15).command(Seeds.bytes(new PtpIpPacket.Data(1, data))).input());
		seeds.write(FuzzTarget.INITIATOR_SESSION, "upload-refused-early",
				accepted(upload, 0).command(opened).command(Seeds.bytes(ok(1, 1, 1, 9)))
						.command(Seeds.bytes(new PtpIpPacket.OperationResponse(0x200C, 2, List.of())))
						.input());
		seeds.write(FuzzTarget.INITIATOR_SESSION, "upload-stalled", accepted(upload, 0).command(opened).command(Seeds.bytes(ok(1, 1, 1, 9)))
				.step(HostileResponder.STALL).u16(100).step(HostileResponder.CANCEL).step(HostileResponder.RESUME).input());
		seeds.write(FuzzTarget.INITIATOR_SESSION, "events-and-probes", accepted(0xFD, 0)
				.event(Seeds.bytes(new PtpIpPacket.ProbeRequest(), new PtpIpPacket.Event(0x4002, 0, List.of(1)),
						new PtpIpPacket.ProbeResponse()))
				.command(opened).step(HostileResponder.CLOSE_EVENTS).input());
	}
}
