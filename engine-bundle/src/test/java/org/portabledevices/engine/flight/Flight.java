package org.portabledevices.engine.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** A recording of the engine's events and of nothing else. */
public final class Flight implements AutoCloseable {

	/** What the names of the engine's events begin with. */
	public static final String EVENTS = "org.portabledevices.";

	private final Recording recording = new Recording();

	/** Begins to record what is on unless somebody turns it off, and some events that are not. */
	public Flight(String... besides) {
		for (String name : besides) {
			recording.enable(EVENTS + name);
		}
		recording.start();
	}

	/** Ends the recording, and answers its events of one kind in the order of their times. */
	public List<RecordedEvent> events(String name) {
		return events().stream().filter(event -> event.getEventType().getName().equals(EVENTS + name)).toList();
	}

	/** Ends the recording, and answers the engine's events in the order of their times. */
	public List<RecordedEvent> events() {
		try {
			if (recording.getState() == RecordingState.RUNNING) {
				recording.stop();
			}
			Path file = Files.createTempFile("flight", ".jfr");
			try {
				recording.dump(file);
				return RecordingFile.readAllEvents(file).stream().filter(event -> event.getEventType().getName().startsWith(EVENTS))
						.sorted(Comparator.comparing(RecordedEvent::getStartTime)).toList();
			} finally {
				Files.delete(file);
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Ends the recording, and answers the only event of a kind. */
	public RecordedEvent only(String name) {
		List<RecordedEvent> found = events(name);
		assertEquals(1, found.size(), () -> "of " + name + ": " + found);
		return found.get(0);
	}

	@Override
	public void close() {
		recording.close();
	}
}
