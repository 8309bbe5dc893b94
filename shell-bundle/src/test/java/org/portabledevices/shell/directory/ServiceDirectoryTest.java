package org.portabledevices.shell.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.portabledevices.monitor.ConfiguredDevice.State.CONNECTED;
import static org.portabledevices.monitor.ConfiguredDevice.State.CONNECTING;
import static org.portabledevices.monitor.ConfiguredDevice.State.UNREACHABLE;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.portabledevices.monitor.ConfiguredDevice;
import org.portabledevices.service.ServiceProperties;
import org.portabledevices.service.Status;
import org.portabledevices.shell.arguments.CommandException;
import org.portabledevices.shell.fakes.FakeBackend;
import org.portabledevices.shell.fakes.FakeFollower;
import org.portabledevices.shell.fakes.FakeObjects;
import org.portabledevices.shell.fakes.FakeReference;
import org.portabledevices.shell.fakes.FakeSelection;
import org.portabledevices.shell.fakes.FakeService;
import org.portabledevices.shell.fakes.SampleMethods;

class ServiceDirectoryTest {

	private final FakeSelection selection = new FakeSelection();
	private final List<FakeReference> references = List.of(FakeReference.of("sim", 0, "Camera", "Storage"),
			FakeReference.of("sim", 0, "Camera", "Device"), FakeReference.of("mtp", 100, "Camera", "Storage"));
	private final ServiceDirectory directory = Directories.of(selection, references,
			List.of(FakeBackend.of("sim", ConfiguredDevice.of("Camera", "camera", CONNECTED, "", 2)),
					FakeBackend.of("mtp", ConfiguredDevice.of("Camera", "127.0.0.1:15740", CONNECTED, "", 0),
							ConfiguredDevice.of("canon", "192.0.2.7:15740", UNREACHABLE, "connection refused", 0),
							ConfiguredDevice.of("nikon", "192.0.2.8:15740", CONNECTING, "", 0))));

	@Nested
	class GivenDevicesOfTwoBackends {

		@Test
		void eachIsListedOnceForEachBackendAndWithoutAConnectionToo() {
			assertEquals(List.of(new DeviceEntry("Camera", "camera", "mtp", CONNECTED, "127.0.0.1:15740", List.of("Storage"), "", 0),
					new DeviceEntry("Camera", "camera", "sim", CONNECTED, "camera", List.of("Device", "Storage"), "", 2),
					new DeviceEntry("canon", "", "mtp", UNREACHABLE, "192.0.2.7:15740", List.of(), "connection refused", 0),
					new DeviceEntry("nikon", "", "mtp", CONNECTING, "192.0.2.8:15740", List.of(), "", 0)), directory.devices());
		}

		@Test
		void deviceOfABackendThatTellsNothingIsListedAsWell() {
			ServiceDirectory silent = Directories.of(selection, references, List.of());
			assertEquals(List.of("mtp", "sim"), silent.devices().stream().map(DeviceEntry::backend).toList());
			assertEquals(List.of("mtp", "sim"), silent.backendNames());
		}

		/** Two cameras of one model have one name until somebody changes it. */
		@Test
		void oneThatIsNotConnectedIsNotTakenForAnotherOfItsName() {
			ServiceDirectory twins = Directories.of(selection, List.of(FakeReference.of("mtp", 0, "EOS", "Storage")),
					List.of(FakeBackend.of("mtp", ConfiguredDevice.of("EOS", "192.0.2.7:15740", UNREACHABLE, "refused", 0),
							ConfiguredDevice.of("EOS", "192.0.2.8:15740", CONNECTED, "", 0))));
			assertEquals(List.of(new DeviceEntry("EOS", "", "mtp", UNREACHABLE, "192.0.2.7:15740", List.of(), "refused", 0),
					new DeviceEntry("EOS", "eos", "mtp", CONNECTED, "192.0.2.8:15740", List.of("Storage"), "", 0)), twins.devices());
		}

		/** Both connected: only the device ID tells whose address and whose pending invocations they are. */
		@Test
		void twinsThatAreConnectedAreToldApartByTheirDeviceIds() {
			ServiceDirectory twins = Directories.of(selection,
					List.of(FakeReference.of("mtp", 0, "EOS", "Storage").with(ServiceProperties.DEVICE_ID, "eos-1"),
							FakeReference.of("mtp", 0, "EOS", "Storage").with(ServiceProperties.DEVICE_ID, "eos-2")),
					List.of(FakeBackend.of("mtp", ConfiguredDevice.of("EOS", "192.0.2.7:15740", "eos-2", CONNECTED, "", 3),
							ConfiguredDevice.of("EOS", "192.0.2.8:15740", "eos-1", CONNECTED, "", 0))));
			assertEquals(List.of(new DeviceEntry("EOS", "eos-1", "mtp", CONNECTED, "192.0.2.8:15740", List.of("Storage"), "", 0),
					new DeviceEntry("EOS", "eos-2", "mtp", CONNECTED, "192.0.2.7:15740", List.of("Storage"), "", 3)), twins.devices());
		}

