package org.portabledevices.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.shell.fakes.SampleMethods.INTEGER;
import static org.portabledevices.shell.fakes.SampleMethods.OBJECT;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.Status;
import org.portabledevices.shell.arguments.CommandException;
import org.portabledevices.shell.fakes.FakeInvocation;
import org.portabledevices.shell.fakes.Gogo;
import org.portabledevices.values.Variant;

/** {@code invoke} that waits. */
class InvokeCommandsTest extends InvocationFixture {

	@Nested
	class GivenAMethodThatSucceeds {

		@BeforeEach
		void succeed() {
			service().onInvoke = invocation -> invocation.succeed(results());
		}

		@Test
		void resultsAreShownByName() throws Exception {
			String shown = session.show(CALL);
			long id = service().invocations.take().id();
			assertEquals("Result          true\nObjectId_Param  o1\n[MyCustomMethod succeeded in 3 ms, invocation " + id + ", backend sim]",
					shown);
		}

		@Test
		void parametersArriveTypedAndInTheirOrder() throws Exception {
			session.run("invoke 'my phone/contacts' MYCUSTOMMETHOD ObjectId_Param='a b' --timeout 1500ms integer_param=0x10");
			FakeInvocation invocation = service().invocations.take();
			assertEquals(List.of(INTEGER, OBJECT), List.copyOf(invocation.parameters.keys()));
			assertEquals(Variant.ui4(16), invocation.parameters.get(INTEGER));
			assertEquals(Variant.string("a b"), invocation.parameters.get(OBJECT));
			assertEquals(Optional.of(Duration.ofMillis(1500)), invocation.options.deadline());
			assertEquals("Contacts MyCustomMethod", invocation.options.label());
		}

		@Test
		void jsonIsOneObjectInOneLine() throws Exception {
			String shown = session.show(CALL + " --json");
			assertEquals("{\"id\":" + service().invocations.take().id()
					+ ",\"backend\":\"sim\",\"device\":\"my-phone\",\"service\":\"Contacts\","
					+ "\"method\":\"MyCustomMethod\",\"end\":\"SUCCEEDED\",\"status\":\"0x00000000\",\"statusName\":\"S_OK\","
					+ "\"results\":{\"Result\":true,\"ObjectId_Param\":\"o1\"},\"millis\":3}", shown);
		}

		/** Gogo drops the value of all but the last of several commands; what is printed stays. */
		@Test
		void everyOneOfSeveralCommandsIsShown() throws Exception {
			assertEquals(3, session.show(CALL + " --json; " + CALL + " --json\n" + CALL + " --json").lines().count());
		}

		@Test
		void outputCanBeTakenIntoAVariable() throws Exception {
			session.run("x = (" + CALL + " --json)");
			assertTrue(session.gogo.get("x").toString().startsWith("{\"id\":"), session.gogo.get("x").toString());
		}
	}

	@Nested
	class GivenAMethodThatDoesNotSucceed {

		@Test
		void failureSaysEndStatusEffectIdAndBackend() throws Exception {
			service().onInvoke = invocation -> invocation.end(End.TIMED_OUT, Status.ERROR_TIMEOUT, Effect.STOPPED, "");
			CommandException failure = assertThrows(CommandException.class, () -> session.run(CALL));
			assertEquals("MyCustomMethod timed out: the deadline passed (ERROR_TIMEOUT 0x800705B4); the device has stopped [invocation "
					+ service().invocations.take().id() + ", backend sim]", failure.getMessage());
		}

		@Test
		void jsonIsPrintedAndTheCommandFailsAllTheSame() {
			service().onInvoke = invocation -> invocation.end(End.FAILED, new Status(0x80042019), null, "the camera is busy");
			CommandException failure = assertThrows(CommandException.class, () -> session.run(CALL + " --json"));
			String shown = session.shown();
			assertTrue(shown.contains("\"end\":\"FAILED\",\"status\":\"0x80042019\",\"statusName\":\"Device_Busy\",\"results\":{},"),
					shown);
			assertTrue(shown.contains("\"message\":\"" + failure.getMessage() + "\""), shown);
			assertTrue(failure.getMessage().contains("the camera is busy (Device_Busy 0x80042019)"), failure.getMessage());
		}

		/** Contract 1.1: a call that was not accepted has no id. */
		@Test
		void refusalIsShownLikeAFailureWithoutAnId() {
			service().refusal = new InvocationRefusedException(Status.E_INVALIDARG, "MyCustomMethod: Integer_Param is missing");
			CommandException failure = assertThrows(CommandException.class, () -> session.run("invoke contacts MyCustomMethod --json"));
			assertEquals("MyCustomMethod: Integer_Param is missing (E_INVALIDARG 0x80070057)", failure.getMessage());
			String shown = session.shown();
			assertTrue(shown.startsWith(
					"{\"id\":null,\"backend\":null,\"device\":\"my-phone\",\"service\":\"Contacts\",\"method\":\"MyCustomMethod\","
							+ "\"end\":\"FAILED\",\"status\":\"0x80070057\",\"statusName\":\"E_INVALIDARG\",\"results\":{},\"millis\":0"),
					shown);
		}

		/** Contract 3.1: the callback of a client that is gone is not called; the command must not wait for it. */
		@Test
		void endWithoutACallbackEndsTheCommandToo() {
			service().onInvoke = FakeInvocation::endMuted;
			CommandException failure = assertThrows(CommandException.class, () -> session.run(CALL));
			assertTrue(failure.getMessage().startsWith("MyCustomMethod cancelled: "), failure.getMessage());
		}
	}

	@Nested
	class GivenWordsThatDoNotFit {

		@Test
		void eachIsAnsweredWithWhatWouldAndNothingIsInvoked() {
			assertRefused("there is no service \"music\"; there are 'My Phone/Contacts'", "invoke music Play");
			assertRefused("there is no method \"Foo\"; there are MyCustomMethod, BeginSync, Download, Upload", "invoke contacts Foo");
			assertRefused("parameter Integer_Param: \"abc\" is not of its type; it takes VT_UI4, 0 to 4294967295",
					"invoke contacts MyCustomMethod Integer_Param=abc");
			assertRefused("parameter Integer_Param: \"-1\" is outside its range; it takes VT_UI4, 0 to 4294967295",
					"invoke contacts MyCustomMethod Integer_Param=-1");
			assertRefused("\"soon\" is no time; one is 500ms, 10s, 2m, 1h or PT10S, and more than zero",
					"invoke contacts BeginSync --timeout soon");
			String usage =
					"; usage: invoke SERVICE METHOD [name=value ...] [--async] [--timeout 10s] [--to FILE [--resume]] [--from FILE] [--json]";
			assertRefused("something is missing behind contacts" + usage, "invoke contacts");
			assertRefused("unknown option --now" + usage, "invoke contacts BeginSync --now");
			assertTrue(service().invocations.isEmpty());
		}

		@Test
		void jsonTellsThemToo() {
			assertThrows(CommandException.class, () -> session.run("invoke music Play --json"));
			String shown = session.shown();
			assertTrue(shown.startsWith(
					"{\"id\":null,\"backend\":null,\"device\":null,\"service\":\"music\",\"method\":\"Play\",\"end\":\"FAILED\","
							+ "\"status\":\"0x80070490\",\"statusName\":\"ERROR_NOT_FOUND\",\"results\":{},\"millis\":0,\"effect\":\"NOT_STARTED\","
							+ "\"message\":\"there is no service \\\"music\\\""),
					shown);
		}
	}
}
