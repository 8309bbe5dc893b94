package org.portabledevices.shell.fakes;

import java.util.Optional;

import org.portabledevices.monitor.BackendSelection;

/** A choice that is only remembered. */
public final class FakeSelection implements BackendSelection {

	private String pinned;

	@Override
	public void pin(String backend) {
		pinned = backend;
	}

	@Override
	public void auto() {
		pinned = null;
	}

	@Override
	public boolean undo() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Optional<String> pinned() {
		return Optional.ofNullable(pinned);
	}
}
