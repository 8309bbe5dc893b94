package org.portabledevices.engine.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.values.Values;

/** A followed service, with a device of each of two backends, A and B, to choose from. Each has one slot. */
abstract class Following extends Race {

	final HostedDevice a = ground.register("A");
	final HostedDevice b = ground.register("B");
	final HostedService onA = a.services().get(0);
	final HostedService onB = b.services().get(0);
	final FollowedClient followed = ground.engine.follow(new ClientOwner(9, "follower"), null);
	/** What was started, in its order. */
	private final List<InvocationContext> started = new ArrayList<>();
	private final AtomicInteger ends = new AtomicInteger();
	private final AtomicInteger closed = new AtomicInteger();
	private int accepted;
	AcceptedInvocation call;

	@Override
	final synchronized void start(InvocationContext context) {
		started.add(context);
	}

	@Override
	public final void close() {
		closed.incrementAndGet();
	}

	// What can happen

	/** Invokes. */
	final String accept() {
		try {
			call = (AcceptedInvocation) followed.methods().invokeAsync(QuietEngine.HOLD, null,
					(invocation, status, results) -> ends.incrementAndGet());
			accepted++;
			return "accepted";
		} catch (InvocationRefusedException e) {
			return "refused " + e.status();
		}
	}

	/** The backends that there are now; and what waits and has one now is started, on the device's own threads. */
	final String choose(HostedService... services) {
		followed.setCandidates(List.of(services));
		ground.work();
		return "chosen";
	}

	/** The operator chooses a backend. */
	final String pin(String backend) {
		ground.engine.selection().pin(backend);
		ground.work();
		return "pinned";
	}

	/** The backend of A begins to stop: its device takes nothing more. */
	final String aLeaves() {
		a.close();
		return "left";
	}

	final String cancelAll() {
		CancelReceipt receipt = followed.methods().cancelAll();
		return receipt.entries().isEmpty() ? "none" : receipt.entries().get(0).outcome().name();
	}

	/** The time that it may wait for a backend is over. */
	final String waitingOver() {
		ground.pass(QuietEngine.LIMITS.waiting().plus(Duration.ofMillis(10)));
		return "passed";
	}

	/** The client ends it, and waits for nothing. */
	final String end() {
		followed.close(0);
		return "closed";
	}

	// What came of it

	/** Where the invocation is that was accepted last, and how it stands. Then all that waits or runs is answered, and each must have started once, in order, and ended once. */
	final String verdict() {
		ground.settle();
		String words = call == null ? "nothing" : Verdict.words(call.phase()) + " on " + call.backend().orElse("no backend");
		ground.engine.selection().auto();
		choose(onB, onA);
		answerAll();
		check(ends.get() <= accepted, Rules.COMPLETED_TWICE);
		check(ends.get() == accepted || followed.client().isClosed() && ends.get() == 0, Rules.NOT_COMPLETED);
		followed.close(0);
		a.close();
		b.close();
		ground.settle();
		check(ground.engine.openCount() == 0 && a.pendingCount() == 0 && b.pendingCount() == 0, Rules.LEFT_OPEN);
		check(closed.get() == 2, Rules.NOT_CLOSED);
		check(!ground.hasTimeoutLeft(), Rules.LEFT_TIMED);
		return lastWord(words);
	}

	private void answerAll() {
		long last = 0;
		for (int i = 0; i < started.size(); i++) {
			long id = started.get(i).id();
			check(id != last, Rules.STARTED_TWICE);
			check(id >= last, Rules.OVERTAKEN);
			last = id;
			started.get(i).succeed(Values.empty());
			ground.settle();
		}
	}
}
