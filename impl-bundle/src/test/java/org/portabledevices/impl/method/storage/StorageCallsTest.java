package org.portabledevices.impl.method.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.impl.fixture.Bench;
import org.portabledevices.impl.fixture.FakeEngine.Registered;
import org.portabledevices.impl.fixture.FakeInvocation;
import org.portabledevices.impl.fixture.FakeInvocation.Answer;
import org.portabledevices.impl.fixture.FakeInvocation.Kind;
import org.portabledevices.impl.fixture.MemoryCamera;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.ip.ConnectionKind;
import org.portabledevices.ptp.ip.PacketType;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.ptp.responder.WireConditions;
import org.portabledevices.service.Status;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectFormats;
import org.portabledevices.wpd.PropertyKeys;
import org.portabledevices.wpd.StorageMethods;

@Timeout(30)
class StorageCallsTest {

	private final CompletableFuture<ResponderTransaction> secondInfo = new CompletableFuture<>();
	private final CountDownLatch goOn = new CountDownLatch(1);
	private Bench bench;
	private Registered camera;
	private volatile int heldOperation;
	private volatile boolean deaf;

	@BeforeEach
	void connect() throws Exception {
		bench = new Bench();
		bench.conditions = new WireConditions() {
			@Override
			public void beforeOperation(ResponderTransaction transaction) {
				if (transaction.operation() == heldOperation && secondInfo.complete(transaction)) {
					try {
						goOn.await();
					} catch (InterruptedException e) {
						Thread.currentThread().interrupt();
					}
				}
			}

			@Override
			public boolean heedsCancel(ResponderTransaction transaction) {
				return !deaf;
			}
		};
		camera = bench.connected();
	}

	@AfterEach
	void close() throws Exception {
		goOn.countDown();
		bench.close();
	}

	private Answer run(String method, FakeInvocation invocation) throws Exception {
		return camera.start("Storage", method, invocation).await();
	}

	private static List<String> names(Answer answer) {
		return answer.results().get(StorageMethods.OBJECTS).asList().stream()
				.map(values -> ((Values) values).get(PropertyKeys.OBJECT_NAME).asString()).toList();
	}

	private static FakeInvocation with(PropertyKey key, String text) {
		return new FakeInvocation().with(key, text);
	}

	@Test
	void listsStorages() throws Exception {
		Values storage = (Values) run("ListStorages", new FakeInvocation()).results().get(StorageMethods.STORAGES).asList().get(0);
		assertEquals("s10001", storage.get(PropertyKeys.OBJECT_ID).asString());
		assertEquals("CARD", storage.get(PropertyKeys.OBJECT_NAME).asString());
		assertEquals("DCF", storage.get(PropertyKeys.STORAGE_FILE_SYSTEM_TYPE).asString());
		assertEquals(Variant.ui8(8L << 30), storage.get(PropertyKeys.STORAGE_CAPACITY));
		assertFalse(storage.contains(PropertyKeys.STORAGE_FREE_SPACE_IN_BYTES), "all ones mean that it is not known");
	}

	@Test
	void listsAllObjectsWithProgress() throws Exception {
		FakeInvocation list = new FakeInvocation();
		assertEquals(List.of("DCIM", "100TEST", "IMG_0001.JPG"), names(run("ListObjects", list)));
		assertEquals(3, list.progressed);
		assertEquals(3, list.total);
	}

	@Test
	void listsWhatLiesInAFolder() throws Exception {
		assertEquals(List.of("100TEST"), names(run("ListObjects", with(StorageMethods.PARENT, "o1"))));
		assertEquals(List.of("IMG_0001.JPG"), names(run("ListObjects", with(StorageMethods.PARENT, "/DCIM/100TEST/"))));
		assertEquals(List.of("DCIM"), names(run("ListObjects", with(StorageMethods.PARENT, "/"))));
		assertEquals(List.of("DCIM"), names(run("ListObjects", with(StorageMethods.PARENT, "s10001"))));
	}

	@Test
	void listsObjectsOfAFormatByNameCodeOrGuid() throws Exception {
		for (String format : List.of("EXIF_JPEG", "0x3801", ObjectFormats.EXIF_JPEG.toString(), "{" + ObjectFormats.EXIF_JPEG + "}")) {
			assertEquals(List.of("IMG_0001.JPG"), names(run("ListObjects", with(StorageMethods.FORMAT, format))), format);
		}
	}

	@Test
	void countsObjects() throws Exception {
		assertEquals(Values.of(StorageMethods.COUNT, Variant.ui4(3)), run("GetObjectCount", new FakeInvocation()).results());
	}

