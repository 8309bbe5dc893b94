package org.portabledevices.impl.method.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portabledevices.impl.fixture.Bench;
import org.portabledevices.impl.fixture.FakeEngine.Registered;
import org.portabledevices.impl.fixture.FakeInvocation;
import org.portabledevices.impl.fixture.FakeInvocation.Answer;
import org.portabledevices.impl.fixture.FakeInvocation.Kind;
import org.portabledevices.impl.fixture.MemoryPhone;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.service.Status;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectPropertyMethods;
import org.portabledevices.wpd.PropertyKeys;
import org.portabledevices.wpd.StorageMethods;

@Timeout(30)
class ObjectPropertiesTest {

	private final MemoryPhone phone = new MemoryPhone();
	private Bench bench;
	private Registered device;

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private Answer run(String method, FakeInvocation invocation) throws Exception {
		if (bench == null) {
			bench = new Bench(phone);
			device = bench.connected();
		}
		return device.start("Storage", method, invocation).await();
	}

	private static FakeInvocation of(String object, String property) {
		return new FakeInvocation().with(StorageMethods.OBJECT, object).with(ObjectPropertyMethods.PROPERTY, property);
	}

	private static FakeInvocation ofFormat(String format) {
		return new FakeInvocation().with(StorageMethods.FORMAT, format);
	}

	private static List<String> texts(Answer answer, PropertyKey key) {
		assertEquals(Kind.SUCCEEDED, answer.kind(), answer.message());
		return answer.results().get(key).asList().stream().map(Object::toString).toList();
	}

	@Test
	void thePropertiesOfAFormatAreNamed() throws Exception {
		assertEquals(List.of("StorageID", "ObjectFormat", "ProtectionStatus", "ObjectSize", "ObjectFileName", "ParentObject"),
				texts(run("ListObjectPropertiesSupported", ofFormat("EXIF_JPEG")), ObjectPropertyMethods.PROPERTIES));
	}

	@Test
	void aPropertyIsDescribedWithWhatItTakes() throws Exception {
		Values description = run("DescribeObjectProperty", ofFormat("0x3801").with(ObjectPropertyMethods.PROPERTY, "protectionstatus"))
				.results().get(ObjectPropertyMethods.DESCRIPTION).asValues();
		assertEquals(Variant.ui2(0xDC03), description.get(PropertyKeys.PROPERTY_CODE));
		assertEquals(Variant.bool(true), description.get(PropertyKeys.PROPERTY_WRITABLE));
		assertEquals(Variant.list(List.of(Variant.ui2(0), Variant.ui2(1))), description.get(PropertyKeys.PROPERTY_ENUMERATION));
	}

	@ParameterizedTest
	@CsvSource({ "ObjectSize,300007", "0xDC07,IMG_0001.JPG", "StorageID,s10001", "ParentObject,o2", "ObjectFormat,EXIF_JPEG",
			"ProtectionStatus,NoProtection" })
	void valuesAreTextsAndWhatTheyPointAtIsNamed(String property, String value) throws Exception {
		Answer answer = run("GetObjectProperty", of("/DCIM/100TEST/IMG_0001.JPG", property));
		assertEquals(Values.of(ObjectPropertyMethods.VALUE, Variant.string(value)), answer.results(), answer.message());
	}

	@Test
	void anObjectIsRenamedByItsProperty() throws Exception {
		Answer answer = run("SetObjectProperty", of("o3", "ObjectFileName").with(ObjectPropertyMethods.VALUE, "NEW.JPG"));
		assertEquals(Kind.SUCCEEDED, answer.kind(), answer.message());
		assertEquals("NEW.JPG", phone.info(3).filename());
	}

	@Test
	void aNumberWithANameIsSetByIt() throws Exception {
		run("SetObjectProperty", of("o3", "ProtectionStatus").with(ObjectPropertyMethods.VALUE, "ReadOnly"));
		assertTrue(phone.done.contains("set ProtectionStatus of 3 to 1"), phone.done.toString());
	}

	@Test
	void aPropertyThatCanOnlyBeReadIsRefusedWithWords() throws Exception {
		Answer answer = run("SetObjectProperty", of("o3", "ObjectSize").with(ObjectPropertyMethods.VALUE, "1"));
		assertEquals(Status.ofResponseCode(0x200F), answer.status());
		assertTrue(answer.message().contains("ObjectSize"), answer.message());
	}

