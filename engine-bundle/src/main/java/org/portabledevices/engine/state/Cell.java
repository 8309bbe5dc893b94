package org.portabledevices.engine.state;

import org.portabledevices.service.Effect;
import org.portabledevices.service.End;

/**
 * One cell of the state table: what an event does at a step.
 *
 * @param action the kind of change.
 * @param end the end that it decides, {@code null} if it decides none or leaves it as decided.
 * @param effect what is then known of the device.
 * @param slotIsKept whether the device stays taken, though the invocation ends.
 */
record Cell(Action action, End end, Effect effect, boolean slotIsKept) {

	enum Action {
		/** Nothing changes. */
		NONE,
		/** Nothing changes, since it cannot be stopped; whoever asked is told so. */
		REFUSED,
		/** It starts to run. */
		RUNS,
		/** The device has done its part; the data goes on to the sink. */
		DRAINS,
		/** Its end is decided; the device is told to stop. */
		STOPS,
		/** It ends as the cell says. */
		ENDS,
		/** It ends as was decided before. */
		ENDS_AS_DECIDED
	}

	static Cell none() {
		return new Cell(Action.NONE, null, null, false);
	}

	static Cell refused() {
		return new Cell(Action.REFUSED, null, null, false);
	}

	static Cell runs() {
		return new Cell(Action.RUNS, null, null, false);
	}

	static Cell succeeds() {
		return new Cell(Action.DRAINS, End.SUCCEEDED, null, false);
	}

	static Cell stops(End end) {
		return new Cell(Action.STOPS, end, null, false);
	}

	static Cell ends(End end) {
		return new Cell(Action.ENDS, end, null, false);
	}

	static Cell ends(End end, Effect effect) {
		return new Cell(Action.ENDS, end, effect, false);
	}

	static Cell endsAsDecided(Effect effect) {
		return new Cell(Action.ENDS_AS_DECIDED, null, effect, false);
	}

	Cell keepingSlot() {
		return new Cell(action, end, effect, true);
	}
}
