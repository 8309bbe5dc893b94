package org.portabledevices.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portabledevices.engine.state.Transition.Outcome;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/**
 * The contract's state table, written once more: whoever changes a cell has to change it here too.
 * <p>
 * "–" is no change; "x" the end that was decided before; in brackets the effect; "kept" says that the device stays taken, though the invocation has ended.
 */
class StateTableTest {

	private static final String TABLE = """
			event                | QUEUED       | RUNNING      | UNSTOPPABLE         | DRAINING     | CANCELLING    | CLOSING | ENDED
			START                | RUNNING      | –            | –                   | –            | –             | late    | late
			SUCCEED              | –            | DRAINING     | DRAINING            | –            | x [F]         | late    | late
			SUCCEED_MISFIT       | –            | FAILED       | FAILED              | –            | x [F]         | late    | late
			FAIL                 | –            | FAILED       | FAILED              | –            | x [S]         | late    | late
			FAIL_CONNECTION_LOST | –            | FAILED       | FAILED              | –            | x [U]         | late    | late
			CONFIRM              | –            | FAILED       | FAILED              | –            | x [S]         | late    | late
			CANCEL               | CANCELLED[N] | C(CANCELLED) | refused             | CANCELLED[F] | –             | late    | late
			OPERATOR_CANCEL      | CANCELLED[N] | C(CANCELLED) | refused             | CANCELLED[F] | –             | late    | late
			DEADLINE             | TIMED_OUT[N] | C(TIMED_OUT) | TIMED_OUT[U] kept   | TIMED_OUT[F] | –             | late    | late
			DATA_FAILED          | –            | C(FAILED)    | FAILED[U] kept      | FAILED[F]    | –             | late    | late
			CLIENT_GONE          | CANCELLED[N] | C(CANCELLED) | CANCELLED[U] kept   | CANCELLED[F] | –             | late    | late
			NO_BACKEND           | FAILED[N]    | –            | –                   | –            | –             | late    | late
			DRAIN_OVER           | ABORTED[N]   | C(ABORTED)   | –                   | –            | –             | late    | late
			STOP_GRACE_OVER      | ABORTED[N]   | ABORTED[U]   | ABORTED[U]          | ABORTED[F]   | x [U]         | late    | late
			DEVICE_GONE          | ABORTED[N]   | ABORTED[U]   | ABORTED[U]          | –            | x [U]         | late    | late
			DEVICE_SILENT        | –            | C(ABORTED)   | ABORTED[U] kept     | –            | –             | late    | late
			GRACE_OVER           | –            | –            | –                   | –            | x [U] kept    | late    | late
			SESSION_RESET        | –            | ABORTED[U]   | ABORTED[U]          | –            | x [U]         | late    | late
			RESET_FAILED         | ABORTED[N]   | ABORTED[U]   | ABORTED[U]          | –            | x [U]         | late    | late
			""";

	/** A decided end that no row of the table brings with this status, so that a change would show. */
	private static final Phase DECIDED = Phase.cancelling(End.TIMED_OUT, Status.ERROR_SEM_TIMEOUT, "decided");

	record Line(Event event, Step step, String expected) {
	}

	static Stream<Line> cells() {
		List<String[]> rows = TABLE.lines().map(line -> line.split("\\|")).toList();
		List<Line> lines = new ArrayList<>();
		for (String[] row : rows.subList(1, rows.size())) {
			for (int column = 1; column < row.length; column++) {
				lines.add(new Line(Event.valueOf(row[0].strip()), Step.valueOf(rows.get(0)[column].strip()), row[column].strip()));
			}
		}
		return lines.stream();
	}

