package org.portabledevices.fuzz;

import java.nio.file.Path;

/** What is fuzzed. */
public enum FuzzTarget {
	/** Decoders of datasets. */
	DATASETS(Datasets.class, 40, 4096),
	/** Packets, whole and streamed. */
	PACKETS(Packets.class, 20, 2048),
	/** The initiator's session. */
	INITIATOR_SESSION(InitiatorSession.class, 10, 8192),
	/** The responder's handshakes and session. */
	RESPONDER_SESSION(ResponderSession.class, 3, 8192);

	private final Class<?> type;
	private final int leastInASecond;
	private final int longest;

	FuzzTarget(Class<?> type, int leastInASecond, int longest) {
		this.type = type;
		this.leastInASecond = leastInASecond;
		this.longest = longest;
	}

	Class<?> type() {
		return type;
	}

	/** How many inputs a slow machine tries in a second; if they are fewer, something is wrong. */
	int leastInASecond() {
		return leastInASecond;
	}

	/** How long an input is at most, in bytes. */
	int longest() {
		return longest;
	}

	/** Where its corpus is, below the root of the corpora: the place where jazzer-junit looks for the inputs of the test of this name. */
	Path corpus() {
		String method = Character.toLowerCase(type.getSimpleName().charAt(0)) + type.getSimpleName().substring(1);
		return Path.of("org/portabledevices/fuzz/CorpusTestInputs", method);
	}

	@Override
	public String toString() {
		return type.getSimpleName();
	}
}
