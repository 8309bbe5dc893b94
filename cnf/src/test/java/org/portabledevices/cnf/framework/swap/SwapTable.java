package org.portabledevices.cnf.framework.swap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The numbers of one run in one framework: printed, and written to the file that the framework property {@code swap.table} names. */
final class SwapTable {

	private static final List<Row> ROWS = new CopyOnWriteArrayList<>();
	private static final List<Row> UNPRINTED = new CopyOnWriteArrayList<>();
	private static final String HEADINGS = "%-29s %-12s %-7s %6s %6s %8s %9s %5s %6s %7s %6s %5s %7s %6s %9s %6s";
	private static final String COLUMNS = "%-29s %-12s %-7s %6d %6.1f %8d %9d %5d %6d %7d %6d %5d %6.2f%% %6s %9.2f %6.1f";
	private static final double MILLIS_PER_SECOND = 1e3;

	private SwapTable() {
	}

	/** Who called, in the order of the table. */
	enum Client {
		FOLLOWED("followed service"), FOLLOWED_REAL("followed service, sim and mtp"), DEVICE("plain reference, device"),
		PLAIN("plain reference, own service");

		private final String words;

		Client(String words) {
			this.words = words;
		}
	}

	/**
	 * One load.
	 *
	 * @param client who called.
	 * @param way what changed under it.
	 * @param cancels whether calls were cancelled at random.
	 * @param swaps how often it changed.
	 * @param time for how long.
	 * @param outcome what became of the calls.
	 */
	record Row(Client client, Way way, boolean cancels, int swaps, Duration time, Outcome outcome) {

		@Override
		public String toString() {
			return String.format(Locale.ROOT, COLUMNS, client.words, way, cancels ? "yes" : "no", swaps,
					swaps * MILLIS_PER_SECOND / time.toMillis(), outcome.accepted(), outcome.cancelled(), outcome.lost(),
					outcome.endedEarly(), outcome.refused(), outcome.absent(), outcome.calledTwice(), outcome.cutPercent(),
					outcome.shares(), outcome.medianMillis(), outcome.maxMillis());
		}
	}

	static void add(Row row) {
		ROWS.add(row);
		UNPRINTED.add(row);
	}

	/** Prints what was added since the last time, and writes all that there is. */
	static void print(BundleContext context) throws IOException {
		String surroundings = surroundings(context.getBundle(0));
		System.out.println(surroundings + "\n" + table(UNPRINTED));
		UNPRINTED.clear();
		Files.writeString(Path.of(context.getProperty("swap.table")), surroundings + "\n" + table(ROWS));
	}

	private static String table(List<Row> rows) {
		String headings =
				String.format(HEADINGS, "client", "swap by", "cancels", "swaps", "per s", "accepted", "cancelled", "lost", "early",
						"refused", "absent", "twice", "cut", "served", "median ms", "max ms");
		return rows.stream().sorted(Comparator.comparing(Row::client).thenComparing(Row::way).thenComparing(Row::cancels))
				.map(Row::toString).collect(Collectors.joining("\n", headings + "\n", "\n"));
	}

	private static String surroundings(Bundle framework) {
		return "%s %s, Java %s, %d processors".formatted(framework.getSymbolicName(), framework.getVersion(),
				System.getProperty("java.version"), Runtime.getRuntime().availableProcessors());
	}
}
