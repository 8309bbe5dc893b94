package org.portabledevices.races;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.infra.runners.TestList;

/** What the reference says is checked is checked, and the other way round. */
class DocumentedRacesTest {

	private static final Path PAGE = Path.of("..", "docs", "reference", "races.md");
	/** A row of a table whose first cell is the outer class: the names in its second cell are those of tests. */
	private static final Pattern GROUP = Pattern.compile("\\| `(\\w+)` \\| ((?:`\\w+`(?:, )?)+) \\|.*");
	private static final Pattern NAME = Pattern.compile("`(\\w+)`");

	@Test
	void eachPairOfTheReferenceHasATestAndEachTestIsInTheReference() throws IOException {
		TreeSet<String> documented = new TreeSet<>();
		List<String> lines = Files.readAllLines(PAGE);
		addMatrix(documented, lines);
		addGroups(documented, lines);
		TreeSet<String> tests = new TreeSet<>();
		TestList.tests().forEach(test -> tests.add(RaceResult.shortName(test)));
		assertFalse(tests.isEmpty());
		assertEquals(String.join("\n", documented), String.join("\n", tests));
	}

	/** The cell of row R and column C stands for test RAnd.C; a dash says that there is none. */
	private static void addMatrix(TreeSet<String> documented, List<String> lines) {
		int head = 0;
		while (!lines.get(head).startsWith("| and |")) {
			head++;
		}
		List<String> columns = cells(lines.get(head));
		for (int i = head + 2; i < lines.size() && lines.get(i).startsWith("|"); i++) {
			List<String> cells = cells(lines.get(i));
			for (int column = 1; column < cells.size(); column++) {
				if (cells.get(column).equals("•")) {
					documented.add(cells.get(0) + "And." + columns.get(column));
				}
			}
		}
	}

	private static List<String> cells(String row) {
		return Pattern.compile("\\|([^|]*)(?=\\|)").matcher(row).results().map(cell -> cell.group(1).strip()).toList();
	}

	private static void addGroups(TreeSet<String> documented, List<String> lines) {
		for (String line : lines) {
			for (MatchResult row : GROUP.matcher(line).results().toList()) {
				NAME.matcher(row.group(2)).results().forEach(name -> documented.add(row.group(1) + "." + name.group(1)));
			}
		}
	}
}
