package org.portabledevices.shell.text;

import java.util.ArrayList;
import java.util.List;

/** Rows under headings, each column as wide as what is in it. A column in which no row says anything is left out. */
public final class Table {

	private static final String GAP = "  ";

	private final List<String> headings;
	private final List<List<String>> rows = new ArrayList<>();

	/**
	 * Starts a table.
	 *
	 * @param headings the headings of its columns.
	 */
	public Table(String... headings) {
		this.headings = List.of(headings);
	}

	/**
	 * Starts a table.
	 *
	 * @param headings the headings of its columns.
	 */
	public Table(List<String> headings) {
		this.headings = List.copyOf(headings);
	}

	/**
	 * Adds a row.
	 *
	 * @param cells one text for each heading, which is made harmless here.
	 * @return this table.
	 */
	public Table row(String... cells) {
		if (cells.length != headings.size()) {
			throw new IllegalArgumentException("%d cells in a row of %d".formatted(cells.length, headings.size()));
		}
		List<String> row = new ArrayList<>();
		for (String cell : cells) {
			row.add(Plain.line(cell));
		}
		rows.add(row);
		return this;
	}

	/**
	 * Tells whether it has no row.
	 *
	 * @return whether it is empty.
	 */
	public boolean isEmpty() {
		return rows.isEmpty();
	}

	/**
	 * Answers the table as lines.
	 *
	 * @return the headings and the rows, without a line break at the end.
	 */
	public List<String> lines() {
		int[] widths = new int[headings.size()];
		for (int column = 0; column < widths.length; column++) {
			int index = column;
			int widest = rows.stream().mapToInt(row -> length(row.get(index))).max().orElse(0);
			widths[column] = widest == 0 ? 0 : Math.max(widest, length(headings.get(column)));
		}
		List<String> lines = new ArrayList<>();
		lines.add(line(headings, widths));
		rows.forEach(row -> lines.add(line(row, widths)));
		return lines;
	}

	/** Answers the lines as one text. */
	@Override
	public String toString() {
		return String.join(System.lineSeparator(), lines());
	}

	private static String line(List<String> cells, int[] widths) {
		StringBuilder line = new StringBuilder();
		for (int column = 0; column < widths.length; column++) {
			if (widths[column] > 0) {
				String cell = cells.get(column);
				line.append(cell).append(" ".repeat(widths[column] - length(cell))).append(GAP);
			}
		}
		return line.toString().stripTrailing();
	}

	private static int length(String text) {
		return text.codePointCount(0, text.length());
	}
}
