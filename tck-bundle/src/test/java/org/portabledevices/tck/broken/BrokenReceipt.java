package org.portabledevices.tck.broken;

import java.util.List;
import java.util.function.UnaryOperator;

import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.Status;

/** A receipt that somebody wrote. */
record BrokenReceipt(Status status, List<Entry> entries) implements CancelReceipt {

	record Line(Invocation invocation, CancelOutcome outcome, End end) implements Entry {
	}

	/** A receipt of the right one that says something else of each entry. */
	static CancelReceipt of(CancelReceipt right, UnaryOperator<Entry> change) {
		return new BrokenReceipt(right.status(), right.entries().stream().map(change).toList());
	}

	/** A receipt of the right one that names the handles that clients know. */
	static CancelReceipt named(CancelReceipt right, UnaryOperator<Invocation> handle) {
		return of(right, entry -> new Line(handle.apply(entry.invocation()), entry.outcome(), entry.end()));
	}
}
