package org.portabledevices.sim.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.SessionReset;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.Status;
import org.portabledevices.sim.backend.FakeInvocation.Answer;
import org.portabledevices.sim.camera.Abilities;
import org.portabledevices.sim.camera.CameraBuilder;
import org.portabledevices.sim.camera.CameraIdentity;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.content.GeneratedContent;
import org.portabledevices.sim.store.StoredObject;
import org.portabledevices.sim.time.VirtualTime;
import org.portabledevices.sim.trouble.Behaviour;
import org.portabledevices.sim.trouble.Conduct;
import org.portabledevices.sim.trouble.TestTroubles;
import org.portabledevices.sim.trouble.Troubles;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.DeviceMethods;
import org.portabledevices.wpd.ObjectFormats;
import org.portabledevices.wpd.PropertyKeys;
import org.portabledevices.wpd.ServiceTypes;
import org.portabledevices.wpd.StillImageMethods;
import org.portabledevices.wpd.StorageMethods;

class CameraServicesTest {

	private static final String PICTURE = "/DCIM/100SIMUL/SIM_0001.JPG";
	private static final String LARGE = "/DCIM/100SIMUL/LARGE.BIN";
	private static final int LARGE_LENGTH = 10_000_000;

	private final VirtualTime time = new VirtualTime();
	private final Troubles troubles = TestTroubles.perfect(time);
	private SimulatedCamera camera;
	private FakeRegistration registration;

	@BeforeEach
	void connect() throws IOException {
		camera = new CameraBuilder(CameraIdentity.of("Test Camera", "T1"), time::now).large(LARGE_LENGTH, 5).build();
		SimulatedServices services = SimulatedServices.of(time, troubles, incident -> {
		}, camera, false);
		registration = new FakeRegistration(PortableDevice.builder("id", "name").build(), services.services(),
				DeviceOptions.builder("sim").build(), services);
		services.registered(registration);
	}

	private FakeInvocation storage(MethodDescription method) {
		return new FakeInvocation(method, 1);
	}

	private FakeInvocation run(FakeInvocation invocation, String service) {
		invocation.start(registration.service(service));
		time.exhaust();
		return invocation;
	}

	private FakeInvocation download(String object) {
		return storage(StorageMethods.DOWNLOAD).with(StorageMethods.OBJECT, object);
	}

	private byte[] bytes(String path) throws IOException {
		return camera.storages().find(path).orElseThrow().content().prefix(1 << 24);
	}

	@Test
	void itHasTheServicesThatEveryCameraHas() {
		assertEquals(List.of(ServiceTypes.DEVICE, ServiceTypes.STORAGE, ServiceTypes.STILL_IMAGE_CAPTURE),
				registration.services.stream().map(service -> service.type()).toList());
		List<String> methods = registration.services.stream().flatMap(service -> service.capabilities().methods().stream())
				.map(MethodDescription::name).toList();
		assertEquals(SimulatedServices.methodNames(Abilities.CAMERA), methods);
		assertTrue(methods.containsAll(List.of("SelfTest", "Reset", "PowerDown", "ListTree", "FormatStore", "OpenCapture")),
				methods.toString());
	}

	@Nested
	class GivenWhatIsOnTheCard {

		@Test
		void storagesAreListed() {
			List<Values> storages =
					FakeInvocation.list(run(storage(StorageMethods.LIST_STORAGES), "Storage").result(StorageMethods.STORAGES));
			assertEquals(1, storages.size());
			assertEquals("s10001", storages.get(0).get(PropertyKeys.OBJECT_ID).asString());
			assertEquals("SIMCARD", storages.get(0).get(PropertyKeys.OBJECT_NAME).asString());
			assertEquals("DCF", storages.get(0).get(PropertyKeys.STORAGE_FILE_SYSTEM_TYPE).asString());
			assertTrue(storages.get(0).get(PropertyKeys.STORAGE_FREE_SPACE_IN_BYTES).asLong() > 0);
		}

