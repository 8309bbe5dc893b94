package org.portabledevices.impl.method.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.impl.fixture.Bench;
import org.portabledevices.impl.fixture.FakeEngine.Registered;
import org.portabledevices.impl.fixture.FakeInvocation;
import org.portabledevices.impl.fixture.FakeInvocation.Answer;
import org.portabledevices.impl.fixture.FakeInvocation.Kind;
import org.portabledevices.impl.fixture.MemoryCamera;
import org.portabledevices.impl.fixture.MemoryPhone;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.ptp.responder.WireConditions;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.PropertyKeys;
import org.portabledevices.wpd.StorageMethods;

@Timeout(30)
class TreesTest {

	private Bench bench;
	private Registered camera;

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private void connect(MemoryCamera device) throws Exception {
		bench = new Bench(device);
		camera = bench.connected();
	}

	private Answer tree(FakeInvocation invocation) throws Exception {
		return camera.start("Storage", "ListTree", invocation).await();
	}

	private static FakeInvocation in(String folder) {
		return new FakeInvocation().with(StorageMethods.PARENT, folder);
	}

	private static List<String> paths(Answer answer) {
		assertEquals(Kind.SUCCEEDED, answer.kind(), answer.message());
		return answer.results().get(StorageMethods.OBJECTS).asList().stream()
				.map(values -> ((Values) values).get(PropertyKeys.OBJECT_PATH).asString()).toList();
	}

	@Nested
	class GivenACamera {

		@BeforeEach
		void connectACamera() throws Exception {
			MemoryCamera device = new MemoryCamera();
			int music = device.addFolder("MUSIC");
			device.addPicture("A.MP3", 5, music);
			connect(device);
		}

		@Test
		void everythingIsListedWithItsPathEachFolderBeforeWhatItHolds() throws Exception {
			FakeInvocation list = new FakeInvocation();
			assertEquals(List.of("/DCIM", "/DCIM/100TEST", "/DCIM/100TEST/IMG_0001.JPG", "/MUSIC", "/MUSIC/A.MP3"), paths(tree(list)));
			assertEquals(5, list.progressed);
			assertEquals(-1, list.total, "nobody knows before what else will be found");
		}

		@Test
		void aFolderIsListedByPathOrIdFromTheRootOn() throws Exception {
			assertEquals(List.of("/DCIM/100TEST", "/DCIM/100TEST/IMG_0001.JPG"), paths(tree(in("/DCIM"))));
			assertEquals(List.of("/DCIM/100TEST/IMG_0001.JPG"), paths(tree(in("o2"))));
		}

		@Test
		void theDepthSaysHowManyLevels() throws Exception {
			assertEquals(List.of("/DCIM", "/MUSIC"), paths(tree(in("/").with(StorageMethods.DEPTH, Variant.ui4(1)))));
			assertEquals(List.of("/DCIM", "/DCIM/100TEST", "/MUSIC", "/MUSIC/A.MP3"),
					paths(tree(in("s10001").with(StorageMethods.DEPTH, Variant.ui4(2)))));
		}

		@Test
		void aPatternOrAFormatNarrowsWhatIsListedNotWhatIsLookedInto() throws Exception {
			assertEquals(List.of("/DCIM/100TEST/IMG_0001.JPG"),
					paths(tree(new FakeInvocation().with(StorageMethods.PATTERN, "*.JPG"))));
			assertEquals(List.of("/MUSIC/A.MP3"),
					paths(tree(new FakeInvocation().with(StorageMethods.PATTERN, "/MUSIC/**"))).subList(1, 2));
			assertEquals(List.of("/DCIM", "/DCIM/100TEST", "/MUSIC"),
					paths(tree(new FakeInvocation().with(StorageMethods.FORMAT, "Association"))));
		}

		@Test
		void aFileIsNoFolder() throws Exception {
			Answer answer = tree(in("/MUSIC/A.MP3"));
			assertEquals(Status.ofResponseCode(0x201A), answer.status());
			assertTrue(answer.message().contains("A.MP3"), answer.message());
		}

		@Test
		void aStorageThatIsNotThereFailsAsTheDeviceSays() throws Exception {
			assertEquals(Status.ofResponseCode(0x2008), tree(new FakeInvocation().with(StorageMethods.STORAGE, "s77")).status());
		}
	}

	@Nested
	class GivenAPhoneWithPropertyLists {

		private final MemoryPhone phone = new MemoryPhone();

		private long infos() {
			return bench.packets.stream().filter(packet -> packet.transactionId() != 0).map(Bench.Seen::transactionId).distinct().count();
		}

