package org.portabledevices.ptp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portabledevices.ptp.RecordingRelay.PassedPacket;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.DataSource;
import org.portabledevices.ptp.initiator.PtpIpInitiator;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.SessionListener;
import org.portabledevices.ptp.initiator.TransactionCancelledException;
import org.portabledevices.ptp.ip.InitFailedException;
import org.portabledevices.ptp.ip.PacketType;
import org.portabledevices.ptp.ip.PtpIpCodec;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.operation.AndroidOperations;
import org.portabledevices.ptp.operation.MtpOperations;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.ptp.responder.EveryOperationDevice;
import org.portabledevices.ptp.responder.MemoryDevice;
import org.portabledevices.ptp.responder.PtpIpResponder;

/** Wireshark reads in our packets what we meant by them. */
@Tag("once")
@Timeout(120)
class TsharkTest {
	private static final String[] FIELDS = { "frame.number", "ptpip.len", "ptpip.pktType", "ptpip.guid", "ptpip.name",
			"ptpip.version", "ptpip.connection", "ptpip.phaseinfo", "ptpip.opcode", "ptpip.eventcode",
			"ptpip.transactionID", "ptpip.datalen", "ptpip.opcode.param.sessionid" };
	private static final Set<PacketType> TYPES_WITH_TRANSACTION = EnumSet.of(PacketType.OPERATION_REQUEST,
			PacketType.OPERATION_RESPONSE, PacketType.EVENT, PacketType.START_DATA, PacketType.DATA, PacketType.END_DATA);
	/** Wireshark's name, and ours. */
	private static final Map<String, String> SPELT_OTHERWISE = Map.of("SessionAlreadyOpened", "Session_Already_Open",
			"TransactionCanceled", "Transaction_Cancelled", "InvalidDataSet", "PTP_Invalid_DataSet");

	@TempDir Path home;
	private final MemoryDevice device = new EveryOperationDevice();
	private final PtpIpInitiator initiator = new PtpIpInitiator(new UUID(0x0123_4567_89AB_CDEFL, 0x1357_9BDF_0246_8ACEL),
			"Rechner 写");
	private PtpIpResponder responder;
	private RecordingRelay relay;
	private Tshark tshark;

	@BeforeAll
	static void require() {
		Tshark.require();
	}

