package org.portabledevices.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * The state table on the contract's page is the one that the engine goes by: whoever changes a cell has to change both.
 * <p>
 * An empty cell is no change; "x" the end that was decided before; in brackets stands the effect.
 */
class StateTableTest {

	private static final Path PAGE = Path.of("..", "docs", "reference", "contract.md");

	/** What the page calls the events, in its order. */
	private static final Map<String, List<Event>> ROWS = rows();

	private static Map<String, List<Event>> rows() {
		Map<String, List<Event>> rows = new LinkedHashMap<>();
		rows.put("a slot is given", List.of(Event.START));
		rows.put("succeed", List.of(Event.SUCCEED));
		rows.put("succeed, but the results do not fit", List.of(Event.SUCCEED_MISFIT));
		rows.put("fail, or the handler throws", List.of(Event.FAIL));
		rows.put("fail, and the connection is lost", List.of(Event.FAIL_CONNECTION_LOST));
		rows.put("the backend confirms a stop", List.of(Event.CONFIRM));
		rows.put("cancel by the client, or by an operator", List.of(Event.CANCEL, Event.OPERATOR_CANCEL));
		rows.put("deadline", List.of(Event.DEADLINE));
		rows.put("sink or source fails or stalls", List.of(Event.DATA_FAILED));
		rows.put("client gone", List.of(Event.CLIENT_GONE));
		rows.put("no backend in the waiting time, or one that cannot take the call", List.of(Event.NO_BACKEND));
		rows.put("drain time over", List.of(Event.DRAIN_OVER));
		rows.put("stop grace over", List.of(Event.STOP_GRACE_OVER));
		rows.put("device gone", List.of(Event.DEVICE_GONE));
		rows.put("device silent past its limit", List.of(Event.DEVICE_SILENT));
		rows.put("grace time over", List.of(Event.GRACE_OVER));
		rows.put("session reset", List.of(Event.SESSION_RESET));
		rows.put("session could not be reset", List.of(Event.RESET_FAILED));
		return rows;
	}

	/** A decided end that no row of the table brings with this status, so that a change would show. */
	private static final Phase DECIDED = Phase.cancelling(End.TIMED_OUT, Status.ERROR_SEM_TIMEOUT, "decided");

	record Line(Event event, Step step, String expected) {
	}

	/** The table of the page. In CLOSING and ENDED, which it has no columns for, everything is too late. */
	static Stream<Line> cells() throws IOException {
		List<String[]> table = Files.readAllLines(PAGE).stream().dropWhile(line -> !line.startsWith("| event | QUEUED"))
				.takeWhile(line -> line.startsWith("|")).map(line -> line.split("\\|", -1)).toList();
		String[] heads = table.get(0);
		List<Line> lines = new ArrayList<>();
		for (String[] row : table.subList(2, table.size())) {
			List<Event> events = ROWS.get(row[1].strip());
			assertNotNull(events, () -> "a row of the page that this test does not know: " + row[1]);
			for (Event event : events) {
				String left = "";
				for (int column = 2; column < row.length - 1; column++) {
					String cell = row[column].strip();
					left = cell.equals("the same") ? left : cell;
					lines.add(new Line(event, Step.valueOf(heads[column].strip().replaceFirst(" = .*", "")), left));
				}
				lines.add(new Line(event, Step.CLOSING, "late"));
				lines.add(new Line(event, Step.ENDED, "late"));
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
		assertEquals(expected.endsWith("keeps slot"), transition.slotIsKept());
		switch (expected) {
			case "" -> assertUnchanged(transition, Outcome.UNCHANGED);
			case "late" -> assertUnchanged(transition, Outcome.TOO_LATE);
			case "refused" -> assertUnchanged(transition, Outcome.REFUSED);
			case "RUNNING, the handler is called" -> assertStep(transition, Step.RUNNING, Outcome.STARTED);
			case "SUCCEEDED, by way of DRAINING where a sink has to take the rest" ->
					assertStep(transition, Step.DRAINING, Outcome.DRAINING);
			default -> {
				boolean stops = expected.startsWith("C(");
				assertStep(transition, stops ? Step.CANCELLING : Step.CLOSING, stops ? Outcome.STOPPING : Outcome.FIXED);
				assertEquals(expected.startsWith("x") ? DECIDED.end() : End.valueOf(expected.replaceAll("C\\(|\\)| *\\[.*|,.*", "")),
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
	void theTableHasEveryEventAtEveryStep() throws IOException {
		Set<Event> events = EnumSet.noneOf(Event.class);
		cells().forEach(line -> events.add(line.event()));
		assertEquals(EnumSet.allOf(Event.class), events);
		assertEquals(Event.values().length * Step.values().length, cells().distinct().count());
	}

	@Test
	void itsAbbreviationsMeanSomething() {
		assertEquals(Effect.UNKNOWN, effect("x [U], keeps slot"));
		assertEquals(Effect.NOT_STARTED, effect("ABORTED [N]"));
		assertNull(effect("FAILED, the given code"));
		assertNull(effect("C(FAILED)"));
		assertEquals(7, Arrays.stream(Step.values()).map(StateTableTest::phase).filter(phase -> phase.step() != null).count());
		for (Step step : Step.values()) {
			assertEquals(step, phase(step).step());
			assertNotNull(step.visible());
		}
	}
}
