package org.portabledevices.impl.method.storage;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portabledevices.impl.fixture.Bench;
import org.portabledevices.impl.fixture.FakeEngine.Registered;
import org.portabledevices.impl.fixture.FakeInvocation;
import org.portabledevices.impl.fixture.FakeInvocation.Answer;
import org.portabledevices.impl.fixture.FakeInvocation.Kind;
import org.portabledevices.impl.fixture.MemoryCamera;
import org.portabledevices.impl.fixture.MemoryPhone;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.ptp.responder.WireConditions;
import org.portabledevices.service.Status;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.StorageMethods;

@Timeout(30)
class ObjectChangesTest {

	private final MemoryPhone phone = new MemoryPhone();
	private Bench bench;
	private Registered device;
	private volatile FakeInvocation stopAtAnnouncement;

	@BeforeEach
	void connect() throws Exception {
		bench = new Bench(phone);
		bench.conditions = new WireConditions() {
			@Override
			public void beforeOperation(ResponderTransaction transaction) {
				FakeInvocation stopped = stopAtAnnouncement;
				if (transaction.operation() == OperationCode.SEND_OBJECT_INFO && stopped != null) {
					stopped.stop();
					awaitCancel(stopped);
				}
			}

			@Override
			public boolean heedsCancel(ResponderTransaction transaction) {
				return stopAtAnnouncement == null;
			}
		};
		device = bench.connected();
	}

