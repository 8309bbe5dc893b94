package org.portabledevices.impl.method.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.impl.fixture.Bench;
import org.portabledevices.impl.fixture.FakeEngine.Registered;
import org.portabledevices.impl.fixture.FakeInvocation.Answer;
import org.portabledevices.impl.fixture.FakeInvocation;
import org.portabledevices.service.Status;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.DeviceMethods;
import org.portabledevices.wpd.PropertyKeys;

@Timeout(30)
class DeviceCallsTest {

	private Bench bench;
	private Registered camera;

	@BeforeEach
	void connect() throws Exception {
		bench = new Bench();
		camera = bench.connected();
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private Answer run(String method, String... keysAndValues) throws Exception {
		FakeInvocation invocation = new FakeInvocation();
		PropertyKey[] keys = { DeviceMethods.PROPERTY, DeviceMethods.VALUE };
		for (int i = 0; i < keysAndValues.length; i++) {
			invocation.with(keys[i], keysAndValues[i]);
		}
		return camera.start("Device", method, invocation).await();
	}

	/** Contract 3.5: exactly the described results. */
	@Test
	void saysWhatTheDeviceIs() throws Exception {
		Values info = run("GetInfo").results();
		MethodDescription described = DeviceMethods.GET_INFO;
		assertEquals(described.parameters().stream().map(parameter -> parameter.key()).toList(), List.copyOf(info.keys()));
		assertEquals("Acme", info.get(DeviceMethods.MANUFACTURER).asString());
		assertTrue(info.get(DeviceMethods.OPERATIONS).asList().contains(Variant.string("GetObject")));
	}

	@Test
	void listsAllProperties() throws Exception {
		List<?> properties = run("ListProperties").results().get(DeviceMethods.PROPERTIES).asList();
		assertEquals(List.of("BatteryLevel", "WhiteBalance", "DeviceFriendlyName"),
				properties.stream().map(values -> ((Values) values).get(PropertyKeys.PROPERTY_NAME).asString()).toList());
	}

	@Test
	void describesAPropertyWithTypedValues() throws Exception {
		Values battery = run("DescribeProperty", "batterylevel").results().get(DeviceMethods.DESCRIPTION).asValues();
		assertEquals(Variant.ui1(87), battery.get(PropertyKeys.PROPERTY_VALUE));
		assertEquals(Variant.ui1(100), battery.get(PropertyKeys.PROPERTY_MAXIMUM));
		assertEquals(Variant.bool(false), battery.get(PropertyKeys.PROPERTY_WRITABLE));
		Values balance = run("DescribeProperty", "0x5005").results().get(DeviceMethods.DESCRIPTION).asValues();
		assertEquals(List.of(Variant.ui1(2), Variant.ui1(4)), balance.get(PropertyKeys.PROPERTY_ENUMERATION).asList());
	}

	@Test
	void getsAndSetsAndResetsAProperty() throws Exception {
		assertEquals("2", run("GetProperty", "WhiteBalance").results().get(DeviceMethods.VALUE).asString());
		assertEquals(Values.empty(), run("SetProperty", "WhiteBalance", "4").results());
		assertEquals("4", run("GetProperty", "WhiteBalance").results().get(DeviceMethods.VALUE).asString());
		assertEquals(Values.empty(), run("ResetProperty", "WhiteBalance").results());
		assertEquals("2", run("GetProperty", "WhiteBalance").results().get(DeviceMethods.VALUE).asString());
	}

	@Test
	void aValueThatTheStandardsNameIsSetByItsName() throws Exception {
		assertEquals(Values.empty(), run("SetProperty", "WhiteBalance", "daylight").results());
		assertEquals("4", run("GetProperty", "WhiteBalance").results().get(DeviceMethods.VALUE).asString());
		assertEquals("Daylight", run("DescribeProperty", "WhiteBalance").results().get(DeviceMethods.DESCRIPTION).asValues()
				.get(PropertyKeys.PROPERTY_VALUE_NAME).asString());
	}

	@Test
	void aStringIsSetAsItIs() throws Exception {
		run("SetProperty", "DeviceFriendlyName", "Summer ☀");
		assertEquals("Summer ☀", run("GetProperty", "DeviceFriendlyName").results().get(DeviceMethods.VALUE).asString());
	}

	@Test
	void aValueOfTheWrongTypeIsRefusedWithWhatWouldDo() throws Exception {
		Answer answer = run("SetProperty", "WhiteBalance", "sunny");
		assertEquals(Status.ofResponseCode(0x201C), answer.status());
		assertTrue(answer.message().contains("\"sunny\"") && answer.message().contains("[2 Automatic, 4 Daylight]"), answer.message());
		assertEquals(Status.ofResponseCode(0x201C), run("SetProperty", "WhiteBalance", "256").status());
	}

	/** It is the device that decides; the words are ours. */
	@Test
	void aValueThatTheDeviceRefusesIsRefusedWithWhatWouldDo() throws Exception {
		Answer answer = run("SetProperty", "WhiteBalance", "3");
		assertEquals(Status.ofResponseCode(0x201C), answer.status());
		assertTrue(answer.message().contains("\"3\"") && answer.message().contains("[2 Automatic, 4 Daylight]"), answer.message());
	}

	@Test
	void aPropertyThatCanOnlyBeReadIsNotSet() throws Exception {
		Answer answer = run("SetProperty", "BatteryLevel", "100");
		assertEquals(Status.ofResponseCode(0x200F), answer.status());
		assertTrue(answer.message().contains("BatteryLevel"), answer.message());
	}

	@Test
	void aPropertyThatIsNotThereFailsAsTheDeviceSays() throws Exception {
		assertEquals(Status.ofResponseCode(0x200A), run("GetProperty", "0xD123").status());
	}

	@Test
	void whatNamesNoPropertyIsNamed() throws Exception {
		Answer answer = run("GetProperty", "battery life");
		assertEquals(Status.ofResponseCode(0x200A), answer.status());
		assertTrue(answer.message().contains("\"battery life\""), answer.message());
	}
}
