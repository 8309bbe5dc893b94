package org.portabledevices.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Status;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

class TransitionTest {

	private static final Values RESULTS = Values.of(new PropertyKey(new java.util.UUID(1, 1), 2), Variant.ui4(7));

	private static Phase cancelled() {
		return Transition.of(Phase.RUNNING, Event.OPERATOR_CANCEL, null, "by ann", Values.empty()).after();
	}

	/** "The first decision wins and x never changes", whatever comes in whatever order. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void noSequenceOfEventsLeavesAnEndOrChangesADecision(long seed) {
		Random random = new Random(seed);
		for (int round = 0; round < 20_000; round++) {
			Phase phase = Phase.QUEUED;
			for (int i = 0; i < 12; i++) {
				Event event = Event.values()[random.nextInt(Event.values().length)];
				Transition transition =
						Transition.of(phase, event, random.nextBoolean() ? null : new Status(0x80040000 | i), "w" + i, RESULTS);
				assertSame(phase, transition.before());
				check(event, transition);
				phase = transition.after();
				phase = random.nextInt(4) == 0 ? sideways(phase, random) : phase;
			}
		}
	}

	/** What changes a phase without an event: the point of no return, a sink that has drained, a sink that is closed. */
	private static Phase sideways(Phase phase, Random random) {
		return switch (phase.step()) {
			case RUNNING -> Phase.UNSTOPPABLE;
			case DRAINING -> Transition.succeeded(phase.results());
			case CLOSING -> phase.end() == End.SUCCEEDED && random.nextBoolean() ? phase.endedFailed(Status.ERROR_GEN_FAILURE, "close")
					: phase.ended();
			default -> phase;
		};
	}

	private static void check(Event event, Transition transition) {
		Phase before = transition.before();
		Phase after = transition.after();
		if (before.isFixed()) {
			assertSame(before, after);
		}
		if (before.end() != null) {
			assertEquals(before.end(), after.end());
			assertEquals(before.status(), after.status());
			assertTrue(after.words().startsWith(before.words()), "what was said stays said");
		}
		if (after.isFixed()) {
			assertNotNull(after.end());
			assertNotNull(after.status());
			// 3.5: results come with success only; and every end but SUCCEEDED and FAILED says what became of the device
			assertEquals(after.end() == End.SUCCEEDED, after.results() == RESULTS);
			assertTrue(after.effect() != null || after.end() == End.SUCCEEDED || after.end() == End.FAILED);
		}
		if (after.effect() == Effect.NOT_STARTED && before != after) {
			assertEquals(Step.QUEUED, before.step());
		}
		if (before.step() != Step.QUEUED) {
			assertNotEquals(Step.QUEUED, after.step());
			assertNotEquals(Transition.Outcome.STARTED, transition.outcome(), "nothing starts twice (5.2)");
		}
		if (transition.slotIsKept()) {
			assertEquals(Effect.UNKNOWN, after.effect(), event + " keeps the slot although the device is known to be free");
		}
	}

	@Nested
	class GivenTheEndIsDecided {

		@Test
		void aLateSuccessCountsAsTheConfirmationAndItsResultsAreDropped() { // 2.6
			Phase after = Transition.of(cancelled(), Event.SUCCEED, null, "", RESULTS).after();
			assertEquals(End.CANCELLED, after.end());
			assertEquals(Effect.FINISHED, after.effect());
			assertEquals(Values.empty(), after.results());
			assertEquals("by ann", after.words());
		}

		@Test
		void aFailureConfirmsTheStopAndItsCodeIsInTheWords() {
			Phase after = Transition.of(cancelled(), Event.FAIL, Status.ERROR_IO_DEVICE, "the lens is stuck", Values.empty()).after();
			assertEquals(Effect.STOPPED, after.effect());
			assertEquals(Status.ERROR_CANCELLED, after.status());
			assertEquals("by ann; the device answered ERROR_IO_DEVICE (0x8007045D), the lens is stuck", after.words());
		}

		@Test
		void aStopThatIsNotConfirmedSaysSo() { // 2.10
			Phase after = Transition.of(cancelled(), Event.GRACE_OVER, null, "", Values.empty()).after();
			assertEquals("by ann; the stop was not confirmed", after.words());
		}

		@Test
		void aDeviceThatGoesSaysSo() {
			Phase after = Transition.of(cancelled(), Event.DEVICE_GONE, Status.ERROR_DEVICE_NOT_CONNECTED, "the device is gone: unplugged",
					Values.empty()).after();
			assertEquals(Status.ERROR_CANCELLED, after.status());
			assertEquals("by ann; the device is gone: unplugged", after.words());
		}
	}

	@Nested
	class GivenNothingIsDecided {

		@Test
		void theStatusOfTheEventIsThatOfTheEnd() {
			Phase after = Transition.of(Phase.RUNNING, Event.DEVICE_SILENT, Status.E_WPD_DEVICE_IS_HUNG, "silent", Values.empty()).after();
			assertEquals(End.ABORTED, after.end());
			assertEquals(Status.E_WPD_DEVICE_IS_HUNG, after.status());
			assertEquals("silent", after.words());
		}

		@Test
		void aSinkThatCannotBeClosedSpoilsASuccess() { // 3.6
			Phase after = Transition.succeeded(RESULTS).endedFailed(Status.ERROR_GEN_FAILURE, "disk full");
			assertEquals(End.FAILED, after.end());
			assertEquals(Values.empty(), after.results());
			assertEquals("disk full", after.words());
		}

		@Test
		void whatIsClosingAfterASuccessIsSeenAsRunning() {
			assertEquals(InvocationState.RUNNING, Transition.succeeded(RESULTS).visible());
			assertTrue(Transition.succeeded(RESULTS).isUnstopped());
			Phase stopped = Transition.of(cancelled(), Event.CONFIRM, null, "", Values.empty()).after();
			assertEquals(InvocationState.CANCELLING, stopped.visible());
			assertFalse(stopped.isUnstopped());
			assertEquals(InvocationState.ENDED, stopped.ended().visible());
		}
	}
}
