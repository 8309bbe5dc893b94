package org.portabledevices.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.portabledevices.service.End;
import org.portabledevices.service.InvocationState;
import org.portabledevices.shell.fakes.FakeMonitor;
import org.portabledevices.shell.fakes.FakeProgress;

/** {@code invocations} and {@code cancel} for what others have pending. */
class OperatorCommandsTest extends ListFixture {

	@Nested
	class GivenPendingInvocationsOfOthers {

		@BeforeEach
		void pending() {
			monitor.pending
					.add(new FakeMonitor.Pending(41, Optional.of("mtp"), InvocationState.RUNNING, Optional.empty(), FakeProgress.of(1, 4),
							Optional.of(Duration.ofSeconds(9))));
			monitor.pending
					.add(new FakeMonitor.Pending(42, Optional.empty(), InvocationState.QUEUED, Optional.empty(), FakeProgress.of(0),
							Optional.empty()));
			monitor.pending.add(new FakeMonitor.Pending(43, Optional.of("sim"), InvocationState.CANCELLING, Optional.of(End.TIMED_OUT),
					FakeProgress.of(0), Optional.of(Duration.ZERO)));
		}

		@Test
		void invocationsShowsThem() throws Exception {
			assertEquals(
					"""
							ID  STATE                   AGE    METHOD    SERVICE          BACKEND          PROGRESS    TIME LEFT    BUNDLE           LABEL
							41  RUNNING                 1.5 s  Download  camera/Storage   mtp              1/4 (25 %)  9 s of 10 s  some.bundle [7]  label
							42  QUEUED                  1.5 s  Download  (device=camera)  (waits for one)                           some.bundle [7]  label
							43  CANCELLING (TIMED_OUT)  1.5 s  Download  camera/Storage   sim                          0 ms of 1 s  some.bundle [7]  label""",
					session.show("invocations"));
		}

		/** Contract 2.12: with who and why. */
		@Test
		void cancelOfOneIsTheOperators() throws Exception {
			assertEquals("ID  CANCEL\n41  never started\n99  not pending", session.show("cancel 41 99 --reason 'too slow'"));
			assertEquals(List.of("41 shell too slow", "99 shell too slow"), monitor.cancels);
		}

		@Test
		void cancelThatMatchesNothingFails() {
			assertFails("invocation 99 is not pending", "cancel 99");
			assertFails("none of these invocations is pending: 98, 99", "cancel 98 99");
			assertFails("\"x\" is not the id of an invocation, which is a number; \"invocations\" lists them", "cancel x");
			assertFails("it takes either ids or --all; usage: cancel ID... [--reason TEXT] | cancel --all", "cancel");
			assertFails("it takes either ids or --all; usage: cancel ID... [--reason TEXT] | cancel --all", "cancel 1 --all");
		}
	}

	@Nested
	class GivenNothing {

		@Test
		void emptyListsSaySo() throws Exception {
			assertEquals("Nothing is pending.", session.show("invocations"));
			assertFails("this session has no result of an invocation 5; it keeps those that it started with --async", "result 5");
		}
	}
}
