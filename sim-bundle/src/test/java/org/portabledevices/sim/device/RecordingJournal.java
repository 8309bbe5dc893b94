package org.portabledevices.sim.device;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was told. */
public final class RecordingJournal implements Journal {

	public final List<String> infos = new CopyOnWriteArrayList<>();
	public final List<String> traces = new CopyOnWriteArrayList<>();
	public final List<String> warnings = new CopyOnWriteArrayList<>();

	@Override
	public void info(String words) {
		infos.add(words);
	}

	@Override
	public void warn(String words, Throwable cause) {
		warnings.add(words);
	}

	@Override
	public void trace(String device, String line) {
		traces.add(device + ": " + line);
	}
}
