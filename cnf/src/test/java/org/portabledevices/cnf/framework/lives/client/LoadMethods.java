package org.portabledevices.cnf.framework.lives.client;

import java.util.UUID;

/** The services that a {@link Load} needs, and their methods. */
public final class LoadMethods {

	/** A service of a device that works on many invocations at once. */
	public static final UUID WIDE = UUID.fromString("6f3d2c1a-52b7-4f0e-9f57-0d1f4ad3c001");
	/** The same methods, of a device that works on one. */
	public static final UUID NARROW = UUID.fromString("6f3d2c1a-52b7-4f0e-9f57-0d1f4ad3c002");

	/** Answers at once, with progress. */
	public static final UUID ANSWER = UUID.fromString("6f3d2c1a-52b7-4f0e-9f57-0d1f4ad3c010");
	/** Answers from a thread of the device, which raises an event and moves data whenever it answers. */
	public static final UUID LATER = UUID.fromString("6f3d2c1a-52b7-4f0e-9f57-0d1f4ad3c011");
	/** Goes on until it is told to stop; the device that works on many confirms that at once, the other does not. */
	public static final UUID HOLD = UUID.fromString("6f3d2c1a-52b7-4f0e-9f57-0d1f4ad3c012");
	/** Goes on until it is told to stop, and delivers data. */
	public static final UUID PULL = UUID.fromString("6f3d2c1a-52b7-4f0e-9f57-0d1f4ad3c013");

	private LoadMethods() {
	}
}
