package org.portabledevices.sim.camera;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;

/** Keeps the names of files to what is a name everywhere, so that none leads out of its folder. */
final class FileNames {

	private static final String FORBIDDEN = "/\\:*?\"<>|";
	private static final int LONGEST = 254;

	private FileNames() {
	}

	static String checked(String name) throws ResponseException {
		boolean allowed = !name.isEmpty() && name.length() <= LONGEST && !name.startsWith(".") && !name.endsWith(".")
				&& name.chars().noneMatch(character -> character < ' ' || FORBIDDEN.indexOf(character) >= 0);
		if (!allowed) {
			throw new ResponseException(ResponseCode.INVALID_PARAMETER);
		}
		return name;
	}
}
