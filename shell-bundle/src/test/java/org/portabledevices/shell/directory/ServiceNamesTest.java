package org.portabledevices.shell.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.portabledevices.service.ServiceProperties;
import org.portabledevices.shell.arguments.CommandException;
import org.portabledevices.shell.fakes.FakeReference;

class ServiceNamesTest {

	private static List<ServiceEntry> entries(FakeReference... references) {
		return ServiceEntry.of(Offer.of(List.of(references)));
	}

	@Nested
	class GivenAPhoneAndACameraOnTwoBackends {

		private final List<ServiceEntry> entries = entries(
				FakeReference.of("sim", 0, "My Phone", "Contacts").with(ServiceProperties.SERVICE_TYPE,
						new String[]{ "dd04d5fc-9d6e-4f76-9dcf-eca6339b7389", "28d3aac9-c075-44be-8881-65f38d305909" }),
				FakeReference.of("sim", 0, "Camera", "Storage"), FakeReference.of("mtp", 100, "Camera", "Storage"));

		/** Contract 5.1: what is followed is the service, wherever it is served. */
		@Test
		void sameServiceOnTwoBackendsIsOneAndTheBestBackendComesFirst() {
			assertEquals(List.of("Camera/Storage", "My Phone/Contacts"), entries.stream().map(ServiceEntry::label).toList());
			assertEquals(List.of("mtp", "sim"), entries.get(0).backends());
		}

		@Test
		void nameIdTypeAndDeviceWithServiceFindItInAnyCase() {
			for (String given : List.of("contacts", "my-phone/Contacts", "MY PHONE/CONTACTS", "{DD04D5FC-9D6E-4F76-9DCF-ECA6339B7389}",
					"28d3aac9-c075-44be-8881-65f38d305909")) {
				assertEquals("My Phone/Contacts", ServiceNames.find(given, entries).orElseThrow().label(), given);
			}
		}

		@Test
		void nothingElseFindsIt() {
			for (String given : List.of("", "/", "contact", "phone/contacts", "Camera/Contacts", "My Phone/", "My Phone")) {
				assertEquals(Optional.empty(), ServiceNames.find(given, entries), given);
			}
		}

		@Test
		void filterMatchesTheServiceOnEveryBackendAndNoOther() throws InvalidSyntaxException {
			Filter filter = FrameworkUtil.createFilter(entries.get(0).filter());
			assertTrue(filter.match(FakeReference.of("other", 5, "Camera", "Storage")));
			assertFalse(filter.match(FakeReference.of("sim", 0, "Camera", "Device")));
			assertFalse(filter.match(FakeReference.of("sim", 0, "My Phone", "Storage")));
		}
	}

	@Nested
	class GivenTheSameServiceOnTwoDevices {

		@Test
		void nameAloneIsAmbiguousAndTheMessageNamesThemByDeviceAndService() {
			List<ServiceEntry> entries =
					entries(FakeReference.of("sim", 0, "Camera", "Storage"), FakeReference.of("sim", 0, "My Phone", "Storage"));
			CommandException refusal = assertThrows(CommandException.class, () -> ServiceNames.find("storage", entries));
			assertEquals("\"storage\" can be 2 services; say which: Camera/Storage, 'My Phone/Storage'", refusal.getMessage());
			assertEquals("My Phone/Storage", ServiceNames.find("my phone/storage", entries).orElseThrow().label());
		}

		@Test
		void devicesOfOneNameAreNamedByTheirIds() {
			List<ServiceEntry> entries = entries(FakeReference.of("sim", 0, "Camera", "Storage").with(ServiceProperties.DEVICE_ID, "c1"),
					FakeReference.of("sim", 0, "Camera", "Storage").with(ServiceProperties.DEVICE_ID, "c2"));
			CommandException refusal = assertThrows(CommandException.class, () -> ServiceNames.find("camera/storage", entries));
			assertTrue(refusal.getMessage().endsWith("say which: c1/Storage, c2/Storage"), refusal.getMessage());
			assertEquals("c2", ServiceNames.find("C2/storage", entries).orElseThrow().deviceId());
		}

		@Test
		void twoServicesOfOneNameOnOneDeviceAreToldApartByTheirIds() throws InvalidSyntaxException {
			FakeReference second = FakeReference.of("sim", 0, "Camera", "Storage").with(ServiceProperties.SERVICE_ID, "camera/2");
			List<ServiceEntry> entries = entries(FakeReference.of("sim", 0, "Camera", "Storage"), second);
			assertEquals(2, entries.size());
			CommandException refusal = assertThrows(CommandException.class, () -> ServiceNames.find("storage", entries));
			assertTrue(refusal.getMessage().endsWith("say which: camera/2, camera/Storage"), refusal.getMessage());
			ServiceEntry found = ServiceNames.find("camera/2", entries).orElseThrow();
			assertTrue(FrameworkUtil.createFilter(found.filter()).match(second));
		}
	}

	@Nested
	class GivenNamesWithAMeaningInFilters {

		/** A device that calls itself * must not be followed everywhere. */
		@Test
		void theyAreEscaped() throws InvalidSyntaxException {
			for (String name : List.of("*", "a*b", "(x)", "a)(b=*", "back\\slash", "\\2a", "\u00e4 \u0000")) {
				FakeReference odd = FakeReference.of("sim", 0, "Camera", "S").with(ServiceProperties.DEVICE_ID, name);
				Filter filter = FrameworkUtil.createFilter(entries(odd).get(0).filter());
				assertTrue(filter.match(odd), name);
				assertFalse(filter.match(FakeReference.of("sim", 0, "Camera", "S")), name);
			}
		}

		@Test
		void nothingElseIsChanged() {
			assertEquals("a\\*b\\(c\\)d\\\\e=f", Filters.escaped("a*b(c)d\\e=f"));
		}
	}

	@Test
	void registrationWithoutTheNamesIsLeftOut() {
		assertEquals(List.of(),
				ServiceEntry.of(Offer.of(List.of(FakeReference.of("sim", 0, "Camera", "S").with(ServiceProperties.DEVICE_ID, 5)))));
	}
}
