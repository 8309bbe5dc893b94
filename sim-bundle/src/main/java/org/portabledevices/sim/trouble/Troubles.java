package org.portabledevices.sim.trouble;

import java.time.Duration;
import java.util.Random;

/** Deals out trouble, one method after another. Same seed and same behaviour, same sequence. Safe for use by several threads. */
public final class Troubles {

	private final Random random;
	private volatile Behaviour behaviour;

	/** Begins a sequence. */
	public Troubles(long seed, Behaviour behaviour) {
		random = new Random(seed);
		this.behaviour = behaviour;
	}

	/** Answers the behaviour now. */
	public Behaviour behaviour() {
		return behaviour;
	}

	/** Changes the behaviour; what has begun keeps its trouble, but its data goes at the new speed. */
	public void change(Behaviour other) {
		behaviour = other;
	}

	/** Deals out the next. */
	public Trouble next() {
		Behaviour now = behaviour;
		if (!now.isTroubled()) {
			return Trouble.NONE;
		}
		synchronized (random) { // always as many numbers, so that what one setting decides does not depend on another
			double jitter = random.nextDouble();
			boolean fails = random.nextInt(100) < now.failurePercent();
			boolean stalls = random.nextInt(100) < now.stallPercent();
			boolean losesCancel = random.nextInt(100) < now.lostCancelPercent();
			Duration delay = now.latency().plusNanos((long) (jitter * now.jitter().toNanos())).plus(stalls ? now.stall() : Duration.ZERO);
			return new Trouble(delay, fails, losesCancel, now.lateCompletion());
		}
	}
}
