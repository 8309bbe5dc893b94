package org.portabledevices.engine.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 1.2, 6.2: a pattern that a device supplied is evaluated with a bound on length and steps; beyond it the device decides. */
@Timeout(20)
class BoundedPatternTest {

	private static boolean accepts(String pattern, String text) {
		return new BoundedPattern(pattern).accepts(text);
	}

	@Nested
	class GivenAPatternAsDevicesHaveThem {

		@ParameterizedTest
		@CsvSource({ "'[0-9]{8}T[0-9]{6}', 20260101T120000, 2026-01-01", "'([0-9]{1,3}\\.){3}[0-9]{1,3}', 192.168.1.20, 192.168.1",
				"'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', ecfc865f-7b43-4d76-9c6b-d67309a3f6f7, ecfc865f-7b43-4d76-9c6b",
				"'JPEG|PNG|TIFF|BMP|GIF|EXIF|JFIF|JP2|JPX|DNG|CIFF|PCD|PICT|FlashPix', PNG, XCF",
				"'^[\\w.-]+@[\\w-]+(\\.[\\w-]+)*$', a@b.example, a@",
				"'(?i)img_\\d{4}\\.jpe?g', IMG_0001.JPG, IMG_1.JPG", "'[]a-c[x&&[^y]]]+', ']abx', y",
				"'(?<year>\\d+)-\\k<year>', 12-12, 12-13",
				"'(?!CON$)[A-Z]*', COM, CON", "'\\p{Lu}\\p{Ll}*', Abc, abc", "'\\x{41}?b', Ab, Bb" })
		void itIsEvaluated(String pattern, String fits, String doesNot) {
			assertTrue(accepts(pattern, fits));
			assertFalse(accepts(pattern, doesNot));
		}
	}

	@Nested
	class GivenAPatternWithoutBounds {

		@ParameterizedTest
		@ValueSource(strings = { "(.*a){20}b", "(.*.*.*.*.*.*)b", "([ab]*a){12}c", "(a+)+\\1b", "(?:a|a)(?:.*a){11}c" })
		void theStepsAreCounted(String pattern) {
			assertTrue(accepts(pattern, "a".repeat(60)));
		}

		/** At the end of the text the matcher reads nothing, and yet takes a step for each way to match nothing. */
		@ParameterizedTest
		@ValueSource(strings = { "(a?){60}b", "(|||||){60}b", "(){2147483647}b", "((){100000}){100000}",
				"(a?|c?)(a?|c?)(a?|c?)(a?|c?)(a?|c?)(a?|c?)(a?|c?)b",
				"((((((((a?)?)?)?)?)?)?)?){9}b", "(?:(?:a*){0,50}){0,50}b", "((?=a?)?){1000000}b", "(a?){60}+b", "(a?){9,}b" })
		void waysToMatchNothingAreNotEvenTried(String pattern) {
			assertTrue(accepts(pattern, ""));
			assertTrue(accepts(pattern, "c"));
			assertEquals(EmptyMatches.MANY, EmptyMatches.count(pattern));
		}

		@Test
		void deepRecursionIsTheDevicesToDecide() {
			assertTrue(accepts("(?:a|b)*c", "ab".repeat(2048)));
			assertTrue(accepts("(".repeat(2048) + ")".repeat(2048), "b"));
		}

		@Test
		void aLongTextIsNotEvaluated() {
			assertFalse(accepts("b*", "a".repeat(4096)));
			assertTrue(accepts("b*", "a".repeat(4097)));
		}

		@ParameterizedTest
		@ValueSource(strings = { "[", "(a", "a)", "*", "\\", "(?<x", "a{2,1}", "(?P<name>a)", "\\Q(\\E", "(?x) a # b" })
		void anotherDialectIsTheDevicesToDecide(String pattern) {
			assertTrue(accepts(pattern, "zzz"));
		}
	}

	@Nested
	class GivenWaysToMatchNothing {

		@ParameterizedTest
		@CsvSource({ "abc, 1", "'', 1", "a?b*, 1", "(a|b|c)d, 1", "(a|), 1", "(a?|b?), 2", "(a?|b?)(c?|d?), 4", "(a?|b?)c, 2",
				"(a?|b?)+, 8",
				"(a?)?, 2", "'(ab){40}', 1", "'(a?){2}', 4", "'(a?b){40}', 1", "'((a?)?b){40}', 4", "'^$', 1", "'[?]', 1", "'[(]', 1",
				"'\\(', 1",
				"'(?:a?)', 1", "'(?=a)', 1", "'(?<n>a?)?', 2", "'a??', 1" })
		void theyAreCounted(String pattern, long ways) {
			assertEquals(ways, EmptyMatches.count(pattern));
		}
	}
}
