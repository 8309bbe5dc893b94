package org.portabledevices.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.apache.felix.service.command.Job;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.portabledevices.service.End;
import org.portabledevices.service.Status;
import org.portabledevices.shell.arguments.CommandException;
import org.portabledevices.shell.directory.Directories;
import org.portabledevices.shell.fakes.FakeInvocation;
import org.portabledevices.shell.fakes.FakeService;
import org.portabledevices.shell.fakes.Gogo;
import org.portabledevices.shell.fakes.SampleMethods;

/** {@code invoke --async} and what comes after it, Ctrl-C, and invocations that wait for a backend. */
class BackgroundInvocationsTest extends InvocationFixture {

	@Nested
	class GivenAnInvocationInTheBackground {

		@Test
		void asyncAnswersTheIdAtOnceAndTheResultIsKept() throws Exception {
			String id = session.show(CALL + " --async");
			FakeInvocation invocation = service().invocations.take();
			assertEquals(Long.toString(invocation.id()), id);
			assertTrue(session.show("result " + id).startsWith("invocation " + id + " is RUNNING for 3 ms"));
			assertTrue(
					session.show("result " + id + " --json").contains("\"end\":null,\"status\":null,\"statusName\":null,\"results\":{}"));
			invocation.succeed(results());
			assertTrue(session.show("result " + id).startsWith("Result          true\n"));
			assertTrue(session.show("invocations").matches("(?s)ID .*\\n" + id + " +SUCCEEDED +3 ms +MyCustomMethod .*"));
		}

		@Test
		void resultOfAFailureFails() throws Exception {
			String id = session.show(CALL + " --async");
			service().invocations.take().end(End.FAILED, Status.ERROR_GEN_FAILURE, null, "");
			assertThrows(CommandException.class, () -> session.run("result " + id));
		}

		@Test
		void otherSessionsHaveResultsOfTheirOwn() throws Exception {
			String id = session.show(CALL + " --async");
			try (Gogo.Session other = gogo.open()) {
				assertThrows(CommandException.class, () -> other.run("result " + id));
			}
		}

		@Test
		void cancelOfAnIdCancelsItAsItsClientAndPrintsTheReceipt() throws Exception {
			String id = session.show(CALL + " --async");
			String shown = session.show("cancel " + id);
			assertTrue(shown.matches("ID +CANCEL\n" + id + " +requested"), shown);
			assertEquals(List.of(), monitor.cancels);
			assertEquals(0, service().invocations.take().cancelled.getCount());
		}

		@Test
		void cancelAllReachesThisSessionOnly() throws Exception {
			session.run(CALL + " --async");
			FakeInvocation own = service().invocations.take();
			FakeService ownService = service();
			try (Gogo.Session other = gogo.open()) {
				other.run(CALL + " --async");
				FakeInvocation others = service().invocations.take();
				assertFalse(ownService == service(), "each session is a client of its own");
				assertTrue(session.show("cancel --all").contains(own.id() + " "));
				assertEquals(0, own.cancelled.getCount());
				assertEquals(1, others.cancelled.getCount());
			}
		}

		@Test
		void cancelAllWithNothingPendingSaysSo() throws Exception {
			assertEquals("Nothing of this session was pending.", session.show("cancel --all"));
		}
	}

	@Nested
	class GivenAnInterrupt {

		@Test
		void invocationIsCancelledAndTheTruthIsPrinted() throws Exception {
			service().onInvoke = invocation -> invocation.onCancel(invocation::confirmStop);
			Thread command = inBackground(CALL);
			FakeInvocation invocation = service().invocations.take();
			interruptForeground(command);
			assertTrue(invocation.cancelled.await(10, TimeUnit.SECONDS));
			session.awaitShown(
					"MyCustomMethod cancelled: the invocation was cancelled (ERROR_CANCELLED 0x800704C7); the device has stopped [invocation "
							+ invocation.id());
		}

		@Test
		void completionThatWonIsShownAsWhatItIs() throws Exception {
			service().onInvoke = invocation -> invocation.onCancel(() -> invocation.succeed(results()));
			Thread command = inBackground(CALL);
			service().invocations.take();
			interruptForeground(command);
			session.awaitShown("ObjectId_Param  o1");
		}

		private Thread inBackground(String line) {
			Thread thread = new Thread(() -> {
				try {
					session.run(line);
				} catch (Exception e) {
					// gogo.jline would show it; the command itself has printed the truth
				}
			});
			thread.start();
			return thread;
		}

		/** What gogo.jline does when the user presses Ctrl-C. */
		private void interruptForeground(Thread command) throws InterruptedException {
			Job job = session.gogo.foregroundJob();
			job.interrupt();
			command.join(TimeUnit.SECONDS.toMillis(10));
		}
	}

	@Nested
	class GivenNoBackendAnyMore {

		/** Contract 5.3. */
		@Test
		void serviceThatWasUsedCanStillBeInvokedAndTheInvocationWaits() throws Exception {
			Directories.change(directory, List.of());
			service().methods = null;
			session.run(CALL + " --async");
			assertEquals(SampleMethods.MY_CUSTOM_METHOD.id(), service().invocations.take().method());
		}
	}
}
