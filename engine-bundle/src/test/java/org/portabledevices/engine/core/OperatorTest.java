package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.engine.core.Ends.assertEnded;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.monitor.PendingInvocation;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** Contract 2.12: an operator sees and cancels what is pending, whoever made it. */
@Timeout(30)
class OperatorTest {

	private final Bench bench = Bench.withoutTime();

	@AfterEach
	void close() {
		bench.close();
	}

	@Test
	void theListTellsWhoseItIsAndHowItStands() throws Exception {
		InvocationOptions options = InvocationOptions.builder().label("nightly").deadline(Duration.ofSeconds(10)).build();
		Invocation running = bench.service.methods().invokeAsync(Bench.HOLD, null, null, options);
		InvocationContext context = bench.nextStarted();
		context.progress(3, 4);
		ClientService other = bench.clientOf(9);
		Invocation queued = other.methods().invokeAsync(Bench.ECHO, null, null);
		bench.pass(Duration.ofSeconds(4));
		List<PendingInvocation> pending = bench.engine.pending();
		assertEquals(List.of(running.id(), queued.id()), pending.stream().map(PendingInvocation::id).toList());
		PendingInvocation first = pending.get(0);
		assertEquals(bench.client.number, first.client());
		assertEquals(8, first.bundleId());
		assertEquals("client", first.bundleName());
		assertEquals(Optional.of("bench"), first.backend());
		assertEquals(Optional.of("device-1/Bench"), first.serviceId());
		assertEquals(Bench.HOLD, first.method());
		assertEquals("Hold", first.methodName());
		assertEquals("nightly", first.label());
		assertEquals(InvocationState.RUNNING, first.state());
		assertEquals(75, first.progress().percent().orElseThrow());
		assertEquals(Duration.ofSeconds(4), first.age());
		assertEquals(Optional.of(Duration.ofSeconds(10)), first.deadline());
		assertEquals(Optional.of(Duration.ofSeconds(6)), first.remaining());
		assertEquals(Optional.empty(), first.decided());
		assertEquals(Optional.empty(), first.waitsFor());
		PendingInvocation second = pending.get(1);
		assertEquals(9, second.bundleId());
		assertEquals(InvocationState.QUEUED, second.state());
		assertEquals("Echo", second.methodName());
		assertEquals(Optional.empty(), second.progress().percent().stream().boxed().findFirst());
		assertEquals(Optional.empty(), second.deadline());
		assertEquals(Optional.empty(), second.remaining());
		assertNotEquals(first.client(), second.client());
	}

	@Test
	void eachCancelIsLoggedWithWhoWhatAndWhyAndTheEndSaysSo() throws Exception {
		Invocation invocation = bench.service.methods().invokeAsync(Bench.HOLD, null, null);
		InvocationContext context = bench.nextStarted();
		assertEquals(Optional.of(CancelOutcome.REQUESTED), bench.engine.cancel(invocation.id(), "ann", "the disk is full"));
		bench.assertLogged(
				"ann cancels invocation " + invocation.id() + " of Bench.Hold, of bundle 8 (client): the disk is full; REQUESTED");
		assertEquals(Optional.of(CancelOutcome.ALREADY_CANCELLING), bench.engine.cancel(invocation.id(), "bob", "me too"));
		bench.assertLogged(
				"bob cancels invocation " + invocation.id() + " of Bench.Hold, of bundle 8 (client): me too; ALREADY_CANCELLING");
		context.confirm();
		assertEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		assertTrue(invocation.message().contains("ann") && invocation.message().contains("the disk is full"), invocation.message());
		assertEquals(Optional.empty(), bench.engine.cancel(invocation.id(), "ann", "again"));
	}

	/** Why it is still there: the end is decided, and the device has the grace time to confirm. */
	@Test
	void whatIsToldToStopIsListedWithTheEndThatIsDecided() throws Exception {
		InvocationOptions options = InvocationOptions.builder().deadline(Duration.ofSeconds(1)).build();
		bench.service.methods().invokeAsync(Bench.HOLD, null, null, options);
		InvocationContext context = bench.nextStarted();
		bench.pass(Duration.ofSeconds(2));
		PendingInvocation listed = bench.engine.pending().get(0);
		assertEquals(InvocationState.CANCELLING, listed.state());
		assertEquals(Optional.of(End.TIMED_OUT), listed.decided());
		assertEquals(Optional.of(Duration.ofSeconds(1)), listed.deadline());
		assertEquals(Optional.of(Duration.ZERO), listed.remaining());
		assertEquals(Duration.ofSeconds(2), listed.age());
		context.confirm();
		bench.assertNothingIsLeft();
	}

