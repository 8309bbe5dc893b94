package org.portabledevices.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.shell.arguments.CommandException;
import org.portabledevices.shell.directory.Directories;
import org.portabledevices.shell.directory.ServiceDirectory;
import org.portabledevices.shell.fakes.FakeFollower;
import org.portabledevices.shell.fakes.FakeMonitor;
import org.portabledevices.shell.fakes.FakeReference;
import org.portabledevices.shell.fakes.FakeSelection;
import org.portabledevices.shell.fakes.FakeService;
import org.portabledevices.shell.fakes.Gogo;
import org.portabledevices.shell.fakes.SampleMethods;
import org.portabledevices.shell.session.ShellSessions;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** The commands about invocations at the real Gogo, with one service, which is followed already so that a test can say what it does. */
@Timeout(20)
abstract class InvocationFixture {

	static final String CALL = "invoke contacts MyCustomMethod Integer_Param=4 ObjectId_Param=o1";

	final FakeFollower follower = new FakeFollower(SampleMethods.MY_CUSTOM_METHOD, SampleMethods.BEGIN_SYNC, SampleMethods.DOWNLOAD,
			SampleMethods.UPLOAD);
	final FakeMonitor monitor = new FakeMonitor();
	Gogo gogo;
	Gogo.Session session;
	ServiceDirectory directory;

	@BeforeEach
	void start() throws Exception {
		gogo = new Gogo();
		directory = Directories.of(new FakeSelection(), List.of(FakeReference.of("sim", 0, "My Phone", "Contacts")), List.of());
		ShellSessions sessions = new ShellSessions(follower, gogo.processor());
		gogo.add(new InvokeCommands(directory, sessions), "invoke");
		gogo.add(new InvocationCommands(monitor, sessions), "invocations", "result");
		gogo.add(new CancelCommands(monitor, sessions), "cancel");
		gogo.add(new MethodCommands(directory, sessions), "methods");
		session = gogo.open();
		session.show("methods contacts");
	}

	@AfterEach
	void stop() {
		gogo.close();
	}

	FakeService service() {
		return follower.service();
	}

	static Values results() {
		return Values.builder().set(SampleMethods.RESULT, Variant.bool(true)).set(SampleMethods.OBJECT, Variant.string("o1")).build();
	}

	void assertRefused(String message, String line) {
		assertEquals(message, assertThrows(CommandException.class, () -> session.run(line)).getMessage());
	}
}
