package org.portabledevices.shell.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.portabledevices.shell.fakes.FakeProgress;
import org.portabledevices.shell.fakes.SampleMethods;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.PropertyKeys;

class TableTest {

	@Test
	void columnsAreAsWideAsWhatIsInThemAndLinesEndWithoutSpaces() {
		Table table = new Table("A", "LONG HEADING", "C").row("1", "x", "wide cell").row("12345", "", "");
		assertEquals(List.of("A      LONG HEADING  C", "1      x             wide cell", "12345"), table.lines());
	}

	@Test
	void columnInWhichNothingIsSaidIsLeftOut() {
		assertEquals(List.of("A  C", "1  3"), new Table("A", "B", "C").row("1", "", "3").lines());
	}

	/** A device could otherwise send commands to the terminal in its name. */
	@Test
	void controlCharactersDoNotReachTheTerminal() {
		assertEquals(List.of("A", "a?[31mb?c?d"), new Table("A").row("a\u001b[31mb\nc\u202ed").lines());
	}

	@Test
	void rowMustHaveACellForEachHeading() {
		assertThrows(IllegalArgumentException.class, () -> new Table("A", "B").row("1"));
	}

	@Test
	void tableWithoutRowsIsEmpty() {
		assertTrue(new Table("A").isEmpty());
	}

	@Nested
	class GivenShortTexts {

		@Test
		void durationsHaveTheUnitThatFits() {
			assertEquals("0 ms", Plain.duration(Duration.ZERO));
			assertEquals("999 ms", Plain.duration(Duration.ofMillis(999)));
			assertEquals("1 s", Plain.duration(Duration.ofMillis(1049)));
			assertEquals("1.5 s", Plain.duration(Duration.ofMillis(1599)));
			assertEquals("5 min 20 s", Plain.duration(Duration.ofSeconds(320)));
			assertEquals("2 h 1 min", Plain.duration(Duration.ofSeconds(7260)));
		}

		@Test
		void progressTellsWhatIsKnown() {
			assertEquals("", Plain.progress(FakeProgress.of(0)));
			assertEquals("7", Plain.progress(FakeProgress.of(7)));
			assertEquals("1/4 (25 %)", Plain.progress(FakeProgress.of(1, 4)));
		}

		@Test
		void wordsAreQuotedForGogoWhereTheyNeedIt() {
			assertEquals("Phone/Contacts", Plain.quoted("Phone/Contacts"));
			assertEquals("'My Phone/Contacts'", Plain.quoted("My Phone/Contacts"));
			assertEquals("\"Ann's \\\"Phone\\\"\"", Plain.quoted("Ann's \"Phone\""));
			assertEquals("''", Plain.quoted(""));
		}
	}

	@Nested
	class GivenValues {

		private final ValueBlock block = new ValueBlock(new KeyNames(SampleMethods.MY_CUSTOM_METHOD));

		@Test
		void eachHasALine() {
			Values values = Values.builder().set(SampleMethods.RESULT, Variant.bool(true)).set(SampleMethods.OBJECT, Variant.string("o1"))
					.build();
			assertEquals(List.of("Result          true", "ObjectId_Param  o1"), block.lines(values));
		}

		@Test
		void nestedValuesAreABlockAndAListOfThemIsATable() {
			Values one = Values.builder().set(PropertyKeys.OBJECT_ID, Variant.string("o1")).set(PropertyKeys.OBJECT_SIZE, Variant.ui8(5))
					.build();
			Values two = Values.builder().set(PropertyKeys.OBJECT_ID, Variant.string("o22"))
					.set(PropertyKeys.OBJECT_DATE_CREATED, Variant.date(Instant.EPOCH)).build();
			Values values = Values.builder().set(SampleMethods.RESULT, Variant.values(one))
					.set(SampleMethods.OBJECT, Variant.list(List.of(one, two)))
					.build();
			assertEquals(List.of("Result:", "  Id    o1", "  Size  5", "ObjectId_Param:", "  Id   Size  DateCreated", "  o1   5",
					"  o22        1970-01-01T00:00:00Z"), block.lines(values));
		}

		@Test
		void shortListsStayOnTheirLine() {
			Values values = Values.of(SampleMethods.RESULT, Variant.list(List.of(Variant.string("a"), Variant.string("b"))));
			assertEquals(List.of("Result  a, b"), block.lines(values));
			assertEquals(List.of("Result  (none)"), block.lines(Values.of(SampleMethods.RESULT, Variant.list(List.of()))));
		}

		@Test
		void noValuesHaveNoLines() {
			assertEquals(List.of(), block.lines(Values.empty()));
		}
	}
}
