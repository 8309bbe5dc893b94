package org.portabledevices.sim.trouble;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;

/**
 * Rules that were given while the device runs, each for one call and no more, in whichever way that comes. A call takes the oldest that is for it. Safe for use by
 * several threads.
 */
public final class NextCalls {

	private final Queue<Waiting> rules = new ArrayDeque<>();
	private volatile boolean empty = true;

	private static final class Waiting {

		private final Rule rule;
		private final boolean ofResets;
		private long count;

		Waiting(Rule rule, boolean ofResets) {
			this.rule = rule;
			this.ofResets = ofResets;
		}
	}

	/** Adds the rules of a script; what it says of points in time is not for calls. Their numbers count from here. */
	public void add(Script script) {
		synchronized (rules) {
			script.calls().forEach(rule -> rules.add(new Waiting(rule, false)));
			script.resets().forEach(rule -> rules.add(new Waiting(rule, true)));
			empty = rules.isEmpty();
		}
	}

	boolean isEmpty() {
		return empty;
	}

	/** Takes the rule that a call uses up, if there is one. */
	Optional<Rule> take(boolean isReset, String key, Duration offset, Random random) {
		synchronized (rules) {
			for (Iterator<Waiting> all = rules.iterator(); all.hasNext();) {
				Waiting waiting = all.next();
				Rule rule = waiting.rule;
				if (waiting.ofResets == isReset && rule.isFor(key) && rule.calls().include(++waiting.count, offset)
						&& random.nextDouble() * 100 < rule.percent()) {
					all.remove();
					empty = rules.isEmpty();
					return Optional.of(rule);
				}
			}
			return Optional.empty();
		}
	}
}
