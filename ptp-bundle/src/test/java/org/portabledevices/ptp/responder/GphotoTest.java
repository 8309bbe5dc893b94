package org.portabledevices.ptp.responder;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portabledevices.ptp.Gphoto;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.RecordingRelay;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.ip.PtpIpPacket.OperationRequest;

/** The real gphoto2, which is not ours, does with our responder what its users do. */
@Timeout(120)
class GphotoTest {
	private static final String FOLDER = "/store_00010001/DCIM/100TEST";
	private static final int MIB = 1024 * 1024;

	@TempDir Path home;
	private final ResponderTranscript transcript = new ResponderTranscript();
	private MemoryDevice device;
	private PtpIpResponder responder;
	private RecordingRelay relay;
	private Gphoto gphoto;

	@BeforeAll
	static void require() {
		Gphoto.require();
	}

	@BeforeEach
	void serve() throws Exception {
		serve(new MemoryDevice());
	}

	private void serve(MemoryDevice served) throws Exception {
		close();
		device = served;
		responder = PtpIpResponder.of(device).listener(transcript)
				.listen(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
		relay = new RecordingRelay(responder.address());
		gphoto = new Gphoto(home, relay.address().getPort());
	}

	@AfterEach
	void close() throws Exception {
		if (responder != null) {
			gphoto.close();
			relay.close();
			responder.close();
		}
		assertEquals(List.of(), transcript.failures);
	}

	private List<OperationRequest> requests(int operation) throws Exception {
		return relay.requests().stream().filter(request -> request.operation() == operation).toList();
	}

	@Test
	void itDescribesTheCamera() throws Exception {
		String summary = gphoto.run("--summary");
		for (String fact : List.of("Manufacturer: Test", "Model: Memory camera", "Serial Number: 0001", "Battery Level",
				"VolumeLabel: CARD", "Generic Image Capture")) {
			assertTrue(summary.contains(fact), () -> fact + " is not in " + summary);
		}
		String storage = gphoto.run("--storage-info");
		for (String fact : List.of("label=CARD", "access=0 Read-Write", "totalcapacity=8388608 KB", "free=5242880 KB")) {
			assertTrue(storage.contains(fact), () -> fact + " is not in " + storage);
		}
	}

	@Test
	void itListsFoldersAndFiles() throws Exception {
		String folders = gphoto.run("--list-folders");
		assertTrue(folders.contains("1 folder in folder '/store_00010001/DCIM'") && folders.contains("- 100TEST"), folders);
		String files = gphoto.run("--list-files");
		assertTrue(files.contains("1 file in folder '%s'".formatted(FOLDER)) && files.contains("IMG_0001.JPG"), files);
		String facts = gphoto.run("-f", FOLDER, "--show-info", "IMG_0001.JPG");
		assertTrue(facts.contains("Size:        %d byte(s)".formatted(MemoryDevice.PICTURE_LENGTH)), facts);
	}

	@Test
	void itDownloadsInStepsOfAMebibyteWhereThatIsOffered() throws Exception {
		for (int length : new int[]{ 0, 1, MIB, MIB + 1, 3_000_001 }) {
			device.addPicture("L%d.JPG".formatted(length), length);
			download("L%d.JPG".formatted(length), length);
		}
		List<OperationRequest> steps = requests(OperationCode.GET_PARTIAL_OBJECT);
		assertEquals(List.of(2 * MIB, 3_000_001 - 2 * MIB), steps.get(steps.size() - 1).parameters().subList(1, 3));
		assertEquals(3,
				steps.stream().filter(step -> step.parameters().get(0).equals(steps.get(steps.size() - 1).parameters().get(0))).count());
	}

	@Test
	void itDownloadsWholeObjectsWherePartsAreNotOffered() throws Exception {
		serve(new MemoryDevice() {
			@Override
			public DeviceInfo deviceInfo() {
				DeviceInfo all = super.deviceInfo();
				return new DeviceInfo(all.standardVersion(), 0, all.vendorExtensionVersion(), "", all.functionalMode(),
						all.operationsSupported().stream().filter(code -> code != OperationCode.GET_PARTIAL_OBJECT).toList(),
						all.eventsSupported(), all.devicePropertiesSupported(), all.captureFormats(), all.imageFormats(),
						all.manufacturer(), all.model(), all.deviceVersion(), all.serialNumber());
			}
		});
		for (int length : new int[]{ 0, 1, 65_536, 3_000_001 }) {
			device.addPicture("L%d.JPG".formatted(length), length);
			download("L%d.JPG".formatted(length), length);
		}
		assertEquals(3, requests(OperationCode.GET_OBJECT).size()); // it does not ask for no bytes
		assertEquals(List.of(), requests(OperationCode.GET_PARTIAL_OBJECT));
	}

	private void download(String name, int length) throws Exception {
		gphoto.run("-f", FOLDER, "--force-overwrite", "--get-file", name, "--filename", "down.jpg");
		assertArrayEquals(MemoryDevice.bytes(length), Files.readAllBytes(home.resolve("down.jpg")), name);
	}

	@Test
	void itDownloadsThumbnails() throws Exception {
		gphoto.run("-f", FOLDER, "--get-thumbnail", "IMG_0001.JPG", "--filename", "small.jpg");
		assertArrayEquals(new byte[]{ 1, 2, 3 }, Files.readAllBytes(home.resolve("thumb_small.jpg"))); // its own prefix
	}

	/** Also names that no camera would choose; beyond the basic plane gphoto2 has no names. */
	@Test
	void itUploadsAndDeletes() throws Exception {
		for (String name : List.of("UP.JPG", "Füße 写真.jpg")) {
			byte[] bytes = MemoryDevice.bytes(name.length() * 50_001);
			Files.write(home.resolve(name), bytes);
			gphoto.run("-f", FOLDER, "--upload-file", name);
			gphoto.run("-f", FOLDER, "--get-file", name, "--filename", "back-" + name);
			assertArrayEquals(bytes, Files.readAllBytes(home.resolve("back-" + name)));
			assertTrue(gphoto.run("--list-files").contains(name));
			gphoto.run("-f", FOLDER, "--delete-file", name);
			assertFalse(gphoto.run("--list-files").contains(name));
		}
		assertTrue(gphoto.fail("-f", FOLDER, "--delete-file", "UP.JPG").contains("File not found"));
		gphoto.run("-f", FOLDER, "--delete-all-files");
		assertEquals(2, device.objects().size()); // the folders
	}

	@Test
	void itMakesAndRemovesFolders() throws Exception {
		for (String name : List.of("NEW", "Größe 写")) {
			gphoto.run("-f", FOLDER, "--mkdir", name);
			String made = gphoto.run("--list-folders");
			assertTrue(made.contains("- " + name), made);
			gphoto.run("-f", FOLDER, "--rmdir", name);
			String removed = gphoto.run("--list-folders");
			assertFalse(removed.contains("- " + name), removed);
		}
	}

	@Test
	void itReadsAndSetsProperties() throws Exception {
		String list = gphoto.run("--list-all-config");
		assertTrue(list.contains("Choice: 1 2.000s") && list.contains("Label: Battery Level"), list);
		gphoto.run("--set-config", "/main/capturesettings/capturedelay=2.0s");
		assertEquals(2000, device.devicePropDesc(DevicePropCode.CAPTURE_DELAY).current().asLong());
		gphoto.run("--set-config", "/main/other/5012=10000");
		assertTrue(gphoto.run("--get-config", "capturedelay").contains("Current: 10.000s"));
	}

	/** It tells the refusal in words, and ends well all the same. */
	@Test
	void itIsToldOfARefusedValue() throws Exception {
		String refused = gphoto.run("--set-config", "/main/other/5012=7");
		assertTrue(refused.contains("was not set (0x201c: PTP Invalid Device Prop Value)"), refused);
		assertTrue(gphoto.fail("--set-config", "batterylevel=5").contains("read only"));
		assertEquals(0, device.devicePropDesc(DevicePropCode.CAPTURE_DELAY).current().asLong());
	}

	@Test
	void itCaptures() throws Exception {
		int before = device.objects().size();
		String captured = gphoto.run("--capture-image");
		assertTrue(captured.contains("New file is in location " + FOLDER), captured);
		assertEquals(before + 1, device.objects().size());
		gphoto.run("--trigger-capture");
		assertEquals(before + 2, device.objects().size());
	}

	@Test
	void itCapturesAndDownloads() throws Exception {
		gphoto.run("--capture-image-and-download", "--filename", "shot.jpg");
		assertArrayEquals(MemoryDevice.bytes(12345), Files.readAllBytes(home.resolve("shot.jpg")));
	}

	@Test
	void itWaitsForEventsAndDownloadsWhatTheyTell() throws Exception {
		LinkedBlockingQueue<EventSink> opened = new LinkedBlockingQueue<>();
		serve(new MemoryDevice() {
			@Override
			public void sessionOpened(EventSink events) {
				super.sessionOpened(events);
				opened.add(events);
			}
		});
		Gphoto.Run waiting = gphoto.start("--wait-event-and-download=CAPTURECOMPLETE", "--filename", "told.jpg");
		EventSink events = opened.poll(30, SECONDS);
		assertNotNull(events, "gphoto2 opened no session");
		events.send(new PtpEvent(EventCode.DEVICE_PROP_CHANGED, 0, List.of(DevicePropCode.BATTERY_LEVEL)));
		events.send(new PtpEvent(EventCode.OBJECT_ADDED, 0, List.of(device.addPicture("TOLD.JPG", 70_001))));
		events.send(new PtpEvent(0xC123, 0, List.of(1, 2, 3))); // a vendor's, which nobody knows
		events.send(new PtpEvent(EventCode.CAPTURE_COMPLETE, 0, List.of(0)));
		String heard = waiting.end();
		assertTrue(heard.contains("PTP Property 5001 changed") && heard.contains("CAPTURECOMPLETE"), heard);
		assertArrayEquals(MemoryDevice.bytes(70_001), Files.readAllBytes(home.resolve("told.jpg")));
	}

	@Test
	void itEndsItsSessionPolitely() throws Exception {
		gphoto.run("--summary");
		relay.awaitEnd();
		assertEquals(1, requests(OperationCode.CLOSE_SESSION).size());
		assertTrue(device.sinks.isEmpty());
	}
}