	private static Phase phase(Step step) {
		return switch (step) {
			case QUEUED -> Phase.QUEUED;
			case RUNNING -> Phase.RUNNING;
			case UNSTOPPABLE -> Phase.UNSTOPPABLE;
			case DRAINING -> Phase.draining(Values.empty());
			case CANCELLING -> DECIDED;
			case CLOSING -> Phase.closing(End.FAILED, Status.ERROR_IO_DEVICE, null, "", Values.empty());
			case ENDED -> Phase.closing(End.FAILED, Status.ERROR_IO_DEVICE, null, "", Values.empty()).ended();
		};
	}

	@ParameterizedTest
	@MethodSource("cells")
	void everyCellDoesWhatTheContractSays(Line line) {
		Phase before = phase(line.step());
		Transition transition = Transition.of(before, line.event(), null, "", Values.empty());
		Phase after = transition.after();
		String expected = line.expected();
		assertSame(before, transition.before());
		assertEquals(expected.endsWith("kept"), transition.slotIsKept());
		switch (expected) {
			case "–" -> assertUnchanged(transition, Outcome.UNCHANGED);
			case "late" -> assertUnchanged(transition, Outcome.TOO_LATE);
			case "refused" -> assertUnchanged(transition, Outcome.REFUSED);
			case "RUNNING" -> assertStep(transition, Step.RUNNING, Outcome.STARTED);
			case "DRAINING" -> assertStep(transition, Step.DRAINING, Outcome.DRAINING);
			default -> {
				boolean stops = expected.startsWith("C(");
				assertStep(transition, stops ? Step.CANCELLING : Step.CLOSING, stops ? Outcome.STOPPING : Outcome.FIXED);
				assertEquals(expected.startsWith("x") ? DECIDED.end() : End.valueOf(expected.replaceAll("C\\(|\\)| *\\[.*", "")),
						after.end());
				assertEquals(expected.startsWith("x") ? DECIDED.status() : usual(after.end()), after.status());
				assertEquals(effect(expected), after.effect());
				assertEquals(Values.empty(), after.results());
			}
		}
	}

	private static void assertUnchanged(Transition transition, Outcome outcome) {
		assertEquals(outcome, transition.outcome());
		assertSame(transition.before(), transition.after());
	}

	private static void assertStep(Transition transition, Step step, Outcome outcome) {
		assertEquals(outcome, transition.outcome());
		assertEquals(step, transition.after().step());
		assertEquals(step == Step.RUNNING || step == Step.DRAINING, transition.after().end() == null);
	}

	private static Effect effect(String expected) {
		return switch (expected.replaceAll("[^\\[]*\\[?(\\w?).*", "$1")) {
			case "N" -> Effect.NOT_STARTED;
			case "S" -> Effect.STOPPED;
			case "F" -> Effect.FINISHED;
			case "U" -> Effect.UNKNOWN;
			default -> null;
		};
	}

	private static Status usual(End end) {
		return switch (end) {
			case SUCCEEDED -> Status.S_OK;
			case FAILED -> Status.ERROR_GEN_FAILURE;
			case CANCELLED -> Status.ERROR_CANCELLED;
			case TIMED_OUT -> Status.ERROR_TIMEOUT;
			case ABORTED -> Status.ERROR_OPERATION_ABORTED;
		};
	}

	@Test
	void theTableHasEveryEventAtEveryStep() {
		Set<Event> events = EnumSet.noneOf(Event.class);
		cells().forEach(line -> events.add(line.event()));
		assertEquals(EnumSet.allOf(Event.class), events);
		assertEquals(Event.values().length * Step.values().length, cells().distinct().count());
	}

	@Test
	void itsAbbreviationsMeanSomething() {
		assertEquals(Effect.UNKNOWN, effect("x [U] kept"));
		assertEquals(Effect.NOT_STARTED, effect("ABORTED[N]"));
		assertNull(effect("FAILED"));
		assertNull(effect("C(FAILED)"));
		assertEquals(7, Arrays.stream(Step.values()).map(StateTableTest::phase).filter(phase -> phase.step() != null).count());
		for (Step step : Step.values()) {
			assertEquals(step, phase(step).step());
			assertNotNull(step.visible());
		}
	}
}
