package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.portabledevices.engine.core.Ends.assertEnded;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.values.Values;

/** Contract 5.2: calls that belong together are held to one backend. */
@Timeout(60)
class HoldTest {

	private final Bench bench = Bench.withoutTime();
	{
		bench.register("second", options -> options, Bench.NO_CONTROL);
	}
	private final HostedService a = bench.published.services.get(0);
	private final HostedService b = bench.published.services.get(1);
	private final FollowedClient followed = bench.engine.follow(new ClientOwner(9, "follower"), null);
	private final ServiceMethods methods = followed.methods();
	private final Calls calls = new Calls();

	@AfterEach
	void close() {
		bench.close();
	}

	private Invocation hold() throws Exception {
		return methods.invokeAsync(Bench.HOLD, null, calls);
	}

	@Test
	void itStaysWithItsBackendAfterASwapAndNeverGoesElsewhere() throws Exception {
		followed.setCandidates(List.of(a, b));
		FollowedService.Hold held = followed.hold();
		followed.setCandidates(List.of(b, a));
		assertEquals(Optional.of("bench"), held.methods().invokeAsync(Bench.HOLD, null, calls).backend());
		assertEquals("bench", held.target().orElseThrow().backend());
		bench.device.close();
		assertEquals(Status.E_WPD_SERVICE_NOT_OPEN,
				assertThrows(InvocationRefusedException.class, () -> held.methods().invokeAsync(Bench.HOLD, null, calls)).status());
	}

	@Test
	void withoutABackendItTakesTheFirstThatItFinds() throws Exception {
		FollowedService.Hold held = followed.hold();
		Invocation waiting = held.methods().invokeAsync(Bench.HOLD, null, calls);
		assertEquals(Optional.empty(), held.target());
		followed.setCandidates(List.of(b));
		bench.nextStarted();
		assertEquals(Optional.of("second"), waiting.backend());
		followed.setCandidates(List.of(a));
		assertEquals(Optional.of("second"), held.methods().invokeAsync(Bench.HOLD, null, calls).backend());
	}

	/** A pin to a backend that is not there keeps the others waiting, not what is held to one that is. */
	@Test
	void itDoesNotStandBehindThoseThatWaitForAnotherBackend() throws Exception {
		followed.setCandidates(List.of(a));
		FollowedService.Hold held = followed.hold();
		bench.engine.selection().pin("absent");
		Invocation waiting = hold();
		Invocation goesOn = held.methods().invokeAsync(Bench.HOLD, null, calls);
		assertEquals(goesOn.id(), bench.nextStarted().id());
		assertEquals(InvocationState.QUEUED, waiting.state());
	}

	@Test
	void closingItRefusesNewCallsAndLetsGoOnWhatIsPending() throws Exception {
		FollowedService.Hold held = followed.hold();
		Invocation waiting = held.methods().invokeAsync(Bench.HOLD, null, calls);
		held.close();
		assertEquals(Status.E_WPD_SERVICE_NOT_OPEN,
				assertThrows(InvocationRefusedException.class, () -> held.methods().invokeAsync(Bench.HOLD, null, calls)).status());
		followed.setCandidates(List.of(a));
		bench.nextStarted().succeed(Values.empty());
		assertEnded(waiting, End.SUCCEEDED, Status.S_OK, null);
	}

	@Test
	void itsCancelIsThatOfTheWholeClient() throws Exception {
		hold();
		FollowedService.Hold held = followed.hold();
		held.methods().invokeAsync(Bench.HOLD, null, null);
		assertEquals(2, held.methods().cancelAll().entries().size());
	}
}
