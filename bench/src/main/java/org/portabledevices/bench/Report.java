package org.portabledevices.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table of ratios. */
final class Report {

	private static final List<String> HEAD = List.of("WHAT : PEER", "OURS", "PEER", "FIGURE", "RANGE", "TARGET", "");

	private Report() {
	}

	/** Writes what was measured in every round. */
	static String of(List<Row> rows, List<Map<String, Double>> rounds) {
		List<List<String>> lines = new ArrayList<>();
		lines.add(HEAD);
		rows.stream().filter(row -> !rounds.isEmpty() && rounds.stream().allMatch(row::isIn)).forEach(row -> lines.add(row.cells(rounds)));
		int[] widths = new int[HEAD.size()];
		for (List<String> line : lines) {
			for (int i = 0; i < widths.length; i++) {
				widths[i] = Math.max(widths[i], line.get(i).length());
			}
		}
		StringBuilder text = new StringBuilder();
		for (List<String> line : lines) {
			StringBuilder all = new StringBuilder();
			for (int i = 0; i < widths.length; i++) {
				String cell = line.get(i);
				String space = " ".repeat(widths[i] - cell.length());
				all.append(i == 0 || i == widths.length - 1 ? cell + space : space + cell).append("  ");
			}
			text.append(all.toString().stripTrailing()).append('\n');
		}
		return text.toString();
	}
}
