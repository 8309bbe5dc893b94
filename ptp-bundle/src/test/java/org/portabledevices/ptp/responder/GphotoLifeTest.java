package org.portabledevices.ptp.responder;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portabledevices.ptp.Gphoto;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.dataset.ObjectInfo;

/** gphoto2 comes and goes: killed in the middle of a transfer, many in a row, two at once. */
@Timeout(120)
class GphotoLifeTest {
	private static final String FOLDER = "/store_00010001/DCIM/100TEST";
	private static final long GIB = 1L << 30;

	@TempDir Path home;
	private final CountDownLatch underWay = new CountDownLatch(1);
	private final ResponderTranscript transcript = new ResponderTranscript();
	private final MemoryDevice device = new MemoryDevice() {
		/** Counts what has come, and keeps nothing of it. */
		@Override
		public IncomingObject sendObjectInfo(int storageId, int parent, ObjectInfo info) {
			IncomingObject real = super.sendObjectInfo(storageId, parent, info);
			if (info.compressedSize() < GIB) {
				return real;
			}
			return new Counted(real, underWay);
		}
	};
	private PtpIpResponder responder;
	private Gphoto gphoto;

	@BeforeAll
	static void require() {
		Gphoto.require();
	}

	@BeforeEach
	void serve() throws Exception {
		responder = PtpIpResponder.of(device).listener(transcript)
				.listen(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
		gphoto = new Gphoto(home, responder.port());
	}

	@AfterEach
	void close() {
		if (responder != null) {
			gphoto.close();
			responder.close();
		}
		assertEquals(List.of(), transcript.failures);
	}

	/** The next one is not refused as long as the dead one's session lasts: that has ended before. */
	private void theDeviceIsInOrder() throws Exception {
		gphoto.run("-f", FOLDER, "--force-overwrite", "--get-file", "IMG_0001.JPG", "--filename", "next.jpg");
		assertArrayEquals(MemoryDevice.bytes(MemoryDevice.PICTURE_LENGTH), Files.readAllBytes(home.resolve("next.jpg")));
		assertTrue(transcript.refused.isEmpty(), transcript.refused::toString);
	}

	@ParameterizedTest
	@ValueSource(strings = { "INT", "KILL" })
	void itIsKilledInTheMiddleOfADownload(String signal) throws Exception {
		device.add(ObjectInfo.ofFile(ObjectFormatCode.EXIF_JPEG, GIB, "BIG.JPG").at(MemoryDevice.STORAGE, MemoryDevice.FOLDER),
				new ObjectContent() {
					@Override
					public long length() {
						return GIB;
					}

					@Override
					public int read(long position, ByteBuffer target) {
						if (position > 5_000_000) {
							underWay.countDown();
						}
						int count = (int) Math.min(target.remaining(), GIB - position);
						target.position(target.position() + count);
						return count;
					}
				});
		Gphoto.Run download = gphoto.start("-f", FOLDER, "--get-file", "BIG.JPG", "--filename", "big.jpg");
		killInTheMiddle(download, signal);
		theDeviceIsInOrder();
	}

	@ParameterizedTest
	@ValueSource(strings = { "INT", "KILL" })
	void itIsKilledInTheMiddleOfAnUpload(String signal) throws Exception {
		try (RandomAccessFile sparse = new RandomAccessFile(home.resolve("BIG.JPG").toFile(), "rw")) {
			sparse.setLength(GIB);
		}
		Set<Integer> before = device.objects().keySet();
		killInTheMiddle(gphoto.start("-f", FOLDER, "--upload-file", "BIG.JPG"), signal);
		theDeviceIsInOrder();
		transcript.assertDisconnected(); // the next may have been served before the dead one's session was cleared up
		transcript.assertDisconnected();
		assertEquals(1, device.discarded.size());
		assertEquals(before, device.objects().keySet());
	}

	private void killInTheMiddle(Gphoto.Run transfer, String signal) throws Exception {
		assertTrue(underWay.await(30, SECONDS), "the transfer did not begin");
		assertTrue(transfer.process().isAlive(), "the transfer was over before it could be killed");
		transfer.kill(signal);
	}

	@Test
	void tenInARowAreServed() throws Exception {
		for (int i = 0; i < 10; i++) {
			theDeviceIsInOrder();
		}
		assertEquals(10, transcript.connected.size());
	}

	/** It gets Init_Fail with the reason busy, and ends with an error. */
	@Test
	void theSecondAtOnceIsRefusedAndServedLater() throws Exception {
		Gphoto.Run first = gphoto.start("--wait-event=60s");
		assertNotNull(transcript.connected.poll(30, SECONDS), "gphoto2 did not connect");
		String refused = gphoto.fail("--summary");
		assertTrue(refused.contains("Error"), refused);
		transcript.assertRefused("another initiator has the session");
		first.kill("INT");
		theDeviceIsInOrder();
		assertEquals(1, transcript.connected.size());
	}

	private record Counted(IncomingObject object, CountDownLatch underWay, long[] count) implements IncomingObject {
		Counted(IncomingObject object, CountDownLatch underWay) {
			this(object, underWay, new long[1]);
		}

		@Override
		public int storageId() {
			return object.storageId();
		}

		@Override
		public int parent() {
			return object.parent();
		}

		@Override
		public int handle() {
			return object.handle();
		}

		@Override
		public void write(ByteBuffer bytes) {
			count[0] += bytes.remaining();
			bytes.position(bytes.limit());
			if (count[0] > 5_000_000) {
				underWay.countDown();
			}
		}

		@Override
		public void complete() throws ResponseException, IOException {
			object.complete();
		}

		@Override
		public void discard() {
			object.discard();
		}
	}
}
