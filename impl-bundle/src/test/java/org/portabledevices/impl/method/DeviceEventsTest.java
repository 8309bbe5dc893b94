package org.portabledevices.impl.method;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.impl.fixture.Bench;
import org.portabledevices.impl.fixture.FakeEngine.Raised;
import org.portabledevices.impl.fixture.FakeEngine.Registered;
import org.portabledevices.impl.fixture.MemoryPhone;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.EventTypes;
import org.portabledevices.wpd.ObjectPropertyMethods;
import org.portabledevices.wpd.PropertyKeys;

@Timeout(30)
class DeviceEventsTest {

	private final MemoryPhone phone = new MemoryPhone();
	private Bench bench;
	private Registered device;

	@BeforeEach
	void connect() throws Exception {
		bench = new Bench(phone);
		device = bench.connected();
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private Raised raised(int code, Integer... parameters) throws Exception {
		phone.send(new PtpEvent(code, 0, List.of(parameters)));
		return device.events.poll(10, SECONDS);
	}

	@Test
	void mtpTellsWhichPropertyOfWhichObjectHasChanged() throws Exception {
		assertEquals(new Raised("Storage", EventTypes.ofCode(0xC801),
				Values.builder().set(PropertyKeys.OBJECT_ID, Variant.string("o3"))
						.set(ObjectPropertyMethods.PROPERTY, Variant.string("ObjectFileName")).build()),
				raised(0xC801, 3, 0xDC07));
		assertEquals(new Raised("Storage", EventTypes.ofCode(0xC803), Values.of(PropertyKeys.OBJECT_ID, Variant.string("o3"))),
				raised(0xC803, 3));
	}

	@Test
	void whatComesOfServicesIsRaisedByTheServiceThatListsThem() throws Exception {
		assertEquals(new Raised("DeviceServices", EventTypes.ofCode(0xC301), Values.of(PropertyKeys.SERVICE_ID, Variant.ui4(7))),
				raised(0xC301, 7));
	}

	@Test
	void whatAVendorAddsKeepsItsNumber() throws Exception {
		assertEquals(new Raised("Device", EventTypes.ofCode(0xC0DE), Values.empty()), raised(0xC0DE, 1, 2));
	}
}
