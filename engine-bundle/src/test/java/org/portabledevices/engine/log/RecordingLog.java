package org.portabledevices.engine.log;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was logged, so that a test can ask. */
public final class RecordingLog implements EngineLog {

	private final List<String> lines = new CopyOnWriteArrayList<>();
	private final List<Throwable> causes = new CopyOnWriteArrayList<>();

	@Override
	public void info(String message) {
		lines.add(message);
	}

	@Override
	public void warn(String message) {
		lines.add(message);
	}

	@Override
	public void warn(String message, Throwable cause) {
		causes.add(cause);
		lines.add(message);
	}

	public List<String> lines() {
		return List.copyOf(lines);
	}

	public List<Throwable> causes() {
		return List.copyOf(causes);
	}

	public boolean mentions(String words) {
		return lines.stream().anyMatch(line -> line.contains(words));
	}
}
