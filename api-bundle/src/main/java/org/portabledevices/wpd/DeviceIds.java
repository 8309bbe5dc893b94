package org.portabledevices.wpd;

import java.util.Locale;
import java.util.regex.Pattern;

/** Makes the Plug and Play device ID of a PTP or MTP device from what it says of itself, so that it is the same through every backend. */
public final class DeviceIds {

	private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
	private static final Pattern EDGES = Pattern.compile("^-|-$");

	private DeviceIds() {
	}

	/**
	 * Answers the ID: {@code ptp-} and the three texts in lower case, joined by {@code -}, with a {@code -} for each run of characters other than {@code a-z} and
	 * {@code 0-9}. A text of which nothing is left is left out.
	 *
	 * @param manufacturer the manufacturer, possibly empty.
	 * @param model the model, possibly empty.
	 * @param serialNumber the serial number. A device that has none should be told from others of its kind by its address.
	 * @return the ID, for example {@code ptp-acme-c100-12345}; without white space.
	 */
	public static String of(String manufacturer, String model, String serialNumber) {
		StringBuilder id = new StringBuilder("ptp");
		for (String text : new String[]{ manufacturer, model, serialNumber }) {
			String part = EDGES.matcher(OTHER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("-")).replaceAll("");
			if (!part.isEmpty()) {
				id.append('-').append(part);
			}
		}
		return id.toString();
	}
}
