package org.portabledevices.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.portabledevices.service.DeviceEvent;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.PropertyKeys;

/** {@code devices}, {@code services}, {@code methods}, {@code describe} and {@code events}. */
class ListCommandsTest extends ListFixture {

	@Test
	void devicesShowsEachOnEachBackendAndWhyOneIsNotThere() throws Exception {
		assertEquals("""
				DEVICE    BACKEND  STATE        SERVICES  ID        ADDRESS          REASON
				Camera    mtp      CONNECTED    Storage   camera    127.0.0.1:15740
				Camera    sim      CONNECTED    Storage   camera
				canon     mtp      UNREACHABLE                      192.0.2.7:15740  connection refused
				My Phone  sim      CONNECTED    Contacts  my-phone""", session.show("devices"));
	}

	@Test
	void servicesShowsEachOnceAndWhereInvocationsGo() throws Exception {
		assertEquals("""
				SERVICE   DEVICE    BACKEND  ALSO ON  ID
				Storage   Camera    mtp      sim      camera/Storage
				Contacts  My Phone  sim               my-phone/Contacts""", session.show("services"));
		selection.pin("mtp");
		assertTrue(session.show("services").contains("Contacts  My Phone  (none)   sim      my-phone/Contacts"));
	}

	@Test
	void methodsShowsWhatEachTakesAndAnswers() throws Exception {
		assertEquals(
				"""
						METHOD          ACCESS     PARAMETERS                                    ANSWERS                                    DATA
						MyCustomMethod  READWRITE  Integer_Param: VT_UI4, ObjectId_Param: VT_LPWSTR  Result: VT_BOOL, ObjectId_Param: VT_LPWSTR
						Download        READ                                                                                              --to FILE"""
						.replaceAll(" +", " "),
				session.show("methods contacts").replaceAll(" +", " "));
	}

	@Test
	void describeTellsAllAndHowToCallIt() throws Exception {
		String shown = session.show("describe contacts mycustommethod");
		assertTrue(shown.startsWith("MyCustomMethod  ecfc865f-7b43-4d76-9c6b-d67309a3f6f7  READWRITE\nCan be cancelled; "), shown);
		assertTrue(shown.contains("Integer_Param   IN      VT_UI4     0 to 4294967295"), shown);
		assertTrue(shown.endsWith("To call it: invoke contacts MyCustomMethod Integer_Param=VT_UI4 ObjectId_Param=VT_LPWSTR"), shown);
		assertTrue(session.show("describe contacts download").endsWith("To call it: invoke contacts Download --to FILE"));
	}

	@Test
	void eventsShowsTheNewestHundred() throws Exception {
		EventCommands events = new EventCommands(directory);
		gogo.add(events, "events");
		assertEquals("There were no events.", session.show("events"));
		for (int i = 0; i < 101; i++) {
			events.onEvent(new Event("Event" + i));
		}
		String shown = session.show("events");
		assertEquals(101, shown.lines().count());
		assertFalse(shown.contains("Event0 "), "the eldest has gone");
		assertTrue(shown.contains("Event100  phone/Contacts  Phone   sim      Id=o1"), shown);
	}

	private record Event(String name) implements DeviceEvent {

		@Override
		public UUID id() {
			return new UUID(0, 1);
		}

		@Override
		public PortableDevice device() {
			return PortableDevice.builder("phone", "Phone").build();
		}

		@Override
		public String serviceId() {
			return "phone/Contacts";
		}

		@Override
		public String backend() {
			return "sim";
		}

		@Override
		public Values parameters() {
			return Values.of(PropertyKeys.OBJECT_ID, Variant.string("o1"));
		}
	}
}
