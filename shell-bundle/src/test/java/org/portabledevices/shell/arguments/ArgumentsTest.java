package org.portabledevices.shell.arguments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

	private final Syntax syntax = Syntax.of("take THING [--all] [--to FILE]", 1, 2).flag("--all").option("--to");

	@Nested
	class GivenWhatTheCommandTakes {

		@Test
		void optionsMayStandAnywhere() {
			Arguments arguments = syntax.parse("--all", "a", "--to", "f", "b");
			assertEquals(List.of("a", "b"), arguments.words());
			assertTrue(arguments.has("--all"));
			assertEquals(Optional.of("f"), arguments.value("--to"));
		}

		@Test
		void valueMayBeAttachedToItsOption() {
			assertEquals(Optional.of("a=b"), syntax.parse("x", "--to=a=b").value("--to"));
		}

		@Test
		void optionThatIsNotGivenIsAbsent() {
			assertFalse(syntax.parse("x").has("--all"));
			assertEquals(Optional.empty(), syntax.parse("x").value("--to"));
		}

		@Test
		void negativeNumberIsAWord() {
			assertEquals(List.of("-1"), syntax.parse("-1").words());
		}

		@Test
		void twoDashesEndTheOptions() {
			assertEquals(List.of("--all", "--to"), syntax.parse("--", "--all", "--to").words());
		}

		/** Gogo hands over no object for the bare word null. */
		@Test
		void bareWordNullIsAWord() {
			assertEquals(List.of("null"), syntax.parse((String) null).words());
		}
	}

	@Nested
	class GivenWhatItDoesNotTake {

		@Test
		void eachMistakeIsNamedTogetherWithTheRightForm() {
			assertMistake("unknown option --foo", "x", "--foo");
			assertMistake("unknown option --foo", "x", "--foo=1");
			assertMistake("--all takes no value", "x", "--all=1");
			assertMistake("--to needs a value", "x", "--to");
			assertMistake("--to needs a value", "x", "--to", "--all");
			assertMistake("--to is given twice", "x", "--to", "a", "--to", "b");
			assertMistake("something is missing");
			assertMistake("\"c\" is too much", "a", "b", "c");
		}

		private void assertMistake(String words, String... typed) {
			UsageException mistake = assertThrows(UsageException.class, () -> syntax.parse(typed));
			assertEquals(words + "; usage: take THING [--all] [--to FILE]", mistake.getMessage());
		}
	}

	/** gogo.jline prints what toString answers. */
	@Test
	void exceptionShowsItsMessageAlone() {
		assertEquals("no", new CommandException("no").toString());
	}
}
