package org.portabledevices.cnf.framework.swap;

/** What a swap is. */
enum Way {

	/** One bundle is started, and when its service is there the other is stopped. */
	START_THEN_STOP("start, stop"),
	/** One bundle is stopped, then the other is started: in between there is none. */
	STOP_THEN_START("stop, start"),
	/** One of two bundles gets another ranking. */
	RANKING("ranking"),
	/** One of two backends is pinned, then the other. */
	PIN("pin");

	private final String words;

	Way(String words) {
		this.words = words;
	}

	boolean needsBoth() {
		return this == RANKING || this == PIN;
	}

	@Override
	public String toString() {
		return words;
	}
}
