package org.portabledevices.sim.camera;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.dataset.StorageInfo;
import org.portabledevices.sim.picture.JpegFacts;
import org.portabledevices.sim.store.IncomingFile;
import org.portabledevices.sim.store.Storages;
import org.portabledevices.sim.store.StoredObject;
import org.portabledevices.sim.time.VirtualTime;

class SimulatedCameraTest {

	private static final int ANY = Storages.ALL_OR_ROOT;

	private final VirtualTime time = new VirtualTime();
	private final List<String> happened = new ArrayList<>();

	static void assertRefused(int responseCode, Executable operation) {
		assertEquals(ResponseCode.name(responseCode), ResponseCode.name(assertThrows(ResponseException.class, operation).responseCode()));
	}

	private CameraBuilder builder() {
		return new CameraBuilder(CameraIdentity.of("Test Camera", "T1"), time::now);
	}

	private SimulatedCamera listened(SimulatedCamera camera) {
		camera.addListener(new CameraListener() {

			@Override
			public void objectAdded(int handle, Object origin) {
				happened.add("added " + handle + " by " + origin);
			}

			@Override
			public void objectRemoved(int handle, Object origin) {
				happened.add("removed " + handle + " by " + origin);
			}

			@Override
			public void propertyChanged(int property, Object origin) {
				happened.add("changed " + DevicePropCode.name(property) + " by " + origin);
			}
		});
		return camera;
	}

	private static List<String> paths(SimulatedCamera camera, int format, int parent) throws ResponseException {
		return camera.storages().objects(ANY, format, parent).stream().map(StoredObject::path).toList();
	}

	private static StoredObject upload(SimulatedCamera camera, int parent, String name, String text) throws Exception {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		IncomingFile file = camera.storages().receive(0, parent, ObjectInfo.ofFile(ObjectFormatCode.TEXT, bytes.length, name), "us");
		file.write(ByteBuffer.wrap(bytes));
		file.complete();
		return camera.storages().object(file.handle());
	}

	@Nested
	class GivenTheSamplePictures {

		private SimulatedCamera camera;

		@BeforeEach
		void make() throws IOException {
			camera = listened(builder().large(5_000_000_000L % 4_000_000_000L, 1).build());
		}

		@Test
		void theCardIsLaidOutAsCamerasDo() throws ResponseException {
			assertArrayEquals(new int[]{ 0x00010001 }, camera.storages().ids());
			assertEquals(List.of("/DCIM"), paths(camera, 0, ANY));
			assertEquals(List.of("/DCIM/100SIMUL"), paths(camera, 0, 1));
			assertEquals(List.of("/DCIM/100SIMUL/SIM_0001.JPG", "/DCIM/100SIMUL/SIM_0002.JPG", "/DCIM/100SIMUL/SIM_0003.JPG",
					"/DCIM/100SIMUL/SIM_0004.JPG", "/DCIM/100SIMUL/LARGE.BIN"), paths(camera, 0, 2));
			assertEquals(7, paths(camera, 0, 0).size());
			assertEquals(4, paths(camera, ObjectFormatCode.EXIF_JPEG, 0).size());
			assertEquals(1_000_000_000, camera.storages().find("/DCIM/100SIMUL/LARGE.BIN").orElseThrow().info().compressedSize());
		}

		@Test
		void aPictureIsDescribedByWhatItsFileSays() throws Exception {
			StoredObject picture = camera.storages().find("/DCIM/100SIMUL/SIM_0001.JPG").orElseThrow();
			ObjectInfo info = picture.info();
			assertEquals(640, info.imagePixWidth());
			assertEquals(427, info.imagePixHeight());
			assertEquals("20260101T090000", info.captureDate());
			assertEquals(picture.content().length(), info.compressedSize());
			assertEquals(picture.thumbnail().orElseThrow().length(), info.thumbCompressedSize());
			assertNotNull(ImageIO.read(new ByteArrayInputStream(picture.thumbnail().orElseThrow().prefix(1 << 20))));
		}

