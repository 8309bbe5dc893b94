package org.portabledevices.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.portabledevices.monitor.ConfiguredDevice.State.CONNECTED;
import static org.portabledevices.monitor.ConfiguredDevice.State.UNREACHABLE;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portabledevices.monitor.ConfiguredDevice;
import org.portabledevices.shell.arguments.CommandException;
import org.portabledevices.shell.directory.Directories;
import org.portabledevices.shell.directory.ServiceDirectory;
import org.portabledevices.shell.fakes.FakeBackend;
import org.portabledevices.shell.fakes.FakeFollower;
import org.portabledevices.shell.fakes.FakeMonitor;
import org.portabledevices.shell.fakes.FakeReference;
import org.portabledevices.shell.fakes.FakeSelection;
import org.portabledevices.shell.fakes.Gogo;
import org.portabledevices.shell.fakes.SampleMethods;
import org.portabledevices.shell.session.ShellSessions;

/** The commands that list, describe and choose at the real Gogo, with a camera on two backends, a phone, and a camera that cannot be reached. */
@Timeout(20)
abstract class ListFixture {

	@TempDir Path folder;

	final FakeSelection selection = new FakeSelection();
	final FakeMonitor monitor = new FakeMonitor();
	Gogo gogo;
	ServiceDirectory directory;
	Gogo.Session session;

	@BeforeEach
	void start() {
		gogo = new Gogo();
		directory = Directories.of(selection,
				List.of(FakeReference.of("sim", 0, "Camera", "Storage"), FakeReference.of("mtp", 100, "Camera", "Storage"),
						FakeReference.of("sim", 0, "My Phone", "Contacts")),
				List.of(FakeBackend.of("sim", ConfiguredDevice.of("Camera", "camera", CONNECTED, "", 1)),
						FakeBackend.of("mtp", ConfiguredDevice.of("Camera", "127.0.0.1:15740", CONNECTED, "", 0),
								ConfiguredDevice.of("canon", "192.0.2.7:15740", UNREACHABLE, "connection refused", 0))));
		ShellSessions sessions =
				new ShellSessions(new FakeFollower(SampleMethods.MY_CUSTOM_METHOD, SampleMethods.DOWNLOAD), gogo.processor());
		gogo.add(new DeviceCommands(directory), "devices");
		gogo.add(new ServiceCommands(directory), "services");
		gogo.add(new MethodCommands(directory, sessions), "methods", "describe");
		gogo.add(new BackendCommands(directory, selection, folder.toString()), "backend");
		gogo.add(new InvocationCommands(monitor, sessions), "invocations", "result");
		gogo.add(new CancelCommands(monitor, sessions), "cancel");
		session = gogo.open();
	}

	@AfterEach
	void stop() {
		gogo.close();
	}

	void assertFails(String message, String line) {
		assertEquals(message, assertThrows(CommandException.class, () -> session.run(line)).getMessage());
	}
}
