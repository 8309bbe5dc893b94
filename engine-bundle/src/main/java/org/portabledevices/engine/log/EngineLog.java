package org.portabledevices.engine.log;

/**
 * Where the engine's parts write what an operator should know. Safe for use by any thread; nothing here throws.
 * <p>
 * Nobody passes an object of a client or a backend to it but an exception that was caught. A log that keeps its lines keeps a {@linkplain ThrownCopy copy}, so that it keeps no
 * bundle's classes alive.
 */
public interface EngineLog {

	/**
	 * Writes what is worth knowing and no trouble.
	 *
	 * @param message a line.
	 */
	void info(String message);

	/**
	 * Writes what somebody should look at.
	 *
	 * @param message a line.
	 */
	void warn(String message);

	/**
	 * Writes what somebody should look at.
	 *
	 * @param message a line.
	 * @param cause what was caught.
	 */
	void warn(String message, Throwable cause);
}
