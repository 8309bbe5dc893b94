package org.portabledevices.sim.script;

/** Something in a line is not as it has to be. Who knows the line says where. */
final class Mistake extends Exception {

	private static final long serialVersionUID = 1L;

	Mistake(String words, Object... arguments) {
		super(words.formatted(arguments), null, false, false);
	}
}
