package org.portabledevices.fuzz;

import static org.portabledevices.ptp.ip.PtpIpPacket.OperationRequest.NO_DATA_OUT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.portabledevices.ptp.ip.PtpIpCodec;
import org.portabledevices.ptp.ip.PtpIpPacket;

/** Writes the inputs that fuzzing begins with: datasets and sessions as they are, recorded, and the odd ones that a peer may make of them. */
public final class Seeds {
	static final UUID RESPONDER = UUID.fromString("00010203-0405-0607-0809-0a0b0c0d0e0f");
	private final Path root;

	private Seeds(Path root) {
		this.root = root;
	}

	/** Writes all. Argument: the root of the corpora. */
	public static void main(String[] args) throws Exception {
		Seeds seeds = new Seeds(Path.of(args[0]));
		new DatasetSeeds(seeds).write();
		seeds.recorded();
		new InitiatorSeeds(seeds).write();
		new ResponderSeeds(seeds).write();
	}

	void write(FuzzTarget target, String name, byte[] input) throws IOException {
		Path folder = Files.createDirectories(root.resolve(target.corpus()));
		Files.write(folder.resolve(name), input);
	}

	/** Sessions of our initiator with our responder, with a cancel at each place too. */
	private void recorded() throws Exception {
		for (int cancelAfter = 0; cancelAfter <= 3; cancelAfter++) {
			for (int options : new int[]{ 0, 2 }) {
				Recording recording = Recording.of(cancelAfter, options);
				String name = "recorded" + (cancelAfter == 0 ? "" : (options == 0 ? "-cancel-" : "-failure-") + cancelAfter);
				write(FuzzTarget.INITIATOR_SESSION, name, recording.initiatorInput());
				if (recording.responderInput().length <= FuzzTarget.RESPONDER_SESSION.longest()) {
					write(FuzzTarget.RESPONDER_SESSION, name, recording.responderInput());
				}
			}
		}
		Recording well = Recording.ofWellBehaved();
		write(FuzzTarget.RESPONDER_SESSION, "recorded-well-behaved", well.responderInput());
		write(FuzzTarget.PACKETS, "recorded-requests", new Steps().u8(0).bytes(well.fromInitiator()).input());
		write(FuzzTarget.PACKETS, "recorded-answers", new Steps().u8(0).bytes(well.fromResponder()).input());
		write(FuzzTarget.PACKETS, "recorded-in-pieces", new Steps().u8(3).u8(0).u8(6).u8(99).bytes(well.fromInitiator()).input());
		for (PtpIpPacket packet : everyPacket()) {
			write(FuzzTarget.PACKETS, "packet-" + packet.type().name().toLowerCase(Locale.ROOT).replace('_', '-'),
					new Steps().u8(1).u8(7).bytes(bytes(packet)).input());
		}
		ByteBuffer none = ByteBuffer.allocate(0);
		write(FuzzTarget.PACKETS, "packets-without-data",
				new Steps().u8(1).u8(4)
						.bytes(bytes(new PtpIpPacket.Data(3, none), new PtpIpPacket.EndData(3, none), new PtpIpPacket.Cancel(3))).input());
		write(FuzzTarget.PACKETS, "packet-of-4-gib",
				new Steps().u8(0).bytes(new byte[]{ -1, -1, -1, -1, 10, 0, 0, 0, 1, 0, 0, 0, 1, 2, 3 }).input());
	}

	private static List<PtpIpPacket> everyPacket() {
		ByteBuffer data = ByteBuffer.wrap(new byte[]{ 1, 2, 3 });
		return List.of(new PtpIpPacket.InitCommandRequest(InitiatorSession.GUID, "Größe", PtpIpPacket.VERSION),
				new PtpIpPacket.InitCommandAck(1, RESPONDER, "", PtpIpPacket.VERSION), new PtpIpPacket.InitEventRequest(1),
				new PtpIpPacket.InitEventAck(), new PtpIpPacket.InitFail(2),
				new PtpIpPacket.OperationRequest(NO_DATA_OUT, 0x1007, 3, List.of(-1, 0, -1)),
				new PtpIpPacket.OperationResponse(0x2001, 3, List.of(1, 2, 3, 4, 5)), new PtpIpPacket.Event(0x4002, 0, List.of(3)),
				new PtpIpPacket.StartData(3, PtpIpPacket.UNKNOWN_LENGTH), new PtpIpPacket.Data(3, data), new PtpIpPacket.EndData(3, data),
				new PtpIpPacket.Cancel(3), new PtpIpPacket.ProbeRequest(), new PtpIpPacket.ProbeResponse());
	}

	static byte[] bytes(PtpIpPacket... packets) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (PtpIpPacket packet : packets) {
			all.writeBytes(PtpIpCodec.encode(packet).array());
		}
		return all.toByteArray();
	}

}
