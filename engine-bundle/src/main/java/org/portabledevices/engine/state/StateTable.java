package org.portabledevices.engine.state;

import static org.portabledevices.engine.state.Cell.ends;
import static org.portabledevices.engine.state.Cell.endsAsDecided;
import static org.portabledevices.engine.state.Cell.none;
import static org.portabledevices.engine.state.Cell.refused;
import static org.portabledevices.engine.state.Cell.runs;
import static org.portabledevices.engine.state.Cell.stops;
import static org.portabledevices.engine.state.Cell.succeeds;
import static org.portabledevices.service.Effect.FINISHED;
import static org.portabledevices.service.Effect.NOT_STARTED;
import static org.portabledevices.service.Effect.STOPPED;
import static org.portabledevices.service.Effect.UNKNOWN;
import static org.portabledevices.service.End.ABORTED;
import static org.portabledevices.service.End.CANCELLED;
import static org.portabledevices.service.End.FAILED;
import static org.portabledevices.service.End.TIMED_OUT;

import java.util.EnumMap;
import java.util.Map;

/**
 * The state table of the invocation contract: what each event does at each step. It decides every race, since a step is changed by one compare-and-set, and it is the only
 * place that knows.
 * <p>
 * The columns are those of the contract, with one more: <em>draining</em>, where the device has succeeded and the client's sink still takes the data. There the invocation can
 * be stopped, and the device needs not be asked.
 */
final class StateTable {

	private static final Map<Event, Cell[]> ROWS = new EnumMap<>(Event.class);

	static {
		// @formatter:off
		//  event                       QUEUED                          RUNNING                         RUNNING, cannot be cancelled            DRAINING                    CANCELLING: C(x)
		row(Event.START,                runs(),                         none(),                         none(),                                 none(),                     none());
		row(Event.SUCCEED,              none(),                         succeeds(),                     succeeds(),                             none(),                     endsAsDecided(FINISHED));
		row(Event.SUCCEED_MISFIT,       none(),                         ends(FAILED),                   ends(FAILED),                           none(),                     endsAsDecided(FINISHED));
		row(Event.FAIL,                 none(),                         ends(FAILED),                   ends(FAILED),                           none(),                     endsAsDecided(STOPPED));
		row(Event.FAIL_CONNECTION_LOST, none(),                         ends(FAILED),                   ends(FAILED),                           none(),                     endsAsDecided(UNKNOWN));
		row(Event.CONFIRM,              none(),                         ends(FAILED),                   ends(FAILED),                           none(),                     endsAsDecided(STOPPED));
		row(Event.CANCEL,               ends(CANCELLED, NOT_STARTED),   stops(CANCELLED),               refused(),                              ends(CANCELLED, FINISHED),  none());
		row(Event.OPERATOR_CANCEL,      ends(CANCELLED, NOT_STARTED),   stops(CANCELLED),               refused(),                              ends(CANCELLED, FINISHED),  none());
		row(Event.DEADLINE,             ends(TIMED_OUT, NOT_STARTED),   stops(TIMED_OUT),               ends(TIMED_OUT, UNKNOWN).keepingSlot(), ends(TIMED_OUT, FINISHED),  none());
		row(Event.DATA_FAILED,          none(),                         stops(FAILED),                  ends(FAILED, UNKNOWN).keepingSlot(),    ends(FAILED, FINISHED),     none());
		row(Event.CLIENT_GONE,          ends(CANCELLED, NOT_STARTED),   stops(CANCELLED),               ends(CANCELLED, UNKNOWN).keepingSlot(), ends(CANCELLED, FINISHED),  none());
		row(Event.NO_BACKEND,           ends(FAILED, NOT_STARTED),      none(),                         none(),                                 none(),                     none());
		row(Event.DRAIN_OVER,           ends(ABORTED, NOT_STARTED),     stops(ABORTED),                 none(),                                 none(),                     none());
		row(Event.STOP_GRACE_OVER,      ends(ABORTED, NOT_STARTED),     ends(ABORTED, UNKNOWN),         ends(ABORTED, UNKNOWN),                 ends(ABORTED, FINISHED),    endsAsDecided(UNKNOWN));
		row(Event.DEVICE_GONE,          ends(ABORTED, NOT_STARTED),     ends(ABORTED, UNKNOWN),         ends(ABORTED, UNKNOWN),                 none(),                     endsAsDecided(UNKNOWN));
		row(Event.DEVICE_SILENT,        none(),                         stops(ABORTED),                 ends(ABORTED, UNKNOWN).keepingSlot(),   none(),                     none());
		row(Event.GRACE_OVER,           none(),                         none(),                         none(),                                 none(),                     endsAsDecided(UNKNOWN).keepingSlot());
		row(Event.SESSION_RESET,        none(),                         ends(ABORTED, UNKNOWN),         ends(ABORTED, UNKNOWN),                 none(),                     endsAsDecided(UNKNOWN));
		row(Event.RESET_FAILED,         ends(ABORTED, NOT_STARTED),     ends(ABORTED, UNKNOWN),         ends(ABORTED, UNKNOWN),                 none(),                     endsAsDecided(UNKNOWN));
		// @formatter:on
	}

	private StateTable() {
	}

	/** Answers the cell for an event at a step. Once the end is fixed nothing changes any more. */
	static Cell cell(Event event, Step step) {
		return step == Step.CLOSING || step == Step.ENDED ? NOTHING : ROWS.get(event)[column(step)];
	}

	private static final Cell NOTHING = none();

	private static int column(Step step) {
		return switch (step) {
			case QUEUED -> 0;
			case RUNNING -> 1;
			case UNSTOPPABLE -> 2;
			case DRAINING -> 3;
			case CANCELLING -> 4;
			case CLOSING, ENDED -> throw new IllegalArgumentException("the end is fixed");
		};
	}

	private static void row(Event event, Cell... cells) {
		ROWS.put(event, cells);
	}
}
