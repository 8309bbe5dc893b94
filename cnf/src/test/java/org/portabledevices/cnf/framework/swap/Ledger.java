package org.portabledevices.cnf.framework.swap;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;

/** Notes what happens to each call, by the number of its invocation: callbacks are shared, and may come before the call has returned. */
final class Ledger {

	private static final double NANOS_PER_MILLI = 1e6;

	private final Map<Long, Fate> fates = new ConcurrentHashMap<>();
	private final LongAdder refused = new LongAdder();
	private final LongAdder absent = new LongAdder();

	private static final class Fate {

		private final AtomicInteger callbacks = new AtomicInteger();
		private volatile boolean accepted;
		private volatile int client;
		private volatile long beganNanos;
		private volatile long endedNanos;
		private volatile End end;
		private volatile String backend = "";
		private volatile boolean receipt;
		private volatile int canceller = -1;

		boolean isLost() {
			return accepted && callbacks.get() == 0;
		}

		boolean isCancelled() {
			return end == End.CANCELLED && receipt;
		}

		boolean endedEarly() {
			return callbacks.get() > 0 && end != End.SUCCEEDED && !isCancelled();
		}

		/** A receipt is a fact (contract 2.5), a cancel never reaches another client (2.2), and what was refused is not called back (1.1). */
		boolean isWrong() {
			return receipt && (canceller != client || callbacks.get() > 0 && end != End.CANCELLED) || !accepted;
		}

		long nanos() {
			return endedNanos - beganNanos;
		}
	}

	private Fate fate(Invocation invocation) {
		return fates.computeIfAbsent(invocation.id(), id -> new Fate());
	}

	void accepted(Invocation invocation, int client, long beganNanos) {
		Fate fate = fate(invocation);
		fate.client = client;
		fate.beganNanos = beganNanos;
		fate.accepted = true;
	}

	void calledBack(Invocation invocation) {
		Fate fate = fate(invocation);
		fate.endedNanos = System.nanoTime();
		fate.end = invocation.end().orElseThrow();
		fate.backend = invocation.backend().orElse("none");
		fate.callbacks.incrementAndGet();
	}

	void cancelled(CancelReceipt receipt, int client) {
		for (CancelReceipt.Entry entry : receipt.entries()) {
			if (entry.outcome() == CancelOutcome.REQUESTED || entry.outcome() == CancelOutcome.NEVER_STARTED) {
				Fate fate = fate(entry.invocation());
				fate.canceller = client;
				fate.receipt = true;
			}
		}
	}

	void refused() {
		refused.increment();
	}

	void absent() {
		absent.increment();
	}

	/** What became of all of them; to be asked when nothing is pending any more. */
	Outcome outcome() {
		Collection<Fate> all = fates.values();
		long[] nanos = all.stream().filter(fate -> fate.end == End.SUCCEEDED).mapToLong(Fate::nanos).sorted().toArray();
		return new Outcome(all.stream().filter(fate -> fate.accepted).count(), all.stream().filter(Fate::isCancelled).count(),
				all.stream().filter(Fate::isLost).count(), all.stream().filter(Fate::endedEarly).count(), refused.sum(), absent.sum(),
				all.stream().filter(fate -> fate.callbacks.get() > 1).count(), all.stream().filter(Fate::isWrong).count(),
				all.stream().filter(fate -> fate.end == End.SUCCEEDED)
						.collect(Collectors.groupingBy(fate -> fate.backend, Collectors.counting())),
				nanos.length == 0 ? 0 : nanos[nanos.length / 2] / NANOS_PER_MILLI,
				Arrays.stream(nanos).max().orElse(0) / NANOS_PER_MILLI);
	}
}
