package org.portabledevices.fuzz;

/** Counts what was opened and is to end exactly once. Safe for use by several threads. */
final class Balance {
	private final String what;
	private int open;
	private String wrong = "";

	Balance(String what) {
		this.what = what;
	}

	/** One that was opened. */
	final class Open {
		private boolean ended;

		/** It is used; that must not happen after its end. */
		void use() {
			synchronized (Balance.this) {
				if (ended) {
					wrong = "an ended " + what + " was used";
				}
			}
		}

		/** It ends. */
		void end() {
			synchronized (Balance.this) {
				if (ended) {
					wrong = "the same " + what + " ended twice";
				}
				ended = true;
				open--;
			}
		}
	}

	synchronized Open open() {
		open++;
		return new Open();
	}

	synchronized void check() {
		Finding.unless(wrong.isEmpty(), "%s", wrong);
		Finding.unless(open == 0, "%d times %s has not ended", open, what);
	}
}
