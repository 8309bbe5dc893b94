package org.portabledevices.engine.bulk;

/** Is told, once, that a transfer has ended: nothing of the client's is called any more. */
public interface TransferEnd {

	/**
	 * The sink or source is closed, or was left as it is. Called under no lock, on any thread.
	 *
	 * @param problemOrNull what went wrong with the close, or why there was none, in words; null if nothing.
	 */
	void ended(String problemOrNull);
}