	@Test
	void describesAnObject() throws Exception {
		Values info = run("GetObjectInfo", with(StorageMethods.OBJECT, "O3".toLowerCase())).results().get(StorageMethods.INFO).asValues();
		assertEquals("o3", info.get(PropertyKeys.OBJECT_ID).asString());
		assertEquals("o2", info.get(PropertyKeys.OBJECT_PARENT_ID).asString());
		assertEquals(ObjectFormats.EXIF_JPEG, info.get(PropertyKeys.OBJECT_FORMAT).asGuid());
		assertEquals(Variant.ui8(MemoryCamera.PICTURE_LENGTH), info.get(PropertyKeys.OBJECT_SIZE));
		assertEquals(Variant.bool(true), info.get(PropertyKeys.OBJECT_CAN_DELETE));
		assertFalse(info.contains(PropertyKeys.OBJECT_DATE_CREATED));
	}

	@Test
	void theParentOfAnObjectInTheRootIsItsStorage() throws Exception {
		Values info = run("GetObjectInfo", with(StorageMethods.OBJECT, "/DCIM")).results().get(StorageMethods.INFO).asValues();
		assertEquals("s10001", info.get(PropertyKeys.OBJECT_PARENT_ID).asString());
	}

	@Test
	void whatNamesNothingIsNamedInTheFailure() throws Exception {
		Answer storage = run("ListObjects", with(StorageMethods.STORAGE, "card"));
		assertEquals(Status.ofResponseCode(0x2008), storage.status());
		assertTrue(storage.message().contains("\"card\"") && storage.message().contains("s10001"), storage.message());
		Answer format = run("ListObjects", with(StorageMethods.FORMAT, "jepg"));
		assertEquals(Status.ofResponseCode(0x200B), format.status());
		assertTrue(format.message().contains("\"jepg\""), format.message());
		Answer parent =
				run("ListObjects", new FakeInvocation().with(StorageMethods.STORAGE, "s10001").with(StorageMethods.PARENT, "s20001"));
		assertEquals(Status.ofResponseCode(0x201A), parent.status());
		assertTrue(parent.message().contains("s20001"), parent.message());
	}

	@Test
	void deletesAnObject() throws Exception {
		FakeInvocation delete = with(StorageMethods.OBJECT, "/DCIM/100TEST/IMG_0001.JPG");
		assertEquals(Kind.SUCCEEDED, run("Delete", delete).kind());
		assertFalse(bench.camera.handles().contains(MemoryCamera.PICTURE));
		assertTrue(delete.beyondCancel, "contract 7.4");
	}

	/** Contract 7.4: a stop that came before the point is heeded, and nothing is sent. */
	@Test
	void aStopBeforeTheDeleteIsSentKeepsTheObject() throws Exception {
		heldOperation = OperationCode.GET_OBJECT_HANDLES;
		FakeInvocation delete = camera.start("Storage", "Delete", with(StorageMethods.OBJECT, "/DCIM"));
		secondInfo.get(10, TimeUnit.SECONDS);
		assertTrue(delete.stop());
		goOn.countDown();
		assertEquals(Kind.CONFIRMED, delete.await().kind());
		assertTrue(bench.camera.handles().contains(MemoryCamera.DCIM));
	}

	/** Contract 2.6: the device did all that the method asks of it, so its late answer is the success that the engine reports as FINISHED. */
	@Test
	void aStopThatComesTooLateForTheOnlyTransactionIsAnsweredWithSuccess() throws Exception {
		heldOperation = OperationCode.GET_OBJECT_INFO;
		deaf = true;
		FakeInvocation info = camera.start("Storage", "GetObjectInfo", with(StorageMethods.OBJECT, "o3"));
		secondInfo.get(10, TimeUnit.SECONDS);
		info.stop();
		bench.awaitCancel(ConnectionKind.EVENT);
		goOn.countDown();
		assertEquals(Kind.SUCCEEDED, info.await().kind());
	}

	/** A listing of several transactions is stopped between them, or in one; what the last one brought is not the listing. */
	@Test
	void aStopOfAListingSendsNothingMore() throws Exception {
		heldOperation = OperationCode.GET_OBJECT_INFO;
		FakeInvocation list = camera.start("Storage", "ListObjects", new FakeInvocation());
		secondInfo.get(10, TimeUnit.SECONDS);
		list.stop();
		goOn.countDown();
		assertEquals(Kind.CONFIRMED, list.await().kind());
		long requests = bench.packets.stream().filter(seen -> !seen.sent() && seen.type() == PacketType.OPERATION_REQUEST).count();
		assertEquals(Kind.SUCCEEDED, run("ListObjects", new FakeInvocation()).kind());
		assertEquals(requests + 4,
				bench.packets.stream().filter(seen -> !seen.sent() && seen.type() == PacketType.OPERATION_REQUEST).count(),
				"handles and three objects, no more");
	}
}
