package org.portabledevices.sim.folder;

import java.util.UUID;
import java.util.regex.Pattern;

/** Names of what is not whole yet. No client can use them, since they begin with a dot. */
final class PartNames {

	private static final Pattern FORM = Pattern.compile("\\.portabledevices-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.part");

	private PartNames() {
	}

	static String next() {
		return ".portabledevices-%s.part".formatted(UUID.randomUUID());
	}

	static boolean isOne(String name) {
		return FORM.matcher(name).matches();
	}
}