		@Test
		void oneTransactionTellsOfAWholeFolder() throws Exception {
			for (int i = 0; i < 50; i++) {
				phone.addPicture("P" + i + ".JPG", 10 + i);
			}
			connect(phone);
			long before = infos();
			List<String> paths = paths(tree(new FakeInvocation()));
			assertEquals(53, paths.size());
			assertEquals("/DCIM/100TEST/P49.JPG", paths.get(52));
			assertEquals(4, infos() - before, "GetStorageIDs, and one list for the root and each of two folders");
		}

		@Test
		void whatAListSaysIsWhatGetObjectInfoSays() throws Exception {
			connect(phone);
			Values listed = (Values) tree(new FakeInvocation()).results().get(StorageMethods.OBJECTS).asList().get(2);
			Values info = camera.start("Storage", "GetObjectInfo", new FakeInvocation().with(StorageMethods.OBJECT, "o3")).await().results()
					.get(StorageMethods.INFO).asValues();
			assertEquals(Values.builder().set(PropertyKeys.OBJECT_PATH, Variant.string("/DCIM/100TEST/IMG_0001.JPG")).setAll(info).build(),
					listed);
		}

		@Test
		void aPathIsFoundByTheListOfNamesToo() throws Exception {
			connect(phone);
			FakeInvocation download = new FakeInvocation().with(StorageMethods.OBJECT, "/DCIM/100TEST/IMG_0001.JPG");
			assertEquals(Kind.SUCCEEDED, camera.start("Storage", "Download", download).await().kind());
			assertEquals(List.of("list of 0", "list of 1", "list of 2"), phone.done);
		}

		/** There are devices that list the folder itself, whatever depth they are asked for. */
		@Test
		void aDeviceThatHeedsNoDepthIsAskedOneByOne() throws Exception {
			phone.heedsDepth = false;
			connect(phone);
			assertEquals(List.of("/DCIM/100TEST", "/DCIM/100TEST/IMG_0001.JPG"), paths(tree(in("o1"))));
		}

		@Test
		void aDeviceThatRefusesItsListIsAskedOneByOne() throws Exception {
			connect(new MemoryPhone() {
				@Override
				public synchronized ObjectPropList objectPropList(int handle, int format, int property, int group, int depth)
						throws ResponseException {
					throw new ResponseException(ResponseCode.SPECIFICATION_BY_DEPTH_UNSUPPORTED);
				}
			});
			assertEquals(List.of("/DCIM", "/DCIM/100TEST", "/DCIM/100TEST/IMG_0001.JPG"), paths(tree(new FakeInvocation())));
		}
	}

	@Nested
	class GivenADeviceThatIsOddOrSlow {

		/** Two folders that lie in each other would be listed for ever. */
		@Test
		void foldersThatLieInEachOtherAreEnteredOnce() throws Exception {
			MemoryCamera device = new MemoryCamera() {
				@Override
				public synchronized int[] objectHandles(int storageId, int format, int parent) throws ResponseException {
					return parent == FOLDER ? new int[]{ DCIM } : super.objectHandles(storageId, format, parent);
				}
			};
			connect(device);
			assertEquals(List.of("/DCIM", "/DCIM/100TEST", "/DCIM/100TEST/DCIM"), paths(tree(new FakeInvocation())));
		}

		@Test
		void anObjectThatVanishesMeanwhileIsLeftOut() throws Exception {
			MemoryCamera device = new MemoryCamera() {
				@Override
				public ObjectInfo objectInfo(int handle) throws ResponseException {
					if (handle == PICTURE) {
						throw new ResponseException(ResponseCode.INVALID_OBJECT_HANDLE);
					}
					return super.objectInfo(handle);
				}
			};
			connect(device);
			assertEquals(List.of("/DCIM", "/DCIM/100TEST"), paths(tree(new FakeInvocation())));
		}

		/** Contract 2.9: between two objects it stops, and nothing more is asked for. */
		@Test
		void itCanBeStoppedBetweenTwoObjects() throws Exception {
			bench = new Bench();
			FakeInvocation list = new FakeInvocation();
			bench.conditions = new WireConditions() {
				@Override
				public void beforeOperation(ResponderTransaction transaction) {
					if (transaction.operation() == 0x1008 && transaction.parameter(0) == MemoryCamera.DCIM) {
						list.stop();
					}
				}
			};
			camera = bench.connected();
			assertEquals(Kind.CONFIRMED, tree(list).kind());
			assertFalse(list.progressed > 1);
			assertEquals(Kind.SUCCEEDED, camera.start("Device", "GetInfo", new FakeInvocation()).await().kind());
		}
	}
}