		@Test
		void objectsAreCountedAndListedByPlaceAndFormat() {
			assertEquals(7, count(null, null, null));
			assertEquals(7, count("s10001", null, null));
			assertEquals(1, count(null, "/", null));
			assertEquals(1, count(null, "s10001", null));
			assertEquals(1, count(null, "o1", null));
			assertEquals(5, count(null, "/DCIM/100SIMUL", null));
			assertEquals(4, count(null, null, "EXIF_JPEG"));
			assertEquals(4, count(null, null, "0x3801"));
			assertEquals(4, count(null, null, ObjectFormats.EXIF_JPEG.toString()));
			List<Values> objects = FakeInvocation
					.list(run(storage(StorageMethods.LIST_OBJECTS).with(StorageMethods.PARENT, "/DCIM"), "Storage")
							.result(StorageMethods.OBJECTS));
			assertEquals(List.of("100SIMUL"), objects.stream().map(object -> object.get(PropertyKeys.OBJECT_NAME).asString()).toList());
		}

		private long count(String storage, String parent, String format) {
			FakeInvocation count = storage(StorageMethods.GET_OBJECT_COUNT);
			if (storage != null) {
				count.with(StorageMethods.STORAGE, storage);
			}
			if (parent != null) {
				count.with(StorageMethods.PARENT, parent);
			}
			if (format != null) {
				count.with(StorageMethods.FORMAT, format);
			}
			return run(count, "Storage").result(StorageMethods.COUNT).asLong();
		}

		@Test
		void anObjectIsDescribed() throws IOException {
			Values info = run(storage(StorageMethods.GET_OBJECT_INFO).with(StorageMethods.OBJECT, PICTURE), "Storage")
					.result(StorageMethods.INFO).asValues();
			assertEquals(
					List.of(PropertyKeys.OBJECT_ID, PropertyKeys.OBJECT_PARENT_ID, PropertyKeys.OBJECT_NAME, PropertyKeys.OBJECT_FORMAT,
							PropertyKeys.OBJECT_SIZE, PropertyKeys.OBJECT_DATE_CREATED, PropertyKeys.OBJECT_DATE_MODIFIED,
							PropertyKeys.OBJECT_STORAGE_ID, PropertyKeys.OBJECT_CAN_DELETE, PropertyKeys.MEDIA_WIDTH,
							PropertyKeys.MEDIA_HEIGHT),
					List.copyOf(info.keys()));
			assertEquals("o3", info.get(PropertyKeys.OBJECT_ID).asString());
			assertEquals("o2", info.get(PropertyKeys.OBJECT_PARENT_ID).asString());
			assertEquals(ObjectFormats.EXIF_JPEG, info.get(PropertyKeys.OBJECT_FORMAT).asGuid());
			assertEquals(Instant.parse("2026-01-01T09:00:00Z"), info.get(PropertyKeys.OBJECT_DATE_CREATED).asInstant());
			assertEquals(bytes(PICTURE).length, info.get(PropertyKeys.OBJECT_SIZE).asLong());
			Values root = run(storage(StorageMethods.GET_OBJECT_INFO).with(StorageMethods.OBJECT, "o1"), "Storage")
					.result(StorageMethods.INFO).asValues();
			assertEquals("s10001", root.get(PropertyKeys.OBJECT_PARENT_ID).asString());
		}

		@Test
		void whatIsNotThereIsRefusedInWords() {
			FakeInvocation missing = run(download("o99"), "Storage");
			assertEquals(new Status(0x80042009), missing.status());
			assertEquals("there is no object \"o99\"", missing.message());
			assertEquals(new Status(0x80042009), run(download("/DCIM/nothing.jpg"), "Storage").status());
			assertEquals(new Status(0x80042009), run(download("o1"), "Storage").status());
			assertEquals(new Status(0x80042009), run(download("picture"), "Storage").status());
			assertEquals(new Status(0x80042008),
					run(storage(StorageMethods.LIST_OBJECTS).with(StorageMethods.STORAGE, "o1"), "Storage").status());
			assertEquals(new Status(0x80042008),
					run(storage(StorageMethods.LIST_OBJECTS).with(StorageMethods.STORAGE, "s2"), "Storage").status());
			assertEquals(new Status(0x8004201A),
					run(storage(StorageMethods.LIST_OBJECTS).with(StorageMethods.PARENT, "/nowhere"), "Storage").status());
			assertEquals(new Status(0x8004201A),
					run(storage(StorageMethods.LIST_OBJECTS).with(StorageMethods.PARENT, PICTURE), "Storage").status());
			assertEquals(new Status(0x8004200B),
					run(storage(StorageMethods.LIST_OBJECTS).with(StorageMethods.FORMAT, "paper"), "Storage").status());
			assertEquals(new Status(0x80042010),
					run(storage(StorageMethods.DOWNLOAD_THUMBNAIL).with(StorageMethods.OBJECT, LARGE), "Storage").status());
		}