	@Test
	void whatIsQueuedOrCannotBeCancelledIsToldApart() throws Exception {
		Invocation fixed = bench.service.methods().invokeAsync(Bench.FIXED, null, null);
		bench.nextStarted();
		Invocation queued = bench.service.methods().invokeAsync(Bench.HOLD, null, null);
		assertEquals(Optional.of(CancelOutcome.NOT_CANCELLABLE), bench.engine.cancel(fixed.id(), "ann", "x"));
		assertEquals(Optional.of(CancelOutcome.NEVER_STARTED), bench.engine.cancel(queued.id(), "ann", "x"));
		assertEquals(Optional.empty(), bench.engine.cancel(4711, "ann", "x"));
	}

	@Test
	void whatWaitsForABackendIsListedToo() throws Exception { // 5.3
		FollowedClient followed = bench.engine.follow(new ClientOwner(9, "follower"), null, "(service=x)");
		Invocation waiting = followed.methods().invokeAsync(Bench.HOLD, null, null);
		PendingInvocation listed = bench.engine.pending().get(0);
		assertEquals(waiting.id(), listed.id());
		assertEquals(9, listed.bundleId());
		assertEquals("follower", listed.bundleName());
		assertEquals(Optional.empty(), listed.backend());
		assertEquals(Optional.empty(), listed.serviceId());
		assertEquals(Optional.of("(service=x)"), listed.waitsFor());
		assertEquals(Bench.HOLD, listed.method());
		assertEquals("Hold", listed.methodName(), "some backend brought such a method in before");
		assertEquals(Optional.of(CancelOutcome.NEVER_STARTED), bench.engine.cancel(waiting.id(), "ann", "x"));
	}

	@Test
	void whatWaitsAndWasNeverKnownHasItsGuidForAName() throws Exception {
		FollowedClient followed = bench.engine.follow(new ClientOwner(9, "follower"), null);
		UUID unknown = new UUID(9, 9);
		followed.methods().invokeAsync(unknown, null, null);
		PendingInvocation listed = bench.engine.pending().get(0);
		assertEquals(unknown.toString(), listed.methodName());
		assertEquals(Optional.empty(), listed.waitsFor(), "every service will do");
		assertEquals(Optional.of(CancelOutcome.NEVER_STARTED), bench.engine.cancel(listed.id(), "ann", "x"));
		bench.assertLogged("ann cancels invocation " + listed.id() + " of " + unknown + ", of bundle 9 (follower): x; NEVER_STARTED");
	}

	/** Handed over to a backend, it waits for nothing any more. */
	@Test
	void whatHasWaitedIsListedWithWhatItGot() throws Exception {
		FollowedClient followed = bench.engine.follow(new ClientOwner(9, "follower"), null, "(service=x)");
		followed.methods().invokeAsync(Bench.HOLD, null, null);
		followed.setCandidates(bench.published.services);
		bench.nextStarted();
		PendingInvocation listed = bench.engine.pending().get(0);
		assertEquals(Optional.of("bench"), listed.backend());
		assertEquals(Optional.of("device-1/Bench"), listed.serviceId());
		assertEquals(Optional.empty(), listed.waitsFor());
		assertEquals(InvocationState.RUNNING, listed.state());
	}

	/** The client is gone, but its invocation still keeps the device: that is what an operator looks for. */
	@Test
	void whatAClientLeftBehindIsListedUntilItsEnd() throws Exception {
		Invocation invocation = bench.service.methods().invokeAsync(Bench.HOLD, null, null);
		InvocationContext context = bench.nextStarted();
		bench.client.release(0);
		assertEquals(List.of(invocation.id()), bench.engine.pending().stream().map(PendingInvocation::id).toList());
		assertEquals(Optional.of(CancelOutcome.ALREADY_CANCELLING), bench.engine.cancel(invocation.id(), "ann", "x"));
		context.confirm();
		bench.assertNothingIsLeft();
	}

	@Test
	void idsAreUniqueOverAllBackendsAndNeverReused() throws Exception {
		bench.register("other", options -> options, Bench.NO_CONTROL);
		ClientService other = bench.engine.service(bench.engine.client(new ClientOwner(9, "x")), bench.published.services.get(1));
		Set<Long> ids = new HashSet<>();
		for (int i = 0; i < 100; i++) {
			assertTrue(ids.add(bench.service.methods().invokeAsync(Bench.ECHO, null, null).id()));
			assertTrue(ids.add(other.methods().invokeAsync(Bench.ECHO, Values.empty(), null).id()));
			bench.settle();
		}
	}
}
