package org.portabledevices.bench.many;

import java.util.Arrays;
import java.util.Locale;

/** How long calls took, in nanoseconds. Safe for use by several threads. */
final class Latencies {

	private long[] nanos = new long[1024];
	private int count;

	synchronized void add(long value) {
		if (count == nanos.length) {
			nanos = Arrays.copyOf(nanos, 2 * count);
		}
		nanos[count++] = value;
	}

	synchronized int count() {
		return count;
	}

	/** The least value that so many of a thousand calls did not exceed. */
	synchronized long perMille(int share) {
		long[] sorted = Arrays.copyOf(nanos, count);
		Arrays.sort(sorted);
		return count == 0 ? 0 : sorted[(int) Math.min(count - 1L, (long) count * share / 1000)];
	}

	/** One line of the table: number, p50, p90, p99, p99.9 and the greatest, beyond what the device takes itself. */
	String line(String name, long device) {
		return String.format(Locale.ROOT, "%-34s %8d %8.2f %8.2f %8.2f %8.2f %8.2f", name, count(), millis(500, device),
				millis(900, device),
				millis(990, device), millis(999, device), millis(1000, device));
	}

	private double millis(int share, long device) {
		return (perMille(share) - device) / 1e6;
	}
}