		@Test
		void anObjectIsDeletedAndAnEventSaysSo() {
			assertEquals(Answer.SUCCEEDED, run(storage(StorageMethods.DELETE).with(StorageMethods.OBJECT, PICTURE), "Storage").answer());
			assertEquals(List.of("Storage ObjectRemoved [o3]"), registration.events);
			assertTrue(camera.storages().find(PICTURE).isEmpty());
		}
	}

	@Nested
	class GivenADownload {

		@Test
		void theClientGetsTheBytesOfTheObject() throws IOException {
			FakeInvocation download = run(download(PICTURE), "Storage");
			assertArrayEquals(bytes(PICTURE), download.received());
			assertEquals(bytes(PICTURE).length, download.result(StorageMethods.SIZE).asLong());
			assertEquals(bytes(PICTURE).length, download.announced());
		}

		@Test
		void aThumbnailAndAPartAreDownloadedToo() throws IOException {
			FakeInvocation thumbnail = run(storage(StorageMethods.DOWNLOAD_THUMBNAIL).with(StorageMethods.OBJECT, "o3"), "Storage");
			assertArrayEquals(camera.storages().find(PICTURE).orElseThrow().thumbnail().orElseThrow().prefix(1 << 20),
					thumbnail.received());
			FakeInvocation part = run(storage(StorageMethods.DOWNLOAD_PART).with(StorageMethods.OBJECT, PICTURE)
					.with(StorageMethods.OFFSET, Variant.ui8(100)).with(StorageMethods.LENGTH, Variant.ui4(50)), "Storage");
			assertArrayEquals(Arrays.copyOfRange(bytes(PICTURE), 100, 150), part.received());
			FakeInvocation end = run(storage(StorageMethods.DOWNLOAD_PART).with(StorageMethods.OBJECT, PICTURE)
					.with(StorageMethods.OFFSET, Variant.ui8(bytes(PICTURE).length - 7L)).with(StorageMethods.LENGTH, Variant.ui4(50)),
					"Storage");
			assertEquals(7, end.result(StorageMethods.SIZE).asLong());
			FakeInvocation behind = run(storage(StorageMethods.DOWNLOAD_PART).with(StorageMethods.OBJECT, PICTURE)
					.with(StorageMethods.OFFSET, Variant.ui8(1L << 40)).with(StorageMethods.LENGTH, Variant.ui4(50)), "Storage");
			assertEquals(new Status(0x8004201D), behind.status());
		}

		/** Contract 3.6: no more is held than the client has room for. */
		@Test
		void itGoesOnWhenTheClientHasRoomAgain() throws IOException {
			FakeInvocation download = run(download(PICTURE).room(1000), "Storage");
			assertNull(download.answer());
			assertEquals(1000, download.received().length);
			download.makeRoom(Integer.MAX_VALUE);
			time.exhaust();
			assertArrayEquals(bytes(PICTURE), download.received());
			assertEquals(Answer.SUCCEEDED, download.answer());
		}

		/** Contract 2.9: told to stop, the device stops, and then says so. */
		@Test
		void aCancelStopsItAndNothingComesAfterwards() {
			troubles.change(Conduct.of(Behaviour.PERFECT.withBytesPerSecond(100_000)));
			FakeInvocation download = download(LARGE).start(registration.service("Storage"));
			time.advance(Duration.ofSeconds(10));
			int before = download.received().length;
			assertEquals(1_000_000, before, 20_000);
			download.cancel();
			time.settle();
			assertEquals(Answer.CONFIRMED, download.answer());
			time.exhaust();
			assertEquals(before, download.received().length);
			assertEquals(0, time.pending());
		}

		@Test
		void aCancelWakesItWhileTheClientHasNoRoom() {
			FakeInvocation download = run(download(LARGE).room(1000), "Storage");
			download.cancel();
			time.exhaust();
			assertEquals(Answer.CONFIRMED, download.answer());
		}

