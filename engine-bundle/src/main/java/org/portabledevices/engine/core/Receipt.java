package org.portabledevices.engine.core;

import java.util.List;

import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.Status;

/** What a cancel matched. */
record Receipt(List<Entry> entries) implements CancelReceipt {

	static final Receipt EMPTY = new Receipt(List.of());

	@Override
	public Status status() {
		if (entries.isEmpty()) {
			return Status.ERROR_NOT_FOUND;
		}
		for (Entry entry : entries) {
			if (entry.outcome() != CancelOutcome.NOT_CANCELLABLE) {
				return Status.S_OK;
			}
		}
		return Status.ERROR_NOT_SUPPORTED;
	}

	record Line(Invocation invocation, CancelOutcome outcome, End end) implements Entry {
	}
}
