package org.portabledevices.sim.trouble;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.portabledevices.sim.trace.Trace;

/**
 * Deals out trouble to the calls that come to a device in one way, one after another. Same seed, same conduct and same calls: same trouble. Safe for use by several
 * threads.
 */
public final class Troubles {

	/** The name under which resets are traced, and spoken of in scripts. */
	public static final String RESET = "reset";

	private static final Patient NOBODY = new Patient() {

		@Override
		public void wedge() {
			// nobody works
		}

		@Override
		public void letGo() {
			// nothing stalls
		}
	};

	private final String way;
	private final long seed;
	private final NextCalls nextCalls;
	private final Trace trace;
	private final Random random;
	private volatile Conduct conduct;
	private volatile Patient patient = NOBODY;
	/** Guarded by {@link #random}, as are the counts: of all calls, and of those that each rule is for. */
	private long calls;
	private long resets;
	private long[] callCounts;
	private long[] resetCounts;

	/**
	 * Begins a sequence.
	 *
	 * @param way the way in which the calls come, as it is traced.
	 * @param seed what is by chance follows from it.
	 * @param conduct what is configured.
	 * @param nextCalls what else is to befall the next calls.
	 * @param trace is told what befalls them.
	 */
	public Troubles(String way, long seed, Conduct conduct, NextCalls nextCalls, Trace trace) {
		this.way = way;
		this.seed = seed;
		this.nextCalls = nextCalls;
		this.trace = trace;
		random = new Random(seed);
		change(conduct);
	}

	/** Answers the conduct now. */
	public Conduct conduct() {
		return conduct;
	}

	/** Changes the conduct; what has begun keeps its trouble, but its data goes at the new speed. The numbers of the script count from here. */
	public void change(Conduct other) {
		synchronized (random) {
			conduct = other;
			callCounts = new long[other.script().calls().size()];
			resetCounts = new long[other.script().resets().size()];
		}
	}

	/** Says who works on the calls from here on. */
	public void attach(Patient worker) {
		patient = worker;
	}

	/** Answers who works on the calls. */
	public Patient patient() {
		return patient;
	}

	/** Tells how long so many bytes of a call take. */
	public Duration timeFor(Trouble trouble, long bytes) {
		return speed(trouble).timeFor(bytes);
	}

	/** Tells how fast the data of a call goes, 0 for as fast as it can. */
	public long bytesPerSecond(Trouble trouble) {
		return speed(trouble).bytesPerSecond();
	}

	/** Tells what happened to a call. */
	public void tell(Trouble trouble, String event) {
		trace.add(way, trouble.number(), trouble.name(), event);
	}

	/** Tells how a call begins: when it can be seen to have, since who hears of it may let time pass at once. */
	public void begins(Trouble trouble) {
		if (trouble.number() > 0) {
			tell(trouble, trouble.words());
		}
	}

	/** Deals out the next. */
	public Trouble next(String name) {
		if (!conduct.isTroubled() && nextCalls.isEmpty() && !trace.isOn()) {
			return Trouble.NONE;
		}
		synchronized (random) {
			Conduct now = conduct;
			TroubleBuilder trouble = deal(++calls, name, now.script().calls(), callCounts, false);
			if (now.behaviour().isTroubled()) {
				trouble.apply(now.behaviour(), random);
			}
			return trouble.build(calls, name);
		}
	}

	/** Deals out to the next reset of the session. */
	public Trouble nextReset() {
		synchronized (random) {
			return deal(++resets, RESET, conduct.script().resets(), resetCounts, true).build(resets, RESET);
		}
	}

	private TroubleBuilder deal(long number, String name, List<Rule> rules, long[] counts, boolean isReset) {
		TroubleBuilder trouble = new TroubleBuilder();
		String key = Rule.key(name);
		Duration offset = trace.offset();
		if (!nextCalls.isEmpty()) {
			Random chance = chance(number, 0);
			nextCalls.take(isReset, key, offset, chance).ifPresent(rule -> trouble.apply(rule, chance));
		}
		for (int i = 0; i < rules.size(); i++) {
			Rule rule = rules.get(i);
			if (rule.isFor(key) && rule.calls().include(++counts[i], offset)) {
				Random chance = chance(number, rule.line());
				if (chance.nextDouble() * 100 < rule.percent()) {
					trouble.apply(rule, chance);
				}
			}
		}
		return trouble;
	}

	/** Makes the chance of one rule at one call, so that no rule depends on what others have drawn. The mixing is SplittableRandom's. */
	private Random chance(long number, int line) {
		long mixed = seed + number * 0x9E3779B97F4A7C15L + line * 0xD1B54A32D192ED03L;
		mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
		return new Random(mixed ^ (mixed >>> 31));
	}

	private Behaviour speed(Trouble trouble) {
		Behaviour behaviour = conduct.behaviour();
		return trouble.bytesPerSecond() < 0 ? behaviour : behaviour.withBytesPerSecond(trouble.bytesPerSecond());
	}
}
