package org.portabledevices.bench;

import java.util.Locale;

/** What is made of two measurements, and whether it is good enough. Measurements are nanoseconds, or bytes. */
enum Figure {

	/** Ours divided by the peer's: at most. */
	RATIO("%.2f x", "<= %.2f x", true) {
		@Override
		double of(double ours, double peer) {
			return ours / peer;
		}
	},
	/** The peer's time divided by ours, which is our speed as a share of the peer's: at least. */
	SPEED("%.2f x", ">= %.2f x", false) {
		@Override
		double of(double ours, double peer) {
			return peer / ours;
		}
	},
	/** What ours takes more than the peer, in nanoseconds: at most. */
	ADDED_NANOS("%+.0f ns", "<= %.0f ns", true) {
		@Override
		double of(double ours, double peer) {
			return ours - peer;
		}
	},
	/** Ours alone, in nanoseconds: at most. */
	NANOS("%.0f ns", "<= %.0f ns", true) {
		@Override
		double of(double ours, double peer) {
			return ours;
		}
	},
	/** Ours alone, in bytes: at most. */
	BYTES("%.0f B", "<= %.0f B", true) {
		@Override
		double of(double ours, double peer) {
			return ours;
		}
	},
	/** How many of a million at once ours does, in millions a second: at least. */
	MILLIONS_A_SECOND("%.2f M/s", ">= %.2f M/s", false) {
		@Override
		double of(double ours, double peer) {
			return 1e9 / ours;
		}
	};

	private final String words;
	private final String targetWords;
	private final boolean lessIsBetter;

	Figure(String words, String targetWords, boolean lessIsBetter) {
		this.words = words;
		this.targetWords = targetWords;
		this.lessIsBetter = lessIsBetter;
	}

	abstract double of(double ours, double peer);

	boolean isKept(double figure, double target) {
		return lessIsBetter ? figure <= target : figure >= target;
	}

	String words(double figure) {
		return format(words, figure);
	}

	String targetWords(double target) {
		return format(targetWords, target);
	}

	/** Writes a measurement as people read it. */
	String measured(double value) {
		if (Double.isNaN(value)) {
			return "";
		}
		if (this == BYTES) {
			return format("%.0f B", value);
		}
		return value < 1e3 ? format("%.1f ns", value) : value < 1e6 ? format("%.2f us", value / 1e3) : format("%.1f ms", value / 1e6);
	}

	private static String format(String pattern, double value) {
		return String.format(Locale.ROOT, pattern, value);
	}
}
