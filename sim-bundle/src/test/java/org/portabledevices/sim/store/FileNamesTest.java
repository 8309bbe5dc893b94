package org.portabledevices.sim.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

	@ParameterizedTest
	@ValueSource(
			strings = { "IMG_0001.JPG", "a", "no extension", "many.dots.in.it", " leading space", "CONSOLE.TXT", "COM10", "nul-set.txt",
					"r\u00E9sum\u00E9.txt", "re\u0301sume\u0301.txt", "\u65E5\u672C\u8A9E.txt", "\uFF21\uFF22.txt",
					"\uD83D\uDC68\u200D\uD83D\uDC69.png",
					"a\uFF1Fb.txt", "\u05E9\u05DC\u05D5\u05DD.txt", "$Recycle", "~1", "a%2e%2e%2fb" })
	void whatIsANameIsTaken(String name) {
		assertTrue(FileNames.isName(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ".", "..", "...", ".hidden", "../x", "..\\x", "/etc/passwd", "a/b", "a\\b", "C:", "C:x", "C:\\x",
			"\\\\server\\share", "file:stream", "a*", "a?", "a\"b", "a<b", "a>b", "a|b" })
	void whatLeadsElsewhereIsNone(String name) {
		assertFalse(FileNames.isName(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\0", "\0", "a\0.jpg", "a\nb", "a\rb", "a\tb", "\u0001", "a\u007Fb", "a\u0085b", "a\u2028b", "a\u2029b" })
	void whatHoldsControlCharactersIsNone(String name) {
		assertFalse(FileNames.isName(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "CON", "con", "PRN", "AUX", "NUL", "NUL.txt", "nul.tar.gz", "COM1", "com9.log", "LPT1", "LPT0", "COM\u00B9",
			"LPT\u00B3.x",
			"CONIN$", "CONOUT$", "CLOCK$", "NUL .txt", "\uFF23\uFF2F\uFF2E", "\uFF2E\uFF35\uFF2C.txt" })
	void whatWindowsTakesForADeviceIsNone(String name) {
		assertFalse(FileNames.isName(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.", "a..", "a ", "a. ", "a .", "a\u3000", "a\u00A0", "a\uFF0E", "a\u2024" })
	void whatWindowsCutsOffAtTheEndIsNotThere(String name) {
		assertFalse(FileNames.isName(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\uFF0E\uFF0E", "\u2025", "\u2024\u2024", "\uFF0E\uFF0E\uFF0Fx", "a\uFF0Fb", "a\uFF3Cb", "\uFF0Fetc",
			"C\uFF1A", "a\u2044b",
			"a\u2215b", "a\u29F8b", "\u2026", "a\u2100b" })
	void whatLooksLikeDotsAndSlashesIsNone(String name) {
		assertFalse(FileNames.isName(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "photo\u202Egpj.exe", "\u202Aa", "a\u2066b", "a\u200Fb", "a\u200Eb", "a\uFEFFb", "a\u200Bb", "a\u00ADb" })
	void whatIsShownInAnotherOrderOrNotAtAllIsNone(String name) {
		assertFalse(FileNames.isName(name));
	}

	/** Not as constants: a class file cannot hold all of them. */
	static Stream<String> brokenText() {
		char high = 0xD83D;
		char low = 0xDC68;
		return Stream.of("a" + high, high + "a", low + "a", "" + low + high, "a" + (char) 0xFFFF, "a" + (char) 0xFDD0);
	}

	@ParameterizedTest
	@MethodSource("brokenText")
	void whatIsNoTextIsNone(String name) {
		assertFalse(FileNames.isName(name));
	}

	@Test
	void aNameEndsWherePtpOrTheFileSystemEnds() {
		assertTrue(FileNames.isName("a".repeat(254)));
		assertFalse(FileNames.isName("a".repeat(255)));
		assertTrue(FileNames.isName("\u00E9".repeat(127)));
		assertFalse(FileNames.isName("\u00E9".repeat(128)), "256 bytes in UTF-8");
		assertTrue(FileNames.isName("\u65E5".repeat(85)));
		assertFalse(FileNames.isName("\u65E5".repeat(86)), "258 bytes in UTF-8");
	}

	@Test
	void namesThatOneFileCouldHaveHaveOneKey() {
		assertEquals(FileNames.key("A.txt"), FileNames.key("a.TXT"));
		assertEquals(FileNames.key("r\u00E9sum\u00E9"), FileNames.key("re\u0301sume\u0301"));
		assertEquals(FileNames.key("R\u00C9SUM\u00C9"), FileNames.key("re\u0301sume\u0301"));
		assertEquals(FileNames.key("stra\u00DFe"), FileNames.key("STRASSE"));
		assertNotEquals(FileNames.key("a.txt"), FileNames.key("b.txt"));
		assertNotEquals(FileNames.key("resume"), FileNames.key("r\u00E9sum\u00E9"));
	}
}