		@Test
		void itIsAsFastAsConfiguredAndASpeedThatChangesTakesEffectAtOnce() {
			troubles.change(Conduct.of(Behaviour.PERFECT.withBytesPerSecond(1_000_000)));
			FakeInvocation download = download(LARGE).start(registration.service("Storage"));
			time.advance(Duration.ofSeconds(5));
			assertEquals(5_000_000, download.received().length, 200_000);
			troubles.change(Conduct.of(Behaviour.PERFECT));
			time.advance(Duration.ofSeconds(1));
			assertEquals(Answer.SUCCEEDED, download.answer());
			assertEquals(LARGE_LENGTH, download.received().length);
		}

		@Test
		void aFastOneTakesNoTime() {
			download(LARGE).start(registration.service("Storage"));
			assertEquals(Duration.ZERO, time.exhaust());
		}
	}

	@Nested
	class GivenAnUpload {

		private final byte[] file = new byte[200_000];

		@BeforeEach
		void fill() throws IOException {
			new GeneratedContent(3, file.length).open().read(0, java.nio.ByteBuffer.wrap(file));
		}

		private FakeInvocation upload(String name) {
			return storage(StorageMethods.UPLOAD).with(StorageMethods.PARENT, "/DCIM").with(StorageMethods.NAME, name);
		}

		@Test
		void theObjectIsThereWithItsBytes() throws IOException {
			FakeInvocation upload = run(upload("new.txt").source(file), "Storage");
			StoredObject object = camera.storages().find("/DCIM/new.txt").orElseThrow();
			assertEquals("o" + Integer.toHexString(object.handle()).toUpperCase(), upload.result(StorageMethods.OBJECT).asString());
			assertArrayEquals(file, object.content().prefix(1 << 20));
			assertEquals(0x3004, object.info().objectFormat());
			assertEquals(List.of("Storage ObjectAdded [" + upload.result(StorageMethods.OBJECT).asString() + "]"), registration.events);
		}

		@Test
		void withoutAPlaceTheDeviceChoosesAndAFormatIsTakenAsGiven() {
			run(storage(StorageMethods.UPLOAD).with(StorageMethods.NAME, "x.txt").with(StorageMethods.FORMAT, "Undefined").source(file),
					"Storage");
			assertEquals(0x3000, camera.storages().find("/x.txt").orElseThrow().info().objectFormat());
		}

		@Test
		void aSourceThatDoesNotKnowItsLengthIsRefused() {
			assertEquals(Status.E_INVALIDARG, run(upload("n.bin").sourceOf(OptionalLong.empty(), file, true), "Storage").status());
		}

		@Test
		void aSourceThatGivesAnotherLengthLeavesNothing() {
			assertEquals(new Status(0x80042007), run(upload("n.bin").sourceOf(OptionalLong.of(9), file, true), "Storage").status());
			assertEquals(new Status(0x80042007),
					run(upload("n.bin").sourceOf(OptionalLong.of(file.length + 1L), file, true), "Storage").status());
			assertTrue(camera.storages().find("/DCIM/n.bin").isEmpty());
		}

		@Test
		void aCancelLeavesNothing() {
			FakeInvocation upload = run(upload("n.bin").sourceOf(OptionalLong.of(300_000), file, false), "Storage");
			assertNull(upload.answer());
			upload.cancel();
			time.exhaust();
			assertEquals(Answer.CONFIRMED, upload.answer());
			assertTrue(camera.storages().find("/DCIM/n.bin").isEmpty());
			assertEquals(List.of(), registration.events);
		}

		@Test
		void aNameThatIsThereIsRefused() {
			run(upload("n.bin").source(file), "Storage");
			FakeInvocation again = run(upload("n.bin").source(file), "Storage");
			assertEquals(new Status(0x8004200F), again.status());
			assertEquals("there is a \"n.bin\" already", again.message());
		}
	}

	@Nested
	class GivenACapture {

		private FakeInvocation capture() {
			return storage(StillImageMethods.CAPTURE);
		}

