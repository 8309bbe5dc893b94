package org.portabledevices.sim.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.Status;
import org.portabledevices.sim.camera.Abilities;
import org.portabledevices.sim.camera.CameraBuilder;
import org.portabledevices.sim.camera.CameraIdentity;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.time.VirtualTime;
import org.portabledevices.sim.trouble.TestTroubles;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.DeviceControlMethods;
import org.portabledevices.wpd.ObjectEditMethods;
import org.portabledevices.wpd.ObjectMethods;
import org.portabledevices.wpd.ObjectPropertyMethods;
import org.portabledevices.wpd.PropertyKeys;
import org.portabledevices.wpd.StorageMethods;

/** What the simulated phone does by the methods of Storage, in memory. */
class PhoneServicesTest {

	private static final String PICTURE = "/DCIM/100SIMUL/SIM_0001.JPG";

	private final VirtualTime time = new VirtualTime();
	private SimulatedCamera phone;
	private FakeRegistration registration;

	@BeforeEach
	void connect() throws IOException {
		phone = new CameraBuilder(CameraIdentity.of("Test Phone", "T1"), time::now).abilities(Abilities.PHONE).build();
		SimulatedServices services = SimulatedServices.of(time, TestTroubles.perfect(time), incident -> {
		}, phone, false);
		registration = new FakeRegistration(PortableDevice.builder("id", "name").build(), services.services(),
				DeviceOptions.builder("sim").build(), services);
		services.registered(registration);
	}

	private FakeInvocation on(MethodDescription method, String object) {
		return new FakeInvocation(method, 1).with(StorageMethods.OBJECT, object);
	}

	private FakeInvocation run(FakeInvocation invocation) {
		invocation.start(registration.service("Storage"));
		time.exhaust();
		return invocation;
	}

	private void assertFails(int responseCode, FakeInvocation invocation) {
		assertEquals(new Status(0x80040000 | responseCode), run(invocation).status());
	}

	private List<String> tree(FakeInvocation invocation) {
		List<Values> objects = FakeInvocation.list(run(invocation).result(StorageMethods.OBJECTS));
		return objects.stream().map(object -> object.get(PropertyKeys.OBJECT_PATH).asString()).toList();
	}

	@Test
	void aTreeIsListedWithPathsFoldersBeforeWhatTheyHold() {
		assertEquals(List.of("/DCIM", "/DCIM/100SIMUL"),
				tree(new FakeInvocation(ObjectMethods.LIST_TREE, 1).with(StorageMethods.DEPTH, Variant.ui4(2))));
		assertEquals(List.of(PICTURE), tree(new FakeInvocation(ObjectMethods.LIST_TREE, 1).with(StorageMethods.PARENT, "/DCIM")
				.with(StorageMethods.DEPTH, Variant.ui4(ObjectMethods.ALL_LEVELS)).with(StorageMethods.PATTERN, "/DCIM/**/*1.JPG")));
		assertFails(0x201A, new FakeInvocation(ObjectMethods.LIST_TREE, 1).with(StorageMethods.PARENT, PICTURE).with(StorageMethods.DEPTH,
				Variant.ui4(1)));
	}

	@Test
	void foldersAreMadeAndObjectsMovedAndCopied() throws Exception {
		String folder = run(new FakeInvocation(ObjectMethods.CREATE_FOLDER, 1).with(StorageMethods.STORAGE, "s20001")
				.with(StorageMethods.PARENT, "s20001").with(StorageMethods.NAME, "Trip")).result(StorageMethods.OBJECT).asString();
		String copy = run(on(ObjectMethods.COPY, PICTURE).with(StorageMethods.PARENT, folder)).result(StorageMethods.NEW_OBJECT).asString();
		assertEquals("/Trip/SIM_0001.JPG", tree(new FakeInvocation(ObjectMethods.LIST_TREE, 1).with(StorageMethods.PARENT, "s20001")
				.with(StorageMethods.DEPTH, Variant.ui4(9))).get(1));
		run(on(ObjectMethods.MOVE, copy).with(StorageMethods.PARENT, "/")).results();
		assertTrue(phone.storages().find("/SIM_0001.JPG").isPresent());
		assertFails(0x201A, on(ObjectMethods.MOVE, "/DCIM").with(StorageMethods.PARENT, "/DCIM/100SIMUL"));
		assertFails(0x201D, new FakeInvocation(ObjectMethods.CREATE_FOLDER, 1).with(StorageMethods.NAME, ".."));
	}

