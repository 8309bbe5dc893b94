package org.portabledevices.cnf.framework.lives.backend;

import java.util.UUID;

/** The service of the {@link HeldBackend}, and its methods. */
public final class HeldMethods {

	/** The name of the backend, and of what a test gives it. */
	public static final String BACKEND = "held";
	/** The type of its service. */
	public static final UUID SERVICE = UUID.fromString("6f3d2c1a-52b7-4f0e-9f57-0d1f4ad3d001");

	/** Answers from a thread of the backend, as soon as it has one. */
	public static final UUID ANSWER = UUID.fromString("6f3d2c1a-52b7-4f0e-9f57-0d1f4ad3d010");
	/** Succeeds when the test lets it. */
	public static final UUID FINISH = UUID.fromString("6f3d2c1a-52b7-4f0e-9f57-0d1f4ad3d011");
	/** Goes on until it is told to stop, and confirms at once. */
	public static final UUID HOLD = UUID.fromString("6f3d2c1a-52b7-4f0e-9f57-0d1f4ad3d012");
	/** Goes on whatever it is told. */
	public static final UUID IGNORE = UUID.fromString("6f3d2c1a-52b7-4f0e-9f57-0d1f4ad3d013");
	/** Goes on, and cannot be cancelled. */
	public static final UUID FIXED = UUID.fromString("6f3d2c1a-52b7-4f0e-9f57-0d1f4ad3d014");
	/** Stops its own bundle in its handler, and then succeeds. */
	public static final UUID STOP = UUID.fromString("6f3d2c1a-52b7-4f0e-9f57-0d1f4ad3d015");

	private HeldMethods() {
	}
}