	@BeforeEach
	void serve() throws Exception {
		tshark = new Tshark(home);
		responder = PtpIpResponder.of(device).identity(new UUID(1, 2), "Kamera Ü")
				.listen(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
		relay = new RecordingRelay(responder.address());
	}

	@AfterEach
	void close() throws Exception {
		if (responder != null) {
			relay.close();
			responder.close();
		}
	}

	/** Everything that our initiator says to our responder, and the answers: cancels on both connections, probes, events. */
	@Test
	void itReadsASessionOfOurs() throws Exception {
		LinkedBlockingQueue<PtpEvent> events = new LinkedBlockingQueue<>();
		SessionListener listener = new SessionListener() {
			@Override
			public void onEvent(PtpEvent event) {
				events.add(event);
			}
		};
		try (PtpSession session = initiator.connect(relay.address(), listener)) {
			PtpOperations operations = new PtpOperations(session);
			operations.getDeviceInfo();
			operations.openSession(0x1234);
			InitFailedException refused = assertThrows(InitFailedException.class,
					() -> initiator.connect(relay.address(), listener));
			assertEquals(InitFailedException.BUSY, refused.reason());
			browseAndTransfer(operations);
			setPropertiesAndCapture(operations, events);
			manageObjects(operations);
			speakMtp(operations.mtp());
			edit(operations.android());
			cancel(operations);
			assertTrue(session.probe(Duration.ofSeconds(10)));
			operations.closeSession();
			operations.openSession(2);
			operations.resetDevice();
			operations.openSession(3);
			operations.powerDown(); // and the responder closes the connections
		}
		relay.awaitEnd();
		List<PassedPacket> packets = verify();
		Set<PacketType> types = EnumSet.noneOf(PacketType.class);
		packets.forEach(passed -> types.add(passed.packet().type()));
		assertEquals(EnumSet.allOf(PacketType.class), types);
		assertEquals(2 * 2, packets.stream().filter(passed -> passed.packet() instanceof PtpIpPacket.Cancel).count());
		Set<Integer> sent = Set.copyOf(relay.requests().stream().map(PtpIpPacket.OperationRequest::operation).distinct().toList());
		assertTrue(sent.containsAll(device.deviceInfo().operationsSupported()), () -> "not tried: " + device.deviceInfo()
				.operationsSupported().stream().filter(code -> !sent.contains(code)).map(OperationCode::name).toList());
	}

	private void browseAndTransfer(PtpOperations operations) throws PtpException {
		operations.getStorageIds();
		operations.getStorageInfo(MemoryDevice.STORAGE);
		operations.getNumObjects(PtpOperations.ALL_STORAGES, PtpOperations.ALL_FORMATS, PtpOperations.ALL_OBJECTS);
		operations.getObjectHandles(PtpOperations.ALL_STORAGES, PtpOperations.ALL_FORMATS, PtpOperations.ROOT);
		operations.getObjectInfo(MemoryDevice.PICTURE);
		operations.getObject(MemoryDevice.PICTURE, data -> data.position(data.limit()));
		operations.getPartialObject(MemoryDevice.PICTURE, 1000, 5000, data -> data.position(data.limit()));
		operations.getThumb(MemoryDevice.PICTURE, data -> data.position(data.limit()));
		int handle = operations.sendObjectInfo(MemoryDevice.STORAGE, MemoryDevice.FOLDER,
				ObjectInfo.ofFile(ObjectFormatCode.EXIF_JPEG, 70_001, "UP.JPG")).handle();
		operations.sendObject(DataSource.of(MemoryDevice.bytes(70_001)));
		operations.deleteObject(handle, PtpOperations.ALL_FORMATS);
		assertThrows(ResponseException.class, () -> operations.getObjectInfo(handle));
		operations.send(MemoryDevice.VENDOR_OPERATION, new byte[]{ 1, 2, 3 }, 1, 2, 3, 4, 5);
		assertThrows(ResponseException.class, () -> operations.execute(0x9998));
	}

	private static void setPropertiesAndCapture(PtpOperations operations, LinkedBlockingQueue<PtpEvent> events) throws Exception {
		operations.getDevicePropDesc(DevicePropCode.CAPTURE_DELAY);
		operations.getDevicePropValue(DevicePropCode.BATTERY_LEVEL, DataTypeCode.UINT8);
		operations.setDevicePropValue(DevicePropCode.CAPTURE_DELAY, PtpValue.of(DataTypeCode.UINT32, 2000));
		operations.resetDevicePropValue(DevicePropCode.CAPTURE_DELAY);
		operations.initiateCapture(0, 0);
		PtpEvent last = events.poll(10, TimeUnit.SECONDS);
		while (last != null && last.code() != EventCode.CAPTURE_COMPLETE) {
			last = events.poll(10, TimeUnit.SECONDS);
		}
		assertTrue(last != null, "CaptureComplete did not come");
	}

	private static void manageObjects(PtpOperations operations) throws PtpException {
		operations.setObjectProtection(MemoryDevice.PICTURE, 1);
		int copy = operations.copyObject(MemoryDevice.PICTURE, MemoryDevice.STORAGE, MemoryDevice.DCIM);
		operations.moveObject(copy, MemoryDevice.STORAGE, MemoryDevice.FOLDER);
		operations.terminateOpenCapture(operations.initiateOpenCapture(0, 0).transactionId());
		operations.selfTest(0);
		assertThrows(ResponseException.class, () -> operations.selfTest(1));
		operations.formatStore(MemoryDevice.STORAGE, 0);
	}

	private static void speakMtp(MtpOperations mtp) throws PtpException {
		PtpValue stars = PtpValue.of(DataTypeCode.UINT16, 60);
		mtp.getObjectPropsSupported(ObjectFormatCode.EXIF_JPEG);
		mtp.getObjectPropDesc(ObjectPropCode.RATING, ObjectFormatCode.EXIF_JPEG);
		mtp.setObjectPropValue(MemoryDevice.PICTURE, ObjectPropCode.RATING, stars);
		assertEquals(stars, mtp.getObjectPropValue(MemoryDevice.PICTURE, ObjectPropCode.RATING, DataTypeCode.UINT16));
		mtp.getObjectPropList(MemoryDevice.PICTURE, 0, MtpOperations.ALL_PROPERTIES, 0, 0);
		mtp.setObjectPropList(new ObjectPropList(List.of(new ObjectPropList.Element(MemoryDevice.PICTURE, ObjectPropCode.RATING, stars))));
		assertThrows(ResponseException.class, () -> mtp.getInterdependentPropDesc(ObjectFormatCode.EXIF_JPEG)); // it has none
		mtp.sendObjectPropList(MemoryDevice.STORAGE, MemoryDevice.FOLDER, ObjectFormatCode.EXIF_JPEG, 3,
				new ObjectPropList(List.of(new ObjectPropList.Element(0, ObjectPropCode.OBJECT_FILE_NAME, PtpValue.of("Übung.jpg")))));
		mtp.setObjectReferences(MemoryDevice.PICTURE, MemoryDevice.FOLDER);
		mtp.getObjectReferences(MemoryDevice.PICTURE);
		mtp.skip(-1);
	}

	private static void edit(AndroidOperations android) throws PtpException {
		android.getPartialObject64(MemoryDevice.PICTURE, 100_000, 1000, data -> data.position(data.limit()));
		android.beginEditObject(MemoryDevice.PICTURE);
		android.sendPartialObject(MemoryDevice.PICTURE, 10, DataSource.of(new byte[100]));
		android.truncateObject(MemoryDevice.PICTURE, 50);
		android.endEditObject(MemoryDevice.PICTURE);
	}

	private void cancel(PtpOperations operations) throws PtpException {
		int big = device.addPicture("BIG.JPG", 1L << 30);
		Cancellation download = new Cancellation();
		assertThrows(TransactionCancelledException.class,
				() -> operations.with(download).getObject(big, data -> download.cancel()));
		operations.sendObjectInfo(0, 0, ObjectInfo.ofFile(ObjectFormatCode.EXIF_JPEG, 1L << 30, "UP.JPG"));
		Cancellation upload = new Cancellation();
		assertThrows(TransactionCancelledException.class, () -> operations.with(upload).sendObject(new DataSource() {
			private long given;

			@Override
			public long length() {
				return 1L << 30;
			}

			@Override
			public int read(ByteBuffer target) {
				int count = target.remaining();
				given += count;
				if (given > 500_000) {
					upload.cancel();
				}
				target.position(target.limit());
				return count;
			}
		}));
	}

	/** Two that are both not ours. */
	@Test
	void itReadsASessionOfGphoto2() throws Exception {
		Gphoto.require();
		Files.write(home.resolve("up.jpg"), MemoryDevice.bytes(70_001));
		Gphoto gphoto = new Gphoto(home, relay.address().getPort());
		gphoto.run("-f", "/store_00010001/DCIM/100TEST", "--list-files", "--get-file", "IMG_0001.JPG", "--upload-file", "up.jpg",
				"--set-config", "/main/other/5012=2000", "--capture-image-and-download");
		relay.awaitEnd();
		assertTrue(verify().size() > 50);
	}

	/** Compares each packet with what tshark says of it, and demands that no frame is malformed or suspicious. */
	private List<PassedPacket> verify() throws Exception {
		List<PassedPacket> packets = relay.packets();
		Path capture = home.resolve("session.pcap");
		Map<Integer, PassedPacket> begins = PcapFile.write(capture, packets);
		List<String> expected = new ArrayList<>();
		begins.forEach((frame, passed) -> expected.add(expected(frame, passed)));
		List<String> read =
				tshark.fields(capture, "ptpip", FIELDS).stream().filter(line -> begins.containsKey(Integer.valueOf(line.get(0))))
						.map(line -> String.join(" ", line)).toList();
		assertEquals(String.join("\n", expected), String.join("\n", read));
		assertEquals(List.of(), faults(capture));
		return packets;
	}

	/** Answers what tshark finds malformed, and what it warns of: wrong checksums and gaps in a stream, too. */
	private List<List<String>> faults(Path capture) throws Exception {
		return tshark.fields(capture, "_ws.malformed || _ws.expert.severity >= 0x600000", "frame.number", "_ws.col.Info",
				"_ws.expert.message");
	}

	/** Else that nothing is malformed would say nothing. */
	@Test
	void itFindsAPacketThatEndsTooEarly() throws Exception {
		PtpIpPacket start = new PtpIpPacket.StartData(7, 1234);
		byte[] bytes = PtpIpCodec.encode(start).array();
		Path capture = home.resolve("malformed.pcap");
		PcapFile.write(capture, List.of(new PassedPacket(0, true, bytes, start)));
		assertEquals(List.of(), faults(capture));
		PcapFile.write(capture, List.of(new PassedPacket(0, true, Arrays.copyOf(bytes, 15), start)));
		assertEquals(1, faults(capture).size());
	}

	/**
	 * Answers the fields that tshark should find. It has none for the reason of an Init_Fail, the transaction ID of a Cancel,
	 * the data, and parameters other than the session ID; and it takes the field of operation codes for response codes too.
	 */
	private static String expected(int frame, PassedPacket passed) {
		PtpIpPacket packet = passed.packet();
		Map<String, String> fields = new HashMap<>(Map.of("frame.number", Integer.toString(frame), "ptpip.len",
				Integer.toString(passed.bytes().length), "ptpip.pktType", hex(8, packet.type().code())));
		if (packet instanceof PtpIpPacket.InitCommandRequest request) {
			fields.put("ptpip.guid", request.guid().toString().replace("-", ""));
			fields.put("ptpip.name", request.friendlyName());
			fields.put("ptpip.version", "1.0");
		} else if (packet instanceof PtpIpPacket.InitCommandAck ack) {
			fields.put("ptpip.guid", ack.guid().toString().replace("-", ""));
			fields.put("ptpip.name", ack.friendlyName());
			fields.put("ptpip.version", "1.0");
			fields.put("ptpip.connection", Integer.toString(ack.connectionNumber()));
		} else if (packet instanceof PtpIpPacket.InitEventRequest request) {
			fields.put("ptpip.connection", Integer.toString(request.connectionNumber()));
		} else if (packet instanceof PtpIpPacket.OperationRequest request) {
			fields.put("ptpip.phaseinfo", hex(8, request.dataPhase()));
			fields.put("ptpip.opcode", hex(4, request.operation()));
			if (request.operation() == OperationCode.OPEN_SESSION) {
				fields.put("ptpip.opcode.param.sessionid", hex(8, request.parameters().get(0)));
			}
		} else if (packet instanceof PtpIpPacket.OperationResponse response) {
			fields.put("ptpip.opcode", hex(4, response.code()));
		} else if (packet instanceof PtpIpPacket.Event event) {
			fields.put("ptpip.eventcode", hex(4, event.code()));
		} else if (packet instanceof PtpIpPacket.StartData start) {
			fields.put("ptpip.datalen", Long.toUnsignedString(start.totalLength()));
		}
		if (TYPES_WITH_TRANSACTION.contains(packet.type())) {
			fields.put("ptpip.transactionID", hex(8, packet.transactionId()));
		}
		return Stream.of(FIELDS).map(field -> fields.getOrDefault(field, "")).collect(Collectors.joining(" "));
	}

	private static String hex(int digits, int value) {
		return ("0x%0" + digits + "x").formatted(value);
	}

	/** Names of one code in two books: the standard's in ours, without the underscores in Wireshark's. */
	@Test
	void itNamesTheCodesAsWeDo() throws Exception {
		Map<String, Integer> compared = new TreeMap<>();
		for (String line : tshark.run("-G", "values")) {
			String[] columns = line.split("\t");
			if (columns.length < 4 || !columns[1].startsWith("ptpip.") || columns[2].startsWith("[") || columns[3].startsWith("[")) {
				continue;
			}
			int code = Integer.decode(columns[2]);
			String ours = switch (columns[1]) {
				case "ptpip.opcode" -> OperationCode.name(code);
				case "ptpip.respcode" -> ResponseCode.name(code);
				case "ptpip.pktType" -> PacketType.of(code).map(Enum::name).orElse("0x0");
				default -> throw new AssertionError("a table that we do not know: " + line);
			};
			if (!ours.startsWith("0x")) {
				compared.merge(columns[1], 1, Integer::sum);
				assertEquals(plain(SPELT_OTHERWISE.getOrDefault(columns[3], columns[3])), plain(ours), line);
			}
		}
		assertTrue(compared.getOrDefault("ptpip.opcode", 0) >= 27, compared::toString);
		assertTrue(compared.getOrDefault("ptpip.respcode", 0) >= 31, compared::toString);
		assertEquals(14, compared.get("ptpip.pktType"));
	}

	private static String plain(String name) {
		return name.replaceAll("[ _-]|Packet$", "").toLowerCase(Locale.ROOT);
	}
}
