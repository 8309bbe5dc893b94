package org.portabledevices.sim.content;

import java.io.IOException;

/** Thrown when bytes do not fit where they are to be kept. PTP answers Store_Full. */
public final class NoRoomException extends IOException {

	private static final long serialVersionUID = 1L;

	/** Says where. */
	public NoRoomException(String place) {
		super("there is no room left in " + place);
	}
}
