package org.portabledevices.shell.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

/** A log that keeps all and delivers at once. */
final class FakeLog implements LogReaderService {

	/** Happens after a listener was added and before the past is read. */
	Runnable onRead = () -> {
	};

	private final List<LogListener> listeners = new ArrayList<>();
	private final List<LogEntry> entries = new ArrayList<>();

	void add(long sequence, LogLevel level, String message, Throwable exception) {
		LogEntry entry = new Entry(sequence, level, message, exception);
		entries.add(0, entry); // newest first, as the specification has it
		List.copyOf(listeners).forEach(listener -> listener.logged(entry));
	}

	boolean isListenedTo() {
		return !listeners.isEmpty();
	}

	@Override
	public void addLogListener(LogListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeLogListener(LogListener listener) {
		listeners.remove(listener);
	}

	@Override
	public Enumeration<LogEntry> getLog() {
		onRead.run();
		return Collections.enumeration(entries);
	}

	private record Entry(long sequence, LogLevel level, String message, Throwable exception) implements LogEntry {

		@Override
		public Bundle getBundle() {
			return null;
		}

		@Override
		public ServiceReference<?> getServiceReference() {
			return null;
		}

		@Override
		@Deprecated
		public int getLevel() {
			return level.ordinal();
		}

		@Override
		public String getMessage() {
			return message;
		}

		@Override
		public Throwable getException() {
			return exception;
		}

		@Override
		public long getTime() {
			return sequence;
		}

		@Override
		public LogLevel getLogLevel() {
			return level;
		}

		@Override
		public String getLoggerName() {
			return "some.Logger";
		}

		@Override
		public long getSequence() {
			return sequence;
		}

		@Override
		public String getThreadInfo() {
			return "";
		}

		@Override
		public StackTraceElement getLocation() {
			return null;
		}
	}
}