		@Test
		void itAnswersTheObjectThatItAddedAfterTheEvents() {
			FakeInvocation capture = run(capture(), "StillImageCapture");
			StoredObject picture = camera.storages().find("/DCIM/100SIMUL/SIM_0005.JPG").orElseThrow();
			String id = "o" + picture.handle();
			assertEquals(List.of(Variant.string(id)), capture.result(StillImageMethods.OBJECTS).asList());
			assertEquals(List.of("Storage ObjectAdded [" + id + "]", "StillImageCapture CaptureComplete []"), registration.events);
		}

		/** Contract 1.6: a method gives its slot up while it only waits for an event. */
		@Test
		void itGivesTheDeviceFreeWhileTheShutterIsOpen() {
			FakeInvocation capture = capture().start(registration.service("StillImageCapture"));
			time.settle();
			assertTrue(capture.slotReleased());
			assertNull(capture.answer());
			time.advance(Duration.ofMillis(10));
			assertEquals(Answer.SUCCEEDED, capture.answer());
		}

		@Test
		void cancelledItAddsNothing() {
			FakeInvocation capture = capture().start(registration.service("StillImageCapture"));
			time.settle();
			capture.cancel();
			time.exhaust();
			assertEquals(Answer.CONFIRMED, capture.answer());
			assertTrue(camera.storages().find("/DCIM/100SIMUL/SIM_0005.JPG").isEmpty());
		}

		@Test
		void aFormatThatTheCameraCannotMakeIsRefused() {
			assertEquals(new Status(0x8004200B), run(capture().with(StillImageMethods.FORMAT, "TIFF"), "StillImageCapture").status());
			assertEquals(new Status(0x80042008), run(capture().with(StillImageMethods.STORAGE, "s7"), "StillImageCapture").status());
		}
	}

	@Nested
	class GivenProperties {

		private FakeInvocation device(MethodDescription method) {
			return storage(method);
		}

		@Test
		void theDeviceSaysWhatItIsAndCanDo() {
			Values info = run(device(DeviceMethods.GET_INFO), "Device").results();
			assertEquals("Simulated Camera", info.get(DeviceMethods.MODEL).asString());
			assertEquals("T1", info.get(DeviceMethods.SERIAL_NUMBER).asString());
			assertTrue(info.get(DeviceMethods.OPERATIONS).asList().contains(Variant.string("GetPartialObject")));
			assertTrue(info.get(DeviceMethods.PROPERTIES).asList().contains(Variant.string("BatteryLevel")));
		}

		@Test
		void propertiesAreDescribedWithTheirTypes() {
			List<Values> all = FakeInvocation.list(run(device(DeviceMethods.LIST_PROPERTIES), "Device").result(DeviceMethods.PROPERTIES));
			assertEquals(camera.properties().codes().size(), all.size());
			Values battery = run(device(DeviceMethods.DESCRIBE_PROPERTY).with(DeviceMethods.PROPERTY, "batterylevel"), "Device")
					.result(DeviceMethods.DESCRIPTION).asValues();
			assertEquals(Variant.ui1(87), battery.get(PropertyKeys.PROPERTY_VALUE));
			assertEquals(Variant.ui1(100), battery.get(PropertyKeys.PROPERTY_MAXIMUM));
			assertEquals(Variant.bool(false), battery.get(PropertyKeys.PROPERTY_WRITABLE));
			Values balance = run(device(DeviceMethods.DESCRIBE_PROPERTY).with(DeviceMethods.PROPERTY, "0x5005"), "Device")
					.result(DeviceMethods.DESCRIPTION).asValues();
			assertEquals(5, balance.get(PropertyKeys.PROPERTY_ENUMERATION).asList().size());
		}

		@Test
		void aPropertyIsSetByTextAndReset() {
			assertEquals(Answer.SUCCEEDED, run(set("FNumber", "800"), "Device").answer());
			assertEquals("800", get("FNumber"));
			assertEquals(Answer.SUCCEEDED, run(set("ExposureBiasCompensation", "-500"), "Device").answer());
			assertEquals("-500", get("ExposureBiasCompensation"));
			assertEquals(Answer.SUCCEEDED,
					run(device(DeviceMethods.RESET_PROPERTY).with(DeviceMethods.PROPERTY, "FNumber"), "Device").answer());
			assertEquals("560", get("FNumber"));
			assertEquals(List.of("Device DevicePropChanged [FNumber]", "Device DevicePropChanged [ExposureBiasCompensation]",
					"Device DevicePropChanged [FNumber]"), registration.events);
		}

