package org.portabledevices.fuzz.memory;

/** What a {@link MemorySelector} waits for. Guarded by the network. */
interface MemoryChannel {
	/** Which operations would get something done now. */
	int readyOps();

	/** Whether its owner knows that nothing comes any more, and so will not wait for it again. */
	boolean isEndSeen();
}
