package org.portabledevices.ptp.library;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portabledevices.ptp.Gphoto;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.responder.EventSink;
import org.portabledevices.ptp.responder.MemoryDevice;
import org.portabledevices.ptp.responder.ObjectContent;
import org.portabledevices.ptp.responder.PtpIpResponder;

/** The programs of the README do what it says, without OSGi and without any other jar. */
@Timeout(120)
class ReadmeTest {
	@TempDir Path folder;

	private static PtpIpResponder listen(MemoryDevice device) throws Exception {
		return PtpIpResponder.of(device).listen(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
	}

	@Test
	void eachProgramOfTheReadmeIsTestedHere() throws Exception {
		assertEquals(List.of("Download", "Shoot", "Serve"), ReadmeProgram.names());
	}

	@Test
	void downloadListsAndDownloadsAllPictures() throws Exception {
		MemoryDevice device = new MemoryDevice();
		int second = device.addPicture("../SECOND.JPG", 1_000_003);
		try (PtpIpResponder responder = listen(device);
				ReadmeProgram download = ReadmeProgram.start("Download", folder, "127.0.0.1", responder.port())) {
			assertEquals(List.of("00000003.jpg is IMG_0001.JPG", "%08x.jpg is ../SECOND.JPG".formatted(second)), download.end());
		}
		assertArrayEquals(MemoryDevice.bytes(MemoryDevice.PICTURE_LENGTH), Files.readAllBytes(folder.resolve("00000003.jpg")));
		assertArrayEquals(MemoryDevice.bytes(1_000_003), Files.readAllBytes(folder.resolve("%08x.jpg".formatted(second))));
	}

	/** A camera whose pictures have a terabyte. */
	private static final class HugePictures extends MemoryDevice {
		final CountDownLatch underWay = new CountDownLatch(1);

		@Override
		public void initiateCapture(int storageId, int format, int transactionId) {
			int handle = addPicture("HUGE.JPG", 1L << 40);
			for (EventSink sink : sinks) {
				sink.send(new PtpEvent(EventCode.OBJECT_ADDED, transactionId, List.of(handle)));
			}
		}

		@Override
		public ObjectContent openObject(int handle) throws ResponseException {
			underWay.countDown();
			return super.openObject(handle);
		}
	}

	@Test
	void shootTakesAPictureAndIsCancelledByEnter() throws Exception {
		HugePictures device = new HugePictures();
		try (PtpIpResponder responder = listen(device);
				ReadmeProgram shoot = ReadmeProgram.start("Shoot", folder, "127.0.0.1", responder.port())) {
			assertEquals("downloading HUGE.JPG", shoot.line());
			assertTrue(device.underWay.await(30, SECONDS), "the download did not begin");
			shoot.enter();
			List<String> rest = shoot.end();
			assertEquals(1, rest.size(), rest::toString);
			assertTrue(rest.get(0).startsWith("cancelled: GetObject: STOPPED Transaction_Cancelled, "), rest::toString);
		}
	}

	@Test
	void shootDownloadsWhenNobodyCancels() throws Exception {
		try (PtpIpResponder responder = listen(new MemoryDevice());
				ReadmeProgram shoot = ReadmeProgram.start("Shoot", folder, "127.0.0.1", responder.port())) {
			assertEquals(List.of("downloading CAP_0003.JPG", "done: GetObject: ANSWERED OK, 12,345 bytes"), shoot.end());
		}
	}

	@Test
	void serveServesFilesToDownload() throws Exception {
		Path first = Files.write(folder.resolve("first.jpg"), MemoryDevice.bytes(300_001));
		Path empty = Files.write(folder.resolve("empty.jpg"), new byte[0]);
		try (ReadmeProgram serve = ReadmeProgram.start("Serve", folder, 0, first, empty);
				ReadmeProgram download = ReadmeProgram.start("Download", folder, "127.0.0.1", serve.line())) {
			assertEquals(List.of("00000001.jpg is first.jpg", "00000002.jpg is empty.jpg"), download.end());
		}
		assertEquals(-1, Files.mismatch(first, folder.resolve("00000001.jpg")));
		assertEquals(-1, Files.mismatch(empty, folder.resolve("00000002.jpg")));
	}

	@Test
	void serveServesFilesToGphoto2() throws Exception {
		Gphoto.require();
		Path file = Files.write(folder.resolve("first.jpg"), MemoryDevice.bytes(2_000_001));
		try (ReadmeProgram serve = ReadmeProgram.start("Serve", folder, 0, file)) {
			Gphoto gphoto = new Gphoto(folder, Integer.parseInt(serve.line()));
			assertTrue(gphoto.run("--list-files").contains("first.jpg"));
			gphoto.run("-f", "/store_00010001", "--get-file", "first.jpg", "--filename", "got.jpg");
		}
		assertEquals(-1, Files.mismatch(file, folder.resolve("got.jpg")));
	}
}