		@Test
		void aValueThatDoesNotFitIsRefusedInWords() {
			FakeInvocation words = run(set("FNumber", "wide open"), "Device");
			assertEquals(new Status(0x8004201C), words.status());
			assertTrue(words.message().contains("FNumber") && words.message().contains("wide open"), words.message());
			assertEquals(new Status(0x8004201C), run(set("FNumber", "70000"), "Device").status());
			assertEquals(new Status(0x8004201C), run(set("FNumber", "801"), "Device").status());
			assertEquals(new Status(0x8004200F), run(set("BatteryLevel", "5"), "Device").status());
			assertEquals(new Status(0x8004200A), run(set("Temperature", "5"), "Device").status());
			assertEquals(new Status(0x8004200A), run(set("0x5099", "5"), "Device").status());
		}

		private FakeInvocation set(String property, String value) {
			return device(DeviceMethods.SET_PROPERTY).with(DeviceMethods.PROPERTY, property).with(DeviceMethods.VALUE, value);
		}

		private String get(String property) {
			return run(device(DeviceMethods.GET_PROPERTY).with(DeviceMethods.PROPERTY, property), "Device").result(DeviceMethods.VALUE)
					.asString();
		}
	}

	@Nested
	class GivenTrouble {

		private void behave(int failures, int stalls, int lost, Duration late) {
			troubles.change(Conduct.of(
					new Behaviour(Duration.ofMillis(1), Duration.ZERO, failures, 0x2002, stalls, Duration.ofSeconds(30), lost, late,
							100_000)));
		}

		@Test
		void failuresAreTheDevicesOwn() {
			behave(100, 0, 0, Duration.ZERO);
			FakeInvocation failing = run(download(PICTURE), "Storage");
			assertEquals(new Status(0x80042002), failing.status());
			assertEquals(0, failing.received().length);
		}

		@Test
		void aStallPassesInNoTimeOfTheTests() {
			behave(0, 100, 0, Duration.ZERO);
			FakeInvocation stalled = download(PICTURE).start(registration.service("Storage"));
			time.advance(Duration.ofSeconds(30));
			assertEquals(-2, stalled.announced());
			time.advance(Duration.ofMillis(1));
			assertNotEquals(-2, stalled.announced());
		}

		@Test
		void aLateCompletionIsAsLateAsConfigured() {
			behave(0, 0, 0, Duration.ofSeconds(9));
			FakeInvocation download = download(LARGE).start(registration.service("Storage"));
			time.advance(Duration.ofSeconds(2));
			download.cancel();
			time.advance(Duration.ofMillis(8_999));
			assertNull(download.answer());
			time.advance(Duration.ofMillis(1));
			assertEquals(Answer.CONFIRMED, download.answer());
		}

		/** Contract 2.10: after the grace time the session is reset, and the device is ready again. */
		@Test
		void aLostCancelIsNeverAnsweredAndAResetDropsTheWork() {
			behave(0, 0, 100, Duration.ZERO);
			FakeInvocation download = download(LARGE).start(registration.service("Storage"));
			time.advance(Duration.ofSeconds(2));
			download.cancel();
			time.advance(Duration.ofSeconds(5));
			assertNull(download.answer());
			AtomicInteger ready = new AtomicInteger();
			registration.control.reset(new SessionReset() {

				@Override
				public void succeed() {
					ready.incrementAndGet();
				}

				@Override
				public void fail(String why) {
					throw new AssertionError(why);
				}
			});
			time.exhaust();
			assertEquals(1, ready.get());
			assertNull(download.answer());
			assertEquals(0, time.pending());
		}

		@Test
		void aLostCancelOfAnUploadWhoseSourceIsSilentDoesNotSpin() {
			behave(0, 0, 100, Duration.ZERO);
			FakeInvocation upload =
					storage(StorageMethods.UPLOAD).with(StorageMethods.NAME, "n.bin").sourceOf(OptionalLong.of(9), new byte[3], false);
			run(upload, "Storage");
			upload.cancel();
			time.exhaust();
			assertNull(upload.answer());
			assertFalse(time.pending() > 0);
		}
	}
}
