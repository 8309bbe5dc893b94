package org.portabledevices.sim.store;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer.Form;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Keeps the names of files to what is a name everywhere and nothing else anywhere, so that none leads out of its folder, whatever system the folder is on: POSIX, Windows
 * ("Naming Files, Paths, and Namespaces"), macOS (which compares names by their composed form) and FAT (which does not tell cases apart).
 */
public final class FileNames {

	/** PTP's strings end there, in UTF-16 units without the NUL. */
	private static final int LONGEST = 254;
	/** POSIX file systems end there. */
	private static final int MOST_BYTES = 255;
	private static final String FORBIDDEN = "/\\:*?\"<>|";
	/** What is shown like a separator: fraction slash, division slash, big solidus, set minus, reverse solidus operator, big reverse solidus, divided by. */
	private static final String LIKE_SEPARATORS = "\u2044\u2215\u29F8\u2216\u29F5\u29F9\u2571\u2572";
	private static final Pattern DEVICE = Pattern.compile("(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|CLOCK\\$|(COM|LPT)[0-9\u00B9\u00B2\u00B3])");

	private FileNames() {
	}

	/** Tells whether something can be called that. */
	public static boolean isName(String name) {
		return !name.isBlank() && name.length() <= LONGEST && isText(name) && name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
				&& !name.startsWith(".") && !name.endsWith(".") && !name.endsWith(" ") && name.codePoints().allMatch(FileNames::isAllowed)
				&& staysItself(name) && !isDevice(name);
	}

	/** Answers the same for names that one file could have on some system: whatever their case, composed or not. */
	public static String key(String name) {
		String composed = Normalizer.normalize(name, Form.NFC);
		return Normalizer.normalize(composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Form.NFC);
	}

	/** Tells whether it can be written in UTF-8: no half of a surrogate pair, no code point that is no character. */
	private static boolean isText(String name) {
		return name.codePoints().noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
				|| (point & 0xFFFE) == 0xFFFE || point >= 0xFDD0 && point <= 0xFDEF);
	}

	private static boolean isAllowed(int point) {
		return FORBIDDEN.indexOf(point) < 0 && LIKE_SEPARATORS.indexOf(point) < 0 && switch (Character.getType(point)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
			case Character.FORMAT -> point == 0x200C || point == 0x200D; // joiners are needed to write; the others reorder or hide what is shown
			default -> true;
		};
	}

	/** Full-width and other forms of dots and slashes are none in the name, and must be none for who makes them the usual ones either. */
	private static boolean staysItself(String name) {
		String usual = Normalizer.normalize(name, Form.NFKC);
		return !usual.isBlank() && !usual.startsWith(".") && !usual.endsWith(".") && !usual.endsWith(" ")
				&& usual.chars().noneMatch(unit -> unit == '/' || unit == '\\' || unit == ':' || unit == 0) && !isDevice(usual);
	}

	/** Windows takes these for devices, with any extension. */
	private static boolean isDevice(String name) {
		int dot = name.indexOf('.');
		String first = (dot < 0 ? name : name.substring(0, dot)).stripTrailing();
		return DEVICE.matcher(first.toUpperCase(Locale.ROOT)).matches();
	}
}