		/** One that was connected and is not any more is still known. */
		@Test
		void oneThatIsNotConnectedIsListedWithTheIdThatItHad() {
			ServiceDirectory gone = Directories.of(selection, List.of(),
					List.of(FakeBackend.of("mtp", ConfiguredDevice.of("EOS", "192.0.2.7:15740", "eos-2", UNREACHABLE, "unplugged", 0))));
			assertEquals(List.of(new DeviceEntry("EOS", "eos-2", "mtp", UNREACHABLE, "192.0.2.7:15740", List.of(), "unplugged", 0)),
					gone.devices());
		}

		@Test
		void backendsAreThoseThatSaySoAndThoseThatRegister() {
			assertEquals(List.of("mtp", "sim"), directory.backendNames());
		}
	}

	@Nested
	class GivenTheChoiceOfABackend {

		private final ServiceEntry storage = directory.find("storage");

		@Test
		void rankingChoosesUnlessOneIsPinned() {
			assertEquals(Optional.of("mtp"), directory.chosen(storage));
			selection.pin("sim");
			assertEquals(Optional.of("sim"), directory.chosen(storage));
		}

		/** Contract 5.2: a pin is strict. */
		@Test
		void pinnedBackendWithoutTheServiceIsNotReplacedByAnother() {
			selection.pin("mtp");
			assertEquals(Optional.empty(), directory.chosen(directory.find("device")));
		}
	}

	@Nested
	class GivenAServiceThatIsNotThere {

		@Test
		void messageListsWhatIsThereAndWhatIsConfiguredButNotConnected() {
			CommandException refusal = assertThrows(CommandException.class, () -> directory.find("music"));
			assertEquals(
					"there is no service \"music\"; there are Camera/Device, Camera/Storage; not connected: "
							+ "canon at 192.0.2.7:15740 (backend mtp): UNREACHABLE, connection refused; nikon at 192.0.2.8:15740 (backend mtp): CONNECTING",
					refusal.getMessage());
			assertEquals(Status.ERROR_NOT_FOUND, refusal.status());
		}

		/** Contract 5.3: an invocation waits for a backend, so the shell must still know what it would be. */
		@Test
		void oneWhoseMethodsWereAskedForIsRememberedAfterItsBackendsHaveGone() {
			FakeService followed = followed();
			ServiceEntry before = directory.find("storage");
			directory.methods(before, followed);
			followed.methods = null;
			Directories.change(directory, List.of());
			ServiceEntry gone = directory.find("Camera/storage");
			assertEquals(before.filter(), gone.filter());
			assertEquals(List.of(), gone.backends());
			assertEquals(List.of(SampleMethods.DOWNLOAD), directory.methods(gone, followed));
		}

		@Test
		void oneThatIsBackIsFoundOnce() {
			directory.methods(directory.find("storage"), followed());
			assertEquals(List.of("mtp", "sim"), directory.find("storage").backends());
		}

		@Test
		void oneThatWasSeenIsRememberedTooAndWasNotKeptOpenForIt() {
			FakeObjects objects = new FakeObjects(references.get(0), SampleMethods.DOWNLOAD);
			Directories.change(directory, List.of(objects));
			directory.services();
			assertEquals(0, objects.open());
			Directories.change(directory, List.of());
			FakeService followed = followed();
			followed.methods = null;
			assertEquals(List.of(SampleMethods.DOWNLOAD), directory.methods(directory.find("storage"), followed));
		}

		@Test
		void oneThatWasGoneBeforeItCouldBeAskedIsUnknown() {
			directory.services();
			Directories.change(directory, List.of());
			assertThrows(CommandException.class, () -> directory.find("storage"));
		}

		@Test
		void methodsThatWereNeverKnownAreRefusedAndThePinIsNamed() {
			selection.pin("mtp");
			FakeService followed = followed();
			followed.methods = null;
			CommandException refusal = assertThrows(CommandException.class, () -> directory.methods(directory.find("device"), followed));
			assertEquals(Status.ERROR_NOT_READY, refusal.status());
			assertEquals("no backend serves Camera/Device now; \"mtp\" is pinned, \"backend auto\" lets the ranking choose",
					refusal.getMessage().split("; not connected")[0]);
		}

		private FakeService followed() {
			return (FakeService) new FakeFollower(SampleMethods.DOWNLOAD).follow("(x=y)");
		}
	}
}
