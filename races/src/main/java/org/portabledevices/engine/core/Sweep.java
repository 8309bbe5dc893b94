package org.portabledevices.engine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.ServiceMethodCallback;

/** All of the client's invocations are queued, since another's has the slot: so whoever is not matched by a cancel stays as it is. */
abstract class Sweep extends Meeting {

	private static final int MORE = 8;

	private final AtomicInteger ends = new AtomicInteger();
	/** The callback of them all. */
	final ServiceMethodCallback callback = (invocation, status, results) -> ends.incrementAndGet();
	private final List<Invocation> earlier = new ArrayList<>();
	private final List<Invocation> later = new ArrayList<>();
	private final List<CancelReceipt> receipts = new ArrayList<>();

	Sweep() {
		acceptOther();
	}

	final void acceptEarlier(int count) {
		for (int i = 0; i < count; i++) {
			earlier.add(accept(methods, callback, InvocationOptions.none()));
		}
	}

	/** Accepts some, one behind the other. */
	final String acceptMore() {
		for (int i = 0; i < MORE; i++) {
			later.add(accept(methods, callback, InvocationOptions.none()));
		}
		return "accepted";
	}

	/** Cancels. What was matched is told later: the other actor does not know yet what it has accepted. */
	final void cancelMatching(ServiceMethodCallback which) {
		add(methods.cancel(which));
	}

	/** Cancels, and tells how many of the earlier it has ended. */
	final String cancels(ServiceMethodCallback which) {
		CancelReceipt receipt = methods.cancel(which);
		add(receipt);
		long cancelled = receipt.entries().stream().filter(entry -> entry.outcome() == CancelOutcome.NEVER_STARTED).count();
		return cancelled == 0 ? "none" : cancelled == earlier.size() ? "all" : "some";
	}

	private synchronized void add(CancelReceipt receipt) {
		receipts.add(receipt);
	}

	/** Which of the later ones the cancel has matched. */
	final String matched() {
		List<Invocation> matched = receipts.get(0).entries().stream().map(CancelReceipt.Entry::invocation).toList();
		if (matched.size() < earlier.size() || !matched.subList(0, earlier.size()).equals(earlier)) {
			return "not all earlier ones";
		}
		List<Invocation> rest = matched.subList(earlier.size(), matched.size());
		return rest.isEmpty() ? "none" : rest.equals(later) ? "all" : rest.equals(later.subList(0, rest.size())) ? "first ones" : "others";
	}

	/** Whether just what was matched has ended, and when the rest is cancelled too, each has ended once. */
	final String verdictOfSweep() {
		ground.settle();
		int cancelled = cancelled();
		if (ends.get() != cancelled) {
			return ends.get() < cancelled ? Rules.NOT_COMPLETED : Rules.COMPLETED_TWICE;
		}
		receipts.add(methods.cancelAll());
		ground.settle();
		int all = earlier.size() + later.size();
		if (cancelled() != all || ends.get() != all) {
			return Rules.LEFT_OPEN;
		}
		String left = verdict();
		return left.equals("nothing") ? "ok" : left;
	}

	private int cancelled() {
		return (int) receipts.stream().flatMap(receipt -> receipt.entries().stream())
				.filter(entry -> entry.outcome() == CancelOutcome.NEVER_STARTED)
				.count();
	}
}
