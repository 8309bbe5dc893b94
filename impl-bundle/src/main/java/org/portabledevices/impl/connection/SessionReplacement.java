package org.portabledevices.impl.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

import org.portabledevices.ptp.PtpException;

/**
 * Opens another session in the place of one that is of no use any more, in several attempts, since a device may need a moment to see that the old connection is
 * gone. Whoever asks while that goes on gets the same outcome. Safe for use by several threads.
 */
final class SessionReplacement {

	/** Between two attempts. */
	private static final Duration PAUSE = Duration.ofMillis(250);

	/** Makes a link to the same device; waits. */
	@FunctionalInterface
	interface Opener {

		Link open(Attempt attempt) throws PtpException;
	}

	/** Who asked. Called on the worker. */
	interface Outcome {

		void succeeded();

		void failed(String why);
	}

	private final Opener opener;
	private final Predicate<Link> adopt;
	private final Executor worker;
	private final Timer timer;

	/** Guarded by this; empty while nothing goes on. */
	private List<Outcome> waiting = new ArrayList<>();
	private long until;
	private boolean givenUp;
	private Attempt current = new Attempt();

	/**
	 * Makes one that does nothing yet.
	 *
	 * @param opener makes links.
	 * @param adopt takes a link into use, or closes it and answers false, if none is wanted any more.
	 * @param worker where attempts are made.
	 * @param timer spaces them.
	 */
	SessionReplacement(Opener opener, Predicate<Link> adopt, Executor worker, Timer timer) {
		this.opener = opener;
		this.adopt = adopt;
		this.worker = worker;
		this.timer = timer;
	}

	/** Asks for another session, within a time; returns at once. */
	void request(Duration limit, Outcome outcome) {
		boolean first;
		long end = timer.nanoTime() + limit.toNanos();
		synchronized (this) {
			first = waiting.isEmpty();
			until = first ? end : Math.max(until, end);
			waiting.add(outcome);
		}
		if (first) {
			worker.execute(this::attempt);
		}
	}

	/** Ends what goes on, and whatever is asked for later: nobody wants another session any more. */
	void giveUp() {
		Attempt attempt;
		synchronized (this) {
			givenUp = true;
			attempt = current;
		}
		attempt.giveUp();
	}

	private void attempt() {
		Attempt attempt = new Attempt();
		boolean tooLate;
		synchronized (this) {
			current = attempt;
			tooLate = givenUp;
		}
		if (tooLate) {
			attempt.giveUp();
		}
		try {
			Link link = opener.open(attempt);
			if (adopt.test(link)) {
				finished().forEach(Outcome::succeeded);
			} else {
				finished().forEach(outcome -> outcome.failed("the device is being taken back"));
			}
		} catch (PtpException e) {
			boolean again;
			synchronized (this) {
				again = timer.nanoTime() < until && !givenUp;
			}
			if (again) {
				timer.after(PAUSE, () -> worker.execute(this::attempt));
			} else {
				finished().forEach(outcome -> outcome.failed(e.getMessage()));
			}
		}
	}

	private synchronized List<Outcome> finished() {
		List<Outcome> all = waiting;
		waiting = new ArrayList<>();
		return all;
	}
}
