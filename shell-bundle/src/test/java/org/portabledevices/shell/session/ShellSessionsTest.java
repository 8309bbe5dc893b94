package org.portabledevices.shell.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.shell.arguments.CommandException;
import org.portabledevices.shell.directory.ServiceEntry;
import org.portabledevices.shell.fakes.FakeFollower;
import org.portabledevices.shell.fakes.FakeInvocation;
import org.portabledevices.shell.fakes.FakeService;
import org.portabledevices.shell.fakes.Gogo;
import org.portabledevices.shell.fakes.SampleMethods;
import org.portabledevices.values.Values;

/** The state of shell sessions, with sessions of the real Gogo. */
@Timeout(20)
class ShellSessionsTest {

	private static final ServiceEntry ENTRY = new ServiceEntry("d", "Device", "S", "d/S", Set.of(), List.of("sim"), "(x=y)");

	private final FakeFollower follower = new FakeFollower(SampleMethods.BEGIN_SYNC);
	private Gogo gogo;
	private ShellSessions sessions;

	@BeforeEach
	void start() {
		gogo = new Gogo();
		sessions = new ShellSessions(follower, gogo.processor());
	}

	@AfterEach
	void stop() {
		sessions.close();
		gogo.close();
	}

	@Test
	void sessionKeepsItsStateAndOthersHaveTheirOwn() {
		Gogo.Session one = gogo.open();
		assertSame(sessions.of(one.gogo), sessions.of(one.gogo));
		assertNotSame(sessions.of(one.gogo), sessions.of(gogo.open().gogo));
	}

	@Test
	void serviceIsFollowedOnceInASession() {
		ShellSession state = sessions.of(gogo.open().gogo);
		assertSame(state.follow(ENTRY), state.follow(ENTRY));
		assertEquals(1, follower.count);
	}

	/** Contract 4.1 by way of the follower: a closed session must end what it started. */
	@Test
	void closedSessionEndsItsClientsAndOpenOnesStay() {
		Gogo.Session one = gogo.open();
		FakeService closing = (FakeService) sessions.of(one.gogo).follow(ENTRY);
		Gogo.Session two = gogo.open();
		FakeService staying = (FakeService) sessions.of(two.gogo).follow(ENTRY);
		one.close();
		sessions.sweep();
		assertTrue(closing.closed);
		assertFalse(staying.closed);
	}

	/** The sweep itself must be under way without anybody calling it. */
	@Test
	void sessionIsSweptByItself() throws InterruptedException {
		Gogo.Session one = gogo.open();
		FakeService closing = (FakeService) sessions.of(one.gogo).follow(ENTRY);
		one.close();
		assertTrue(closing.ended.await(10, TimeUnit.SECONDS));
	}

	@Test
	void sweepDoesNotDisturbAnOpenSession() throws Exception {
		Gogo.Session one = gogo.open();
		ShellSession state = sessions.of(one.gogo);
		sessions.sweep();
		assertSame(state, sessions.of(one.gogo));
		assertEquals("x", one.run("y = x").toString());
	}

	@Test
	void stateOfAClosedSessionFollowsNothingAnyMore() {
		Gogo.Session one = gogo.open();
		ShellSession state = sessions.of(one.gogo);
		one.close();
		sessions.sweep();
		assertThrows(CommandException.class, () -> state.follow(ENTRY));
		assertTrue(follower.service().closed, "what was made meanwhile is closed again");
	}

	@Test
	void stopEndsAllSessions() {
		FakeService service = (FakeService) sessions.of(gogo.open().gogo).follow(ENTRY);
		sessions.close();
		assertTrue(service.closed);
		assertThrows(CommandException.class, () -> sessions.of(gogo.open().gogo));
	}

	@Test
	void endedInvocationsAreKeptUpToAHundredAndPendingOnesAlways() throws InvocationRefusedException {
		ShellSession state = sessions.of(gogo.open().gogo);
		FakeService service = (FakeService) state.follow(ENTRY);
		FakeInvocation pending = keep(state, service);
		FakeInvocation first = keep(state, service);
		first.succeed(Values.empty());
		for (int i = 0; i < ShellSession.KEPT; i++) {
			keep(state, service).succeed(Values.empty());
		}
		assertEquals(1 + ShellSession.KEPT, state.kept().size());
		assertTrue(state.kept(pending.id()).isPresent());
		assertEquals(Optional.empty(), state.kept(first.id()));
	}

	private static FakeInvocation keep(ShellSession state, FakeService service) throws InvocationRefusedException {
		Call call =
				new Call(ENTRY, SampleMethods.BEGIN_SYNC, FileTransfer.of(SampleMethods.BEGIN_SYNC, Optional.empty(), Optional.empty()));
		FakeInvocation invocation = service.invokeAsync(SampleMethods.BEGIN_SYNC.id(), Values.empty(), call, InvocationOptions.none());
		state.keep(invocation, call);
		return invocation;
	}
}