	@Test
	void whatIsProtectedIsNotDeletedButFormattedAway() {
		run(on(ObjectMethods.SET_PROTECTION, PICTURE).with(StorageMethods.PROTECTION, "readOnly")).results();
		assertFails(0x200D, on(StorageMethods.DELETE, PICTURE));
		assertFails(0x201D, on(ObjectMethods.SET_PROTECTION, PICTURE).with(StorageMethods.PROTECTION, "NonTransferableData"));
		assertFails(0x201D, on(ObjectMethods.SET_PROTECTION, PICTURE).with(StorageMethods.PROTECTION, "forever"));
		run(new FakeInvocation(ObjectMethods.FORMAT_STORE, 1).with(StorageMethods.STORAGE, "s10001")).results();
		assertTrue(phone.storages().find("/DCIM").isEmpty());
	}

	@Test
	void propertiesAreReadAndSetAsTexts() {
		assertEquals("s10001",
				run(property(ObjectPropertyMethods.GET_OBJECT_PROPERTY, "StorageID")).result(ObjectPropertyMethods.VALUE).asString());
		assertEquals("NoProtection",
				run(property(ObjectPropertyMethods.GET_OBJECT_PROPERTY, "0xDC03")).result(ObjectPropertyMethods.VALUE).asString());
		run(property(ObjectPropertyMethods.SET_OBJECT_PROPERTY, "ObjectFileName").with(ObjectPropertyMethods.VALUE, "x.jpg")).results();
		assertTrue(phone.storages().find("/DCIM/100SIMUL/x.jpg").isPresent());
		List<Values> all = FakeInvocation.list(run(on(ObjectPropertyMethods.GET_OBJECT_PROPERTIES, "/DCIM").with(StorageMethods.DEPTH,
				Variant.ui4(1)).with(ObjectPropertyMethods.PROPERTY, "Name")).result(ObjectPropertyMethods.PROPERTIES));
		assertEquals(List.of("DCIM", "100SIMUL"), all.stream().map(each -> each.get(PropertyKeys.PROPERTY_VALUE).asString()).toList());
		run(new FakeInvocation(ObjectPropertyMethods.SET_OBJECT_PROPERTIES, 1).with(ObjectPropertyMethods.PROPERTIES,
				Variant.list(List.of(Values.builder().set(PropertyKeys.OBJECT_ID, Variant.string("/DCIM"))
						.set(PropertyKeys.PROPERTY_NAME, Variant.string("ObjectFileName"))
						.set(PropertyKeys.PROPERTY_VALUE, Variant.string("Pictures"))
						.build()))))
				.results();
		assertTrue(phone.storages().find("/Pictures/100SIMUL/x.jpg").isPresent());
	}

	private FakeInvocation property(MethodDescription method, String name) {
		return on(method, PICTURE).with(ObjectPropertyMethods.PROPERTY, name);
	}

	@Test
	void referencesAreSetByPathAndAnsweredById() {
		run(on(ObjectPropertyMethods.SET_OBJECT_REFERENCES, "/DCIM").with(ObjectPropertyMethods.REFERENCES,
				Variant.list(List.of(Variant.string(PICTURE))))).results();
		assertEquals(List.of(Variant.string("o3")),
				run(on(ObjectPropertyMethods.GET_OBJECT_REFERENCES, "/DCIM")).result(ObjectPropertyMethods.REFERENCES).asList());
		assertFails(0xA804, on(ObjectPropertyMethods.SET_OBJECT_REFERENCES, "/DCIM").with(ObjectPropertyMethods.REFERENCES,
				Variant.list(List.of(Variant.string("/x")))));
	}

	@Test
	void anObjectIsEditedInItsPlace() throws Exception {
		String note =
				run(new FakeInvocation(StorageMethods.UPLOAD, 1).with(StorageMethods.NAME, "note.txt").with(StorageMethods.PARENT, "/")
						.source("one two".getBytes(StandardCharsets.UTF_8))).result(StorageMethods.OBJECT).asString();
		assertFails(0x2002, on(ObjectEditMethods.TRUNCATE, note).with(StorageMethods.SIZE, Variant.ui8(3)));
		run(on(ObjectEditMethods.BEGIN_EDIT, note)).results();
		assertFails(0x2019, on(ObjectEditMethods.BEGIN_EDIT, note));
		assertEquals(3, run(on(ObjectEditMethods.WRITE_PART, note).with(StorageMethods.OFFSET, Variant.ui8(4))
				.source("TWO".getBytes(StandardCharsets.UTF_8))).result(StorageMethods.SIZE).asLong());
		run(on(ObjectEditMethods.END_EDIT, note)).results();
		assertEquals("one TWO", new String(phone.storages().find("/note.txt").orElseThrow().content().prefix(99), StandardCharsets.UTF_8));
	}

	@Test
	void tracksAreSkipped() throws Exception {
		FakeInvocation skip = new FakeInvocation(DeviceControlMethods.SKIP, 1).with(DeviceControlMethods.SKIP_INDEX, Variant.i4(1));
		skip.start(registration.service("Device"));
		time.exhaust();
		assertEquals(phone.storages().find(PICTURE).orElseThrow().handle(),
				phone.properties().describe(0xD411).current().asLong());
	}
}
