package org.portabledevices.impl.method.storage;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.impl.fixture.Bench;
import org.portabledevices.impl.fixture.CutWire;
import org.portabledevices.impl.fixture.FakeEngine.Registered;
import org.portabledevices.impl.fixture.FakeInvocation;
import org.portabledevices.impl.fixture.FakeInvocation.Answer;
import org.portabledevices.impl.fixture.FakeInvocation.Kind;
import org.portabledevices.impl.fixture.MemoryCamera;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.ip.ConnectionKind;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.ptp.responder.WireConditions;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.StorageMethods;

/** Bulk data over a real connection, and stops in the middle of it. */
@Timeout(30)
class TransfersTest {

	private Bench bench;
	private Registered camera;

	@BeforeEach
	void connect() throws Exception {
		bench = new Bench();
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private Answer run(String method, FakeInvocation invocation) throws Exception {
		return camera.start("Storage", method, invocation).await();
	}

	private static FakeInvocation of(String object) {
		return new FakeInvocation().with(StorageMethods.OBJECT, object);
	}

	@Nested
	class GivenACamera {

		@BeforeEach
		void connect() throws Exception {
			camera = bench.connected();
		}

		@Test
		void aDownloadEqualsTheObjectByteForByte() throws Exception {
			FakeInvocation download = of("o3");
			Answer answer = run("Download", download);
			assertEquals(Values.of(StorageMethods.SIZE, Variant.ui8(MemoryCamera.PICTURE_LENGTH)), answer.results());
			assertArrayEquals(MemoryCamera.bytes(MemoryCamera.PICTURE_LENGTH), download.received());
			assertEquals(MemoryCamera.PICTURE_LENGTH, download.begun, "the sink is told how much will come");
		}

		@Test
		void anObjectIsFoundByItsPath() throws Exception {
			FakeInvocation download = of("/DCIM/100TEST/IMG_0001.JPG");
			assertEquals(Kind.SUCCEEDED, run("Download", download).kind());
			assertArrayEquals(MemoryCamera.bytes(MemoryCamera.PICTURE_LENGTH), download.received());
		}

		@Test
		void aPathThatLeadsNowhereIsNamed() throws Exception {
			Answer answer = run("Download", of("/DCIM/100TEST/img_0001.jpg"));
			assertEquals(Status.ofResponseCode(0x2009), answer.status());
			assertTrue(answer.message().contains("/DCIM/100TEST/img_0001.jpg"), answer.message());
		}

		@Test
		void whatNamesNoObjectIsNamed() throws Exception {
			Answer answer = run("Download", of("banana"));
			assertEquals(Status.ofResponseCode(0x2009), answer.status());
			assertTrue(answer.message().contains("banana") && answer.message().contains("o3"), answer.message());
		}

		@Test
		void anObjectThatIsNotThereFailsAsTheDeviceSays() throws Exception {
			assertEquals(Status.ofResponseCode(0x2009), run("Download", of("oFFFF")).status());
		}

		@Test
		void aPartIsWhatLiesBetween() throws Exception {
			FakeInvocation part =
					of("o3").with(StorageMethods.OFFSET, Variant.ui8(299_000)).with(StorageMethods.LENGTH, Variant.ui4(5_000));
			Answer answer = run("DownloadPart", part);
			assertEquals(Values.of(StorageMethods.SIZE, Variant.ui8(1_007)), answer.results());
			assertEquals(MemoryCamera.byteAt(299_000), part.received()[0]);
		}

		@Test
		void aPartBeyondTheDevicesOffsetsIsRefusedWithWords() throws Exception {
			Answer answer = run("DownloadPart",
					of("o3").with(StorageMethods.OFFSET, Variant.ui8(1L << 32)).with(StorageMethods.LENGTH, Variant.ui4(1)));
			assertEquals(Status.ofResponseCode(0x201D), answer.status());
			assertTrue(answer.message().contains("4294967296"), answer.message());
		}

		/** The sink gets the rest, progress counts the bytes of the whole. */
		@Test
		void aBrokenDownloadGoesOnWhereItEnded() throws Exception {
			FakeInvocation rest = of("o3").with(StorageMethods.OFFSET, Variant.ui8(299_000));
			Answer answer = run("Download", rest);
			assertEquals(Values.of(StorageMethods.SIZE, Variant.ui8(1_007)), answer.results(), answer.message());
			assertEquals(1_007, rest.begun);
			assertEquals(299_000, rest.progressed);
			assertEquals(MemoryCamera.PICTURE_LENGTH, rest.total);
			assertArrayEquals(Arrays.copyOfRange(MemoryCamera.bytes(MemoryCamera.PICTURE_LENGTH), 299_000, MemoryCamera.PICTURE_LENGTH),
					rest.received());
		}

		@Test
		void aLongRestComesInPieces() throws Exception {
			int large = bench.camera.addPicture("LARGE.JPG", 40_000_000);
			FakeInvocation rest = of(ObjectIds.ofObject(large)).with(StorageMethods.OFFSET, Variant.ui8(1));
			assertEquals(Variant.ui8(39_999_999), run("Download", rest).results().get(StorageMethods.SIZE));
			assertEquals(39_999_999, rest.received().length);
			assertEquals(MemoryCamera.byteAt(39_999_999), rest.received()[39_999_998]);
		}

		@Test
		void aDownloadThatIsWholeAlreadyBringsNothingMore() throws Exception {
			FakeInvocation rest = of("o3").with(StorageMethods.OFFSET, Variant.ui8(MemoryCamera.PICTURE_LENGTH));
			assertEquals(Values.of(StorageMethods.SIZE, Variant.ui8(0)), run("Download", rest).results());
		}

		@Test
		void anObjectThatIsShorterThanTheOffsetIsRefusedWithItsSize() throws Exception {
			FakeInvocation rest = of("o3").with(StorageMethods.OFFSET, Variant.ui8(MemoryCamera.PICTURE_LENGTH + 1));
			Answer answer = run("Download", rest);
			assertEquals(Status.ofResponseCode(0x201D), answer.status());
			assertTrue(answer.message().contains("300,007") || answer.message().contains("300007"), answer.message());
			assertEquals(Long.MIN_VALUE, rest.begun, "the sink was not touched");
		}

		@Test
		void aCancelReachesADownloadThatGoesOn() throws Exception {
			int large = bench.camera.addPicture("LARGE.JPG", 3_000_000_000L);
			FakeInvocation rest = camera.start("Storage", "Download", of(ObjectIds.ofObject(large)).with(StorageMethods.OFFSET,
					Variant.ui8(1)).blockSink());
			assertTrue(rest.dataArrived.await(10, SECONDS));
			rest.stop();
			assertEquals(Kind.CONFIRMED, rest.await().kind());
			assertEquals(Kind.SUCCEEDED, run("Download", of("o3")).kind());
		}

		@Test
		void aThumbnailComes() throws Exception {
			FakeInvocation thumbnail = of("o3");
			run("DownloadThumbnail", thumbnail);
			assertArrayEquals(new byte[]{ 1, 2, 3 }, thumbnail.received());
		}

		@Test
		void anUploadArrivesByteForByteAndSaysWhere() throws Exception {
			byte[] bytes = MemoryCamera.bytes(250_001);
			Answer answer = run("Upload", new FakeInvocation().with(StorageMethods.PARENT, "/DCIM/100TEST")
					.with(StorageMethods.NAME, "UP.JPG").source(bytes));
			int handle = ObjectIds.objectHandle(answer.results().get(StorageMethods.OBJECT).asString()).orElseThrow();
			assertArrayEquals(bytes, bench.camera.content(handle));
			assertEquals(MemoryCamera.FOLDER, bench.camera.info(handle).parentObject());
			assertEquals(0x3801, bench.camera.info(handle).objectFormat(), "by the extension");
			assertEquals("UP.JPG", bench.camera.info(handle).filename());
		}

		@Test
		void anEmptyFileCanBeUploaded() throws Exception {
			Answer answer = run("Upload", new FakeInvocation().with(StorageMethods.NAME, "EMPTY.TXT"));
			int handle = ObjectIds.objectHandle(answer.results().get(StorageMethods.OBJECT).asString()).orElseThrow();
			assertEquals(0, bench.camera.content(handle).length);
		}

		@Test
		void aSourceOfUnknownLengthIsRefusedWithWords() throws Exception {
			Answer answer = run("Upload", new FakeInvocation().with(StorageMethods.NAME, "UP.JPG").sourceOfUnknownLength());
			assertEquals(Status.E_INVALIDARG, answer.status());
			assertTrue(answer.message().contains("length"), answer.message());
		}

		@Test
		void aSourceThatEndsTooEarlyFailsAndLeavesNoObject() throws Exception {
			var before = bench.camera.handles();
			Answer answer = run("Upload", new FakeInvocation().with(StorageMethods.NAME, "UP.JPG")
					.source(MemoryCamera.bytes(250_001)).sourceEndsAt(200_000));
			assertEquals(Status.E_INVALIDARG, answer.status(), answer.message());
			assertEquals(before, bench.camera.handles());
			assertEquals(Kind.SUCCEEDED, run("Download", of("o3")).kind(), "the session is in step");
		}

		@Test
		void aParentThatIsNotThereIsNamed() throws Exception {
			Answer answer = run("Upload",
					new FakeInvocation().with(StorageMethods.PARENT, "/MUSIC").with(StorageMethods.NAME, "UP.JPG"));
			assertEquals(Status.ofResponseCode(0x201A), answer.status());
			assertTrue(answer.message().contains("/MUSIC"), answer.message());
		}

		/** While the client is slow the device is not read, and that is all. */
		@Test
		void aSlowSinkOnlySlowsItDown() throws Exception {
			int large = bench.camera.addPicture("LARGE.JPG", 20_000_000);
			FakeInvocation download = camera.start("Storage", "Download", of(ObjectIds.ofObject(large)).blockSink());
			assertTrue(download.dataArrived.await(10, SECONDS));
			assertFalse(download.answer.isDone());
			download.unblockSink();
			assertEquals(Kind.SUCCEEDED, download.await().kind());
			assertEquals(20_000_000, download.received().length);
		}

		/** Contract 2.9: the Cancel goes out on both connections, and the answer to it is the confirmation. */
		@Test
		void aCancelInTheMiddleOfADownloadIsConfirmedByTheDevice() throws Exception {
			int large = bench.camera.addPicture("LARGE.JPG", 1L << 32);
			FakeInvocation download = camera.start("Storage", "Download", of(ObjectIds.ofObject(large)));
			assertTrue(download.dataArrived.await(10, SECONDS));
			download.stop();
			assertEquals(Kind.CONFIRMED, download.await().kind());
			bench.awaitCancel(ConnectionKind.COMMAND);
			bench.awaitCancel(ConnectionKind.EVENT);
			assertEquals(Kind.SUCCEEDED, run("Download", of("o3")).kind(), "the next one works at once");
			assertEquals(1, bench.cancels(ConnectionKind.COMMAND));
			assertEquals(1, bench.cancels(ConnectionKind.EVENT));
		}

		@Test
		void aCancelReachesADownloadWhoseSinkIsStuck() throws Exception {
			FakeInvocation download =
					camera.start("Storage", "Download", of(ObjectIds.ofObject(bench.camera.addPicture("L.JPG", 1L << 32))).blockSink());
			assertTrue(download.dataArrived.await(10, SECONDS));
			download.stop();
			assertEquals(Kind.CONFIRMED, download.await().kind());
		}

		/** A stop reaches this invocation only: the next one on the same worker does not know of it. */
		@Test
		void aStopBeforeItsTurnSendsNothing() throws Exception {
			FakeInvocation first = camera.start("Storage", "Download", of("o3").blockSink());
			assertTrue(first.dataArrived.await(10, SECONDS));
			FakeInvocation second = camera.start("Storage", "Download", of("o3"));
			FakeInvocation third = camera.start("Storage", "Download", of("o3"));
			second.stop();
			first.unblockSink();
			assertEquals(Kind.SUCCEEDED, first.await().kind());
			assertEquals(Kind.CONFIRMED, second.await().kind());
			assertEquals(Kind.SUCCEEDED, third.await().kind());
			assertEquals(0, bench.cancels(ConnectionKind.COMMAND));
		}

		@Test
		void aCancelledUploadLeavesNoObject() throws Exception {
			var before = bench.camera.handles();
			FakeInvocation upload = camera.start("Storage", "Upload", new FakeInvocation().with(StorageMethods.NAME, "UP.JPG")
					.source(MemoryCamera.bytes(1_000_000)).sourceBlocksAt(500_000));
			assertTrue(upload.dataArrived.await(10, SECONDS));
			upload.stop();
			assertEquals(Kind.CONFIRMED, upload.await().kind());
			assertEquals(before, bench.camera.handles());
			assertEquals(Kind.SUCCEEDED, run("Download", of("o3")).kind());
		}
	}

	@Test
	void aDeviceThatCannotBeginInTheMiddleSaysSo() throws Exception {
		bench.camera.without(OperationCode.GET_PARTIAL_OBJECT);
		camera = bench.connected();
		Answer answer = run("Download", of("o3").with(StorageMethods.OFFSET, Variant.ui8(1)));
		assertEquals(Status.ofResponseCode(0x2005), answer.status());
		assertTrue(answer.message().contains("GetPartialObject64"), answer.message());
	}

	@Nested
	class GivenACameraThatHeedsNoCancel {

		private final CompletableFuture<ResponderTransaction> lastPiece = new CompletableFuture<>();
		private final CountDownLatch goOn = new CountDownLatch(1);

		@BeforeEach
		void connect() throws Exception {
			bench.conditions = new WireConditions() {
				@Override
				public void beforeData(ResponderTransaction transaction, long position, int length) {
					if (transaction.operation() == OperationCode.GET_OBJECT
							&& position + length == MemoryCamera.PICTURE_LENGTH && lastPiece.complete(transaction)) {
						awaitGoOn();
					}
				}

				@Override
				public boolean heedsCancel(ResponderTransaction transaction) {
					return false;
				}
			};
			camera = bench.connected();
		}

		private void awaitGoOn() {
			try {
				goOn.await();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}

		/** Contract 2.6: the answer counts as the confirmation, and that it had finished is said. */
		@Test
		void aDownloadThatFinishedInSpiteOfTheStopSucceeds() throws Exception {
			FakeInvocation download = camera.start("Storage", "Download", of("o3"));
			lastPiece.get(10, SECONDS);
			download.stop();
			goOn.countDown();
			assertEquals(Kind.SUCCEEDED, download.await().kind());
		}
	}

	@Nested
	class GivenACameraThatHangsUpWhenItIsCancelled {

		@BeforeEach
		void connect() throws Exception {
			CutWire wire = bench.wire();
			bench.conditions = new WireConditions() {
				@Override
				public boolean heedsCancel(ResponderTransaction transaction) {
					wire.cut();
					return false;
				}
			};
			camera = bench.connected();
		}

		/** Real devices do: the services stay, and the next method finds another session. */
		@Test
		void theSessionIsReplacedInPlace() throws Exception {
			int large = bench.camera.addPicture("LARGE.JPG", 1L << 32);
			FakeInvocation download = camera.start("Storage", "Download", of(ObjectIds.ofObject(large)));
			assertTrue(download.dataArrived.await(10, SECONDS));
			download.stop();
			while (!download.answer.isDone()) {
				// the camera may need a moment to see that the wire was cut
				if (bench.timer.hasMore()) {
					bench.timer.awaitAlarm().fire();
				}
				Thread.onSpinWait();
			}
			assertEquals(Kind.CONNECTION_LOST, download.await().kind());
			assertFalse(camera.reset.get(10, SECONDS).isEmpty());
			assertFalse(camera.gone.isDone());
			assertEquals(Kind.SUCCEEDED, run("Download", of("o3")).kind());
		}
	}
}