	/** The backend sends its Cancel on a thread of its own; the device must not have answered before. */
	private static void awaitCancel(FakeInvocation stopped) {
		try {
			assertTrue(stopped.hookRan.await(10, SECONDS));
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private Answer run(String method, FakeInvocation invocation) throws Exception {
		return device.start("Storage", method, invocation).await();
	}

	private static FakeInvocation of(String object) {
		return new FakeInvocation().with(StorageMethods.OBJECT, object);
	}

	private static void assertOk(Answer answer) {
		assertEquals(Kind.SUCCEEDED, answer.kind(), answer.message());
	}

	@Test
	void aFolderIsMadeWhereItWasAskedFor() throws Exception {
		Answer answer =
				run("CreateFolder", new FakeInvocation().with(StorageMethods.PARENT, "/DCIM").with(StorageMethods.NAME, "101TEST"));
		assertOk(answer);
		int handle = ObjectIds.objectHandle(answer.results().get(StorageMethods.OBJECT).asString()).orElseThrow();
		assertTrue(phone.info(handle).isFolder());
		assertEquals("101TEST", phone.info(handle).filename());
		assertEquals(MemoryCamera.DCIM, phone.info(handle).parentObject());
	}

	/** The device has made it before it could be told not to: it is taken away again, and that is what is confirmed. */
	@Test
	void aFolderWhoseCancelCameTooLateIsTakenAwayAgain() throws Exception {
		Set<Integer> before = phone.handles();
		FakeInvocation create = new FakeInvocation().with(StorageMethods.PARENT, "/DCIM").with(StorageMethods.NAME, "101TEST");
		stopAtAnnouncement = create;
		assertEquals(Kind.CONFIRMED, run("CreateFolder", create).kind());
		assertEquals(before, phone.handles());
	}

	@Test
	void anUploadWhoseCancelCameTooLateForItsAnnouncementLeavesNothing() throws Exception {
		Set<Integer> before = phone.handles();
		FakeInvocation upload = new FakeInvocation().with(StorageMethods.NAME, "UP.JPG").source(MemoryCamera.bytes(1000));
		stopAtAnnouncement = upload;
		assertEquals(Kind.CONFIRMED, run("Upload", upload).kind());
		assertEquals(before, phone.handles());
	}

	@Test
	void anObjectIsMovedToAFolderAndToARoot() throws Exception {
		assertOk(run("Move", of("/DCIM/100TEST/IMG_0001.JPG").with(StorageMethods.PARENT, "/DCIM")));
		assertEquals(MemoryCamera.DCIM, phone.info(MemoryCamera.PICTURE).parentObject());
		assertOk(run("Move", of("o3").with(StorageMethods.PARENT, "s10001")));
		assertEquals(0, phone.info(MemoryCamera.PICTURE).parentObject());
	}

	@Test
	void aCopySaysWhichObjectItIs() throws Exception {
		Answer answer = run("Copy", of("o3").with(StorageMethods.PARENT, "/DCIM"));
		assertOk(answer);
		int copy = ObjectIds.objectHandle(answer.results().get(StorageMethods.NEW_OBJECT).asString()).orElseThrow();
		assertEquals("IMG_0001.JPG", phone.info(copy).filename());
		assertEquals(MemoryCamera.DCIM, phone.info(copy).parentObject());
	}

	/** Contract 7.4: from the moment it is sent it cannot be cancelled. */
	@Test
	void aMoveCannotBeCancelledOnceItWasSent() throws Exception {
		FakeInvocation move = of("o3").with(StorageMethods.PARENT, "/DCIM");
		assertOk(run("Move", move));
		assertTrue(move.beyondCancel);
	}

	@ParameterizedTest
	@CsvSource({ "ReadOnly,0x0001", "read-only,0x0001", "NoProtection,0x0000", "NonTransferableData,0x8003", "0x8002,0x8002" })
	void protectionIsNamed(String name, String number) throws Exception {
		assertOk(run("SetProtection", of("o3").with(StorageMethods.PROTECTION, name)));
		assertTrue(phone.done.contains("protect " + number), phone.done.toString());
	}

	@Test
	void aProtectionThatIsNoneIsRefusedWithWhatIsAllowed() throws Exception {
		Answer answer = run("SetProtection", of("o3").with(StorageMethods.PROTECTION, "secret"));
		assertEquals(Status.ofResponseCode(0x201D), answer.status());
		assertTrue(answer.message().contains("secret") && answer.message().contains("ReadOnlyData"), answer.message());
	}

	@Test
	void aStorageIsFormattedWithANamedFileSystem() throws Exception {
		assertOk(run("FormatStore",
				new FakeInvocation().with(StorageMethods.STORAGE, "s10001").with(StorageMethods.FILE_SYSTEM, "Hierarchical")));
		assertEquals(List.of("format 2"), phone.done);
		assertEquals(Set.of(), phone.handles());
	}

	@Test
	void theDatesOfAnUploadAreSent() throws Exception {
		Answer answer = run("Upload",
				new FakeInvocation().with(StorageMethods.NAME, "UP.JPG")
						.with(StorageMethods.DATE_CREATED, Variant.date(Instant.parse("2025-12-31T23:59:58Z")))
						.with(StorageMethods.DATE_MODIFIED, Variant.date(Instant.parse("2026-01-01T00:00:00Z")))
						.source(MemoryCamera.bytes(10)));
		assertOk(answer);
		int handle = ObjectIds.objectHandle(answer.results().get(StorageMethods.OBJECT).asString()).orElseThrow();
		assertEquals("20251231T235958", phone.info(handle).captureDate());
		assertEquals("20260101T000000", phone.info(handle).modificationDate());
	}

	/** ObjectInfo has 32 bits for a size, SendObjectPropList 64. */
	@Test
	void anObjectOfFourGibibytesIsAnnouncedByItsProperties() throws Exception {
		FakeInvocation upload = new FakeInvocation().with(StorageMethods.PARENT, "/DCIM").with(StorageMethods.NAME, "LARGE.AVI")
				.sourceOfLength(1L << 32).sourceBlocksAt(0);
		device.start("Storage", "Upload", upload);
		assertTrue(upload.dataArrived.await(10, SECONDS));
		upload.stop();
		assertEquals(Kind.CONFIRMED, upload.await().kind());
		assertTrue(phone.done.contains("announced 4,294,967,296 bytes, [ObjectFileName LARGE.AVI]"), phone.done.toString());
	}

	@Test
	void anObjectIsEditedInItsPlace() throws Exception {
		byte[] piece = { 9, 9, 9 };
		assertOk(run("BeginEdit", of("o3")));
		assertEquals(Variant.ui8(3), run("WritePart", of("o3").with(StorageMethods.OFFSET, Variant.ui8(4)).source(piece)).results()
				.get(StorageMethods.SIZE));
		assertOk(run("Truncate", of("o3").with(StorageMethods.SIZE, Variant.ui8(8))));
		assertOk(run("EndEdit", of("o3")));
		byte[] expected = MemoryCamera.bytes(8);
		System.arraycopy(piece, 0, expected, 4, 3);
		assertArrayEquals(expected, phone.content(3));
	}

	@Test
	void anEditThatWasNotBegunFailsAsTheDeviceSays() throws Exception {
		Answer answer = run("Truncate", of("o3").with(StorageMethods.SIZE, Variant.ui8(8)));
		assertEquals(Kind.FAILED, answer.kind());
		assertFalse(answer.message().isEmpty());
	}

	@Test
	void aLengthBeyondWhatAFileCanHaveIsRefusedWithWords() throws Exception {
		Answer answer = run("Truncate", of("o3").with(StorageMethods.SIZE, Variant.ui8(-1)));
		assertEquals(Status.ofResponseCode(0x201D), answer.status());
		assertTrue(answer.message().contains("18446744073709551615"), answer.message());
	}
}
