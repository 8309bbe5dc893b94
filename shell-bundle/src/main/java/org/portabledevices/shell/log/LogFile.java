package org.portabledevices.shell.log;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

/** Writes what is logged into a file, what was logged before it started included. */
@Component(service = {})
public class LogFile implements LogListener {

	static final String FILE_PROPERTY = "pds.log.file";

	private static final long LIMIT = 4L << 20;

	/** Loggers of the framework's own events (OSGi Compendium, 101.8): each service that comes and goes is one. Only their warnings and errors matter here. */
	private static final String EVENTS = "Events.";

	private final LogReaderService reader;
	private final Object lock = new Object();
	private RollingFile file;
	/** What comes while the past is being written; {@code null} from then on. */
	private List<LogEntry> early = new ArrayList<>();

	/**
	 * Starts.
	 *
	 * @param reader the log, {@code null} if there is none.
	 * @param context tells the name of the file.
	 */
	@Activate
	public LogFile(
			@Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) LogReaderService reader,
			BundleContext context) {
		this(reader, context.getProperty(FILE_PROPERTY), LIMIT);
		start();
	}

	LogFile(LogReaderService reader, String name, long limit) {
		this.reader = reader;
		file = reader == null || name == null || name.isBlank() ? null : open(name, limit);
	}

	private static RollingFile open(String name, long limit) {
		try {
			return new RollingFile(Path.of(name), limit);
		} catch (IOException | InvalidPathException e) {
			System.err.println("pds: no log file: " + e);
			return null;
		}
	}

	/** The past first: entries that the log delivers meanwhile wait, and those that the past contained already are left out. */
	void start() {
		if (file == null) {
			return;
		}
		reader.addLogListener(this);
		List<LogEntry> past = Collections.list(reader.getLog());
		past.sort(Comparator.comparingLong(LogEntry::getSequence));
		long last = past.isEmpty() ? Long.MIN_VALUE : past.get(past.size() - 1).getSequence();
		synchronized (lock) {
			past.forEach(this::write);
			early.stream().filter(entry -> entry.getSequence() > last).forEach(this::write);
			early = null;
		}
	}

	@Override
	public void logged(LogEntry entry) {
		synchronized (lock) {
			if (early != null) {
				early.add(entry);
			} else {
				write(entry);
			}
		}
	}

	/** Stops. */
	@Deactivate
	void stop() {
		if (reader != null) {
			reader.removeLogListener(this);
		}
		synchronized (lock) {
			close();
		}
	}

	/** The log repeats each event of the framework; those that are no trouble would bury the rest. */
	private static boolean isNoise(LogEntry entry) {
		return entry.getLoggerName() != null && entry.getLoggerName().startsWith(EVENTS)
				&& entry.getLogLevel().compareTo(LogLevel.WARN) > 0;
	}

	/** A full disk ends the file, not the framework, and is said once. */
	private void write(LogEntry entry) {
		if (file == null || isNoise(entry)) {
			return;
		}
		try {
			file.write(LogText.of(entry));
		} catch (IOException e) {
			System.err.println("pds: no more log: " + e);
			close();
		}
	}

	private void close() {
		if (file != null) {
			try {
				file.close();
			} catch (IOException e) {
				System.err.println("pds: the log file was not closed: " + e);
			}
			file = null;
		}
	}
}
