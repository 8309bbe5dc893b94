package org.portabledevices.ptp.code;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Object format codes: what kind of file an object is.
 * <p>
 * The set is open: vendors add codes, and a code that is not listed here stays the number it is.
 * ISO 15740:2013, MTP 1.1 appendix A.
 */
public final class ObjectFormatCode {

	/** Any file that no other code names. */
	public static final int UNDEFINED = 0x3000;

	/** A folder. */
	public static final int ASSOCIATION = 0x3001;

	/** A script. */
	public static final int SCRIPT = 0x3002;

	/** A program. */
	public static final int EXECUTABLE = 0x3003;

	/** Text. */
	public static final int TEXT = 0x3004;

	/** HTML. */
	public static final int HTML = 0x3005;

	/** A print order. */
	public static final int DPOF = 0x3006;

	/** AIFF sound. */
	public static final int AIFF = 0x3007;

	/** WAV sound. */
	public static final int WAV = 0x3008;

	/** MP3 sound. */
	public static final int MP3 = 0x3009;

	/** AVI video. */
	public static final int AVI = 0x300A;

	/** MPEG video. */
	public static final int MPEG = 0x300B;

	/** ASF video. */
	public static final int ASF = 0x300C;

	/** An image that no other code names. */
	public static final int UNKNOWN_IMAGE = 0x3800;

	/** A JPEG image with EXIF. */
	public static final int EXIF_JPEG = 0x3801;

	/** A TIFF/EP image. */
	public static final int TIFF_EP = 0x3802;

	/** A BMP image. */
	public static final int BMP = 0x3804;

	/** A GIF image. */
	public static final int GIF = 0x3807;

	/** A JPEG image, JFIF. */
	public static final int JFIF = 0x3808;

	/** A PNG image. */
	public static final int PNG = 0x380B;

	/** A TIFF image. */
	public static final int TIFF = 0x380D;

	private static final CodeNames NAMES = new CodeNames(Map.ofEntries( //
			Map.entry(UNDEFINED, "Undefined"),
			Map.entry(ASSOCIATION, "Association"),
			Map.entry(SCRIPT, "Script"),
			Map.entry(EXECUTABLE, "Executable"),
			Map.entry(TEXT, "Text"),
			Map.entry(HTML, "HTML"),
			Map.entry(DPOF, "DPOF"),
			Map.entry(AIFF, "AIFF"),
			Map.entry(WAV, "WAV"),
			Map.entry(MP3, "MP3"),
			Map.entry(AVI, "AVI"),
			Map.entry(MPEG, "MPEG"),
			Map.entry(ASF, "ASF"),
			Map.entry(UNKNOWN_IMAGE, "Unknown_Image"),
			Map.entry(EXIF_JPEG, "EXIF_JPEG"),
			Map.entry(TIFF_EP, "TIFF_EP"),
			Map.entry(BMP, "BMP"),
			Map.entry(GIF, "GIF"),
			Map.entry(JFIF, "JFIF"),
			Map.entry(PNG, "PNG"),
			Map.entry(TIFF, "TIFF")));

	private ObjectFormatCode() {
	}

	/**
	 * Answers the standard's name of a code.
	 *
	 * @param code the code, an unsigned 16-bit integer.
	 * @return its name, or for a code not listed here its number in the form {@code 0x9ABC}; never {@code null}.
	 */
	public static String name(int code) {
		return NAMES.name(code);
	}

	/**
	 * Finds a code by its name or its number.
	 *
	 * @param text a name as {@link #name} answers it, in any case and with or without its underscores, or a number in
	 *        decimal or, after {@code 0x}, in hexadecimal notation.
	 * @return the code, empty when the text is neither.
	 */
	public static OptionalInt parse(String text) {
		return NAMES.parse(text);
	}

}
