package org.portabledevices.shell.fakes;

import java.util.List;

import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.Status;

/** What a cancel matched. */
record FakeReceipt(List<Entry> entries) implements CancelReceipt {

	record FakeEntry(Invocation invocation, CancelOutcome outcome, End end) implements Entry {
	}

	@Override
	public Status status() {
		return entries.isEmpty() ? Status.ERROR_NOT_FOUND : Status.S_OK;
	}
}