		@Test
		void theStorageCountsWhatIsOnIt() throws Exception {
			StorageInfo before = camera.storages().info(0x00010001);
			upload(camera, 2, "note.txt", "1234567890");
			assertEquals(before.freeSpaceInBytes() - 10, camera.storages().info(0x00010001).freeSpaceInBytes());
			assertEquals(before.maxCapacity(), camera.storages().info(0x00010001).maxCapacity());
		}

		@Test
		void whatIsNotThereIsRefused() {
			assertRefused(ResponseCode.INVALID_STORAGE_ID, () -> camera.storages().info(0x00020001));
			assertRefused(ResponseCode.INVALID_STORAGE_ID, () -> camera.storages().objects(0x00020001, 0, 0));
			assertRefused(ResponseCode.INVALID_PARENT_OBJECT, () -> camera.storages().objects(ANY, 0, 99));
			assertRefused(ResponseCode.INVALID_PARENT_OBJECT, () -> camera.storages().objects(ANY, 0, 3)); // a file
			assertRefused(ResponseCode.INVALID_OBJECT_HANDLE, () -> camera.storages().object(99));
			assertRefused(ResponseCode.INVALID_OBJECT_HANDLE, () -> camera.removal().delete(99, 0, null));
		}

		@Test
		void anUploadIsThereWhenItIsCompleteAndListenersHearOfIt() throws Exception {
			IncomingFile file = camera.storages().receive(0, 2, ObjectInfo.ofFile(ObjectFormatCode.TEXT, 5, "note.txt"), "us");
			file.write(ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8)));
			assertTrue(camera.storages().find("/DCIM/100SIMUL/note.txt").isEmpty());
			file.complete();
			assertEquals(file.handle(), camera.storages().find("/DCIM/100SIMUL/note.txt").orElseThrow().handle());
			assertEquals("20260504T102030", camera.storages().object(file.handle()).info().modificationDate());
			assertEquals(List.of("added " + file.handle() + " by us"), happened);
		}

		@Test
		void anUploadThatIsDiscardedWasNever() throws Exception {
			IncomingFile file = camera.storages().receive(0, 2, ObjectInfo.ofFile(ObjectFormatCode.TEXT, 5, "note.txt"), "us");
			file.write(ByteBuffer.wrap(new byte[3]));
			file.discard();
			assertRefused(ResponseCode.INVALID_OBJECT_HANDLE, () -> camera.storages().object(file.handle()));
			assertEquals(List.of(), happened);
		}

		@ParameterizedTest
		@ValueSource(strings = { "", ".", "..", "../x", "a/b", "a\\b", ".hidden", "a\0b", "a:b", "x." })
		void namesThatAreNoneAreRefused(String name) {
			assertRefused(ResponseCode.INVALID_PARAMETER,
					() -> camera.storages().receive(0, 2, ObjectInfo.ofFile(ObjectFormatCode.TEXT, 5, name), "us"));
		}

		@Test
		void aNameThatIsThereAlreadyIsRefused() throws Exception {
			ObjectInfo info = ObjectInfo.ofFile(ObjectFormatCode.TEXT, 0, "note.txt");
			assertRefused(ResponseCode.ACCESS_DENIED,
					() -> camera.storages().receive(0, 2, ObjectInfo.ofFile(ObjectFormatCode.EXIF_JPEG, 5, "SIM_0001.JPG"), "us"));
			IncomingFile first = camera.storages().receive(0, 2, info, "us");
			IncomingFile second = camera.storages().receive(0, 2, info, "them");
			first.complete();
			assertRefused(ResponseCode.ACCESS_DENIED, second::complete);
		}

		@Test
		void whatDoesNotFitIsRefusedBeforeOrWhileItIsSent() throws Exception {
			assertRefused(ResponseCode.STORE_FULL,
					() -> camera.storages().receive(0, 2, ObjectInfo.ofFile(ObjectFormatCode.UNDEFINED, 2L << 30, "big.bin"), "us"));
			long free = camera.storages().info(0x00010001).freeSpaceInBytes();
			IncomingFile liar = camera.storages().receive(0, 2, ObjectInfo.ofFile(ObjectFormatCode.UNDEFINED, free, "big.bin"), "us");
			liar.write(ByteBuffer.wrap(new byte[10]));
			assertRefused(ResponseCode.STORE_FULL, () -> {
				for (long sent = 10; sent <= free; sent += 1 << 20) {
					liar.write(ByteBuffer.allocate(1 << 20));
				}
			});
			liar.discard();
		}

		@Test
		void aFolderIsDeletedWithAllThatItHolds() throws Exception {
			camera.removal().delete(2, 0, "us");
			assertEquals(List.of("/DCIM"), paths(camera, 0, 0));
			assertEquals(List.of("removed 7 by us", "removed 6 by us", "removed 5 by us", "removed 4 by us", "removed 3 by us",
					"removed 2 by us"), happened);
		}

		@Test
		void allFilesOfAFormatAreDeletedTogether() throws Exception {
			camera.removal().delete(ANY, ObjectFormatCode.EXIF_JPEG, null);
			assertEquals(List.of("/DCIM", "/DCIM/100SIMUL", "/DCIM/100SIMUL/LARGE.BIN"), paths(camera, 0, 0));
			camera.removal().delete(ANY, 0, null);
			assertEquals(List.of(), paths(camera, 0, 0));
		}

		@Test
		void aCaptureAddsAPictureThatWasTakenNow() throws Exception {
			StoredObject picture = camera.capture(0, 0, "us");
			assertEquals("/DCIM/100SIMUL/SIM_0005.JPG", picture.path());
			assertEquals("20260504T102030", picture.info().captureDate());
			byte[] bytes = picture.content().prefix(1 << 20);
			assertNotNull(ImageIO.read(new ByteArrayInputStream(bytes)));
			assertEquals(LocalDateTime.of(2026, 5, 4, 10, 20, 30), JpegFacts.read(bytes).orElseThrow().taken());
			assertEquals("/DCIM/100SIMUL/SIM_0006.JPG", camera.capture(0x00010001, ObjectFormatCode.EXIF_JPEG, "us").path());
			assertEquals(List.of("added 8 by us", "added 9 by us"), happened);
		}

		@Test
		void aCaptureMakesItsFoldersIfTheyAreGone() throws Exception {
			camera.removal().delete(ANY, 0, null);
			assertEquals("/DCIM/100SIMUL/SIM_0001.JPG", camera.capture(0, 0, "us").path());
		}

		@Test
		void aCaptureOfWhatTheCameraCannotMakeIsRefused() {
			assertRefused(ResponseCode.INVALID_OBJECT_FORMAT_CODE, () -> camera.capture(0, ObjectFormatCode.TIFF, "us"));
			assertRefused(ResponseCode.INVALID_STORAGE_ID, () -> camera.capture(7, 0, "us"));
		}

		@Test
		void propertiesKeepToWhatTheyAccept() throws Exception {
			camera.setProperty(DevicePropCode.F_NUMBER, PtpValue.of(DataTypeCode.UINT16, 800), "us");
			assertEquals(800, camera.properties().describe(DevicePropCode.F_NUMBER).current().asLong());
			assertRefused(ResponseCode.INVALID_DEVICE_PROP_VALUE,
					() -> camera.setProperty(DevicePropCode.F_NUMBER, PtpValue.of(DataTypeCode.UINT16, 801), "us"));
			assertRefused(ResponseCode.INVALID_DEVICE_PROP_FORMAT,
					() -> camera.setProperty(DevicePropCode.F_NUMBER, PtpValue.of("800"), "us"));
			assertRefused(ResponseCode.ACCESS_DENIED,
					() -> camera.setProperty(DevicePropCode.BATTERY_LEVEL, PtpValue.of(DataTypeCode.UINT8, 5), "us"));
			assertRefused(ResponseCode.DEVICE_PROP_NOT_SUPPORTED, () -> camera.properties().describe(0x5099));
			camera.resetProperty(DevicePropCode.F_NUMBER, "us");
			assertEquals(560, camera.properties().describe(DevicePropCode.F_NUMBER).current().asLong());
			assertEquals(List.of("changed FNumber by us", "changed FNumber by us"), happened);
		}

		@Test
		void itsClockGoesAndCanBeSet() throws Exception {
			camera.setProperty(DevicePropCode.DATE_TIME, PtpValue.of("20300101T000000"), "us");
			time.advance(Duration.ofSeconds(5));
			assertEquals("20300101T000005", camera.properties().describe(DevicePropCode.DATE_TIME).current().asString());
			assertEquals("20300101T000005", camera.capture(0, 0, "us").info().captureDate());
			camera.resetProperty(DevicePropCode.DATE_TIME, "us");
			assertEquals("20260504T102035", camera.properties().describe(DevicePropCode.DATE_TIME).current().asString());
			assertRefused(ResponseCode.INVALID_DEVICE_PROP_VALUE,
					() -> camera.setProperty(DevicePropCode.DATE_TIME, PtpValue.of("tomorrow"), "us"));
		}

		@Test
		void aCaptureTakesAsLongAsDelayAndExposure() throws Exception {
			assertEquals(Duration.ofMillis(10), camera.captureTime());
			camera.setProperty(DevicePropCode.CAPTURE_DELAY, PtpValue.of(DataTypeCode.UINT32, 2000), "us");
			camera.setProperty(DevicePropCode.EXPOSURE_TIME, PtpValue.of(DataTypeCode.UINT32, 10_000), "us");
			assertEquals(Duration.ofSeconds(3), camera.captureTime());
		}
	}

	@Nested
	class GivenAFolder {

		@TempDir Path folder;

		@BeforeEach
		void fill() throws IOException {
			Files.createDirectory(folder.resolve("mine"));
			Files.writeString(folder.resolve("mine/text.txt"), "text");
		}

		@Test
		void itsFilesAreOnTheCard() throws Exception {
			SimulatedCamera camera = builder().folder(folder, false).build();
			assertEquals(List.of("/mine", "/mine/text.txt"), paths(camera, 0, 0));
			assertEquals(ObjectFormatCode.TEXT, camera.storages().find("/mine/text.txt").orElseThrow().info().objectFormat());
			assertArrayEquals("text".getBytes(StandardCharsets.UTF_8),
					camera.storages().find("/mine/text.txt").orElseThrow().content().prefix(99));
		}

		@Test
		void notWritableItStaysAsItIs() throws Exception {
			SimulatedCamera camera = builder().folder(folder, false).build();
			int mine = camera.storages().find("/mine").orElseThrow().handle();
			upload(camera, mine, "new.txt", "new");
			camera.capture(0, 0, null);
			camera.removal().delete(camera.storages().find("/mine/text.txt").orElseThrow().handle(), 0, null);
			assertEquals(List.of("/mine", "/mine/new.txt", "/DCIM", "/DCIM/100SIMUL", "/DCIM/100SIMUL/SIM_0001.JPG"), paths(camera, 0, 0));
			assertTrue(Files.exists(folder.resolve("mine/text.txt")));
			assertFalse(Files.exists(folder.resolve("mine/new.txt")));
			assertFalse(Files.exists(folder.resolve("DCIM")));
		}

		@Test
		void writableItHasWhatTheCameraHas() throws Exception {
			SimulatedCamera camera = builder().folder(folder, true).large(1000, 1).build();
			upload(camera, camera.storages().find("/mine").orElseThrow().handle(), "new.txt", "new");
			StoredObject picture = camera.capture(0, 0, null);
			camera.removal().delete(camera.storages().find("/mine/text.txt").orElseThrow().handle(), 0, null);
			assertEquals("new", Files.readString(folder.resolve("mine/new.txt")));
			assertArrayEquals(picture.content().prefix(1 << 20), Files.readAllBytes(folder.resolve("DCIM/100SIMUL/SIM_0001.JPG")));
			assertFalse(Files.exists(folder.resolve("mine/text.txt")));
			camera.removal().delete(camera.storages().find("/mine").orElseThrow().handle(), 0, null);
			assertFalse(Files.exists(folder.resolve("mine")));
		}

		@Test
		void aFolderThatHoldsWhatTheCameraDoesNotKnowIsNotDeleted() throws Exception {
			SimulatedCamera camera = builder().folder(folder, true).build();
			Files.writeString(folder.resolve("mine/later.txt"), "later");
			int mine = camera.storages().find("/mine").orElseThrow().handle();
			assertRefused(ResponseCode.PARTIAL_DELETION, () -> camera.removal().delete(mine, 0, null));
			assertTrue(Files.exists(folder.resolve("mine/later.txt")));
		}
	}
}