	@Test
	void aNameThatIsNoneIsRefusedWithWords() throws Exception {
		Answer answer = run("GetObjectProperty", of("o3", "Colour of the sky"));
		assertEquals(Status.ofResponseCode(0xA801), answer.status());
		assertTrue(answer.message().contains("Colour of the sky") && answer.message().contains("ObjectFileName"), answer.message());
	}

	@Test
	void allPropertiesComeInOneList() throws Exception {
		Answer answer = run("GetObjectProperties", new FakeInvocation().with(StorageMethods.OBJECT, "o3"));
		Values size = (Values) answer.results().get(ObjectPropertyMethods.PROPERTIES).asList().get(3);
		assertEquals("o3", size.get(PropertyKeys.OBJECT_ID).asString());
		assertEquals("ObjectSize", size.get(PropertyKeys.PROPERTY_NAME).asString());
		assertEquals(Variant.ui8(300_007), size.get(PropertyKeys.PROPERTY_VALUE));
	}

	@Test
	void withoutListsTheyAreAskedForOneByOne() throws Exception {
		phone.without(OperationCode.GET_OBJECT_PROP_LIST);
		Answer answer = run("GetObjectProperties", new FakeInvocation().with(StorageMethods.OBJECT, "o3"));
		assertEquals(6, answer.results().get(ObjectPropertyMethods.PROPERTIES).asList().size(), answer.message());
		Answer deep =
				run("GetObjectProperties",
						new FakeInvocation().with(StorageMethods.OBJECT, "o2").with(StorageMethods.DEPTH, Variant.ui4(1)));
		assertEquals(Status.ofResponseCode(0xA808), deep.status());
		assertFalse(deep.message().isEmpty());
	}

	@Test
	void severalPropertiesAreSetAtOnce() throws Exception {
		Values one = Values.builder().set(PropertyKeys.OBJECT_ID, Variant.string("/DCIM/100TEST/IMG_0001.JPG"))
				.set(PropertyKeys.PROPERTY_NAME, Variant.string("ObjectFileName"))
				.set(PropertyKeys.PROPERTY_VALUE, Variant.string("A.JPG")).build();
		Values other = Values.builder().set(PropertyKeys.OBJECT_ID, Variant.string("o3"))
				.set(PropertyKeys.PROPERTY_NAME, Variant.string("0xDC03")).set(PropertyKeys.PROPERTY_VALUE, Variant.string("ReadOnly"))
				.build();
		Answer answer = run("SetObjectProperties",
				new FakeInvocation().with(ObjectPropertyMethods.PROPERTIES, Variant.list(List.of(one, other))));
		assertEquals(Kind.SUCCEEDED, answer.kind(), answer.message());
		assertEquals("A.JPG", phone.info(3).filename());
		assertTrue(phone.done.contains("set ProtectionStatus of 3 to 1"), phone.done.toString());
	}

	@Test
	void aSetWithoutAValueIsRefusedBeforeAnythingIsSent() throws Exception {
		Values half = Values.of(PropertyKeys.OBJECT_ID, Variant.string("o3"));
		Answer answer =
				run("SetObjectProperties", new FakeInvocation().with(ObjectPropertyMethods.PROPERTIES, Variant.list(List.of(half))));
		assertEquals(Status.E_INVALIDARG, answer.status());
		assertTrue(answer.message().contains("Value"), answer.message());
	}

	@Test
	void whatGoesTogetherIsDescribed() throws Exception {
		Answer answer = run("DescribeInterdependentProperties", ofFormat("EXIF_JPEG"));
		Variant first = (Variant) answer.results().get(ObjectPropertyMethods.DESCRIPTIONS).asList().get(0);
		assertEquals(2, first.asList().size());
	}

	@Test
	void referencesAreObjectIdsAndMayBeGivenAsPaths() throws Exception {
		Answer set = run("SetObjectReferences", new FakeInvocation().with(StorageMethods.OBJECT, "o2").with(
				ObjectPropertyMethods.REFERENCES,
				Variant.list(List.of(Variant.string("/DCIM/100TEST/IMG_0001.JPG"), Variant.string("o1")))));
		assertEquals(Kind.SUCCEEDED, set.kind(), set.message());
		assertEquals(List.of("o3", "o1"), texts(run("GetObjectReferences", new FakeInvocation().with(StorageMethods.OBJECT, "o2")),
				ObjectPropertyMethods.REFERENCES));
	}
}
