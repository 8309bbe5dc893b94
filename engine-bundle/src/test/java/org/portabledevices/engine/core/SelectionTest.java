package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;

/** Contract 5.2 and 5.5: the choice of backend. */
@Timeout(30)
class SelectionTest {

	private final Bench bench = Bench.withoutTime();
	private final FollowedClient followed = bench.engine.follow(new ClientOwner(9, "follower"), null);
	private final FollowedClient other = bench.engine.follow(new ClientOwner(10, "other"), null);
	private final Selection selection = bench.engine.selection();

	SelectionTest() {
		bench.register("second", options -> options, Bench.NO_CONTROL);
		followed.setCandidates(bench.published.services);
		other.setCandidates(bench.published.services);
	}

	@AfterEach
	void close() {
		bench.close();
	}

	private static Optional<String> backend(FollowedClient client) {
		return client.target().map(target -> target.backend());
	}

	@Test
	void aPinTakesEffectAtOnceForEveryFollower() {
		assertEquals(Optional.of("bench"), backend(followed));
		selection.pin("second");
		assertEquals(Optional.of("second"), backend(followed));
		assertEquals(Optional.of("second"), backend(other));
		assertEquals(Optional.of("second"), selection.pinned());
		selection.auto();
		assertEquals(Optional.of("bench"), backend(other));
		assertEquals(Optional.empty(), selection.pinned());
	}

	@Test
	void aPinIsStrict() throws Exception { // "never silently another"
		selection.pin("absent");
		assertEquals(Optional.empty(), backend(followed));
		Invocation waiting = followed.methods().invokeAsync(Bench.HOLD, null, null);
		assertEquals(InvocationState.QUEUED, waiting.state());
		bench.assertNothingStarted();
		bench.register("absent", options -> options, Bench.NO_CONTROL);
		followed.setCandidates(bench.published.services);
		bench.nextStarted();
		assertEquals(Optional.of("absent"), waiting.backend());
	}

	@Test
	void aNewChoiceHandsOverWhatWaits() throws Exception {
		selection.pin("absent");
		Invocation waiting = followed.methods().invokeAsync(Bench.HOLD, null, null);
		selection.pin("second");
		bench.nextStarted();
		assertEquals(Optional.of("second"), waiting.backend());
	}

	@Test
	void theLastChangeCanBeUndoneInOneStep() {
		assertFalse(selection.undo());
		selection.pin("second");
		selection.pin("bench");
		assertTrue(selection.undo());
		assertEquals(Optional.of("second"), selection.pinned());
		assertFalse(selection.undo());
		selection.auto();
		assertTrue(selection.undo());
		assertEquals(Optional.of("second"), backend(followed));
	}

	@Test
	void theSameChoiceAgainIsNoChange() {
		selection.pin("second");
		selection.pin("second"); // as when it is saved, and comes back as a configuration
		assertTrue(selection.undo());
		assertEquals(Optional.empty(), selection.pinned());
	}
}
