package org.portabledevices.ptp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Reads the tables of a cancel: rows are what runs and where the Cancel is seen, columns what the device then does. */
public final class CancelMatrix {
	private static final Path PAGE = Path.of("..", "docs", "reference", "cancel-on-the-wire.md");

	/** What runs when the cancel comes. */
	public enum Running {
		DEVICE_SENDS("the device sends data"), DEVICE_TAKES("the device takes data"), ANSWERED("the response is sent"), NOTHING("nothing");

		private final String words;

		Running(String words) {
			this.words = words;
		}
	}

	/** On which connections the responder sees a Cancel, in this order. */
	public enum Seen {
		EVENT_FIRST("event, command"), COMMAND_FIRST("command, event"), EVENT_ONLY("event"), COMMAND_ONLY("command");

		private final String words;

		Seen(String words) {
			this.words = words;
		}

		public boolean onBoth() {
			return this == EVENT_FIRST || this == COMMAND_FIRST;
		}
	}

	/** One end of a cancel. */
	public record Cell(Running running, Seen seen, String device, String end) {
		@Override
		public String toString() {
			return "%s, Cancel on %s, %s → %s".formatted(running.words, seen.words, device, end);
		}
	}

	private CancelMatrix() {
	}

	/** Answers the cells of a table, 80 of them. */
	public static Stream<Cell> cells(String table) {
		List<String[]> rows = table.lines().map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new))
				.toList();
		List<Cell> cells = new ArrayList<>();
		int line = 2;
		for (Running running : Running.values()) {
			for (Seen seen : Seen.values()) {
				String[] row = rows.get(line++);
				assertEquals(List.of(running.words, seen.words), List.of(row[1], row[2]));
				for (int column = 3; column < 8; column++) {
					cells.add(new Cell(running, seen, rows.get(0)[column], row[column]));
				}
			}
		}
		assertEquals(line, rows.size());
		return cells.stream();
	}

	/** Makes sure that a table stands on the page, letter by letter. */
	public static void assertOnPage(String table) throws IOException {
		String head = table.lines().findFirst().orElseThrow();
		List<String> onPage =
				Files.readAllLines(PAGE).stream().dropWhile(line -> !line.equals(head)).takeWhile(line -> line.startsWith("|"))
						.toList();
		assertEquals(table.strip(), String.join("\n", onPage));
	}
}
