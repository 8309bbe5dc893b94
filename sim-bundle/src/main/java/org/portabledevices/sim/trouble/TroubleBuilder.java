package org.portabledevices.sim.trouble;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Puts together what befalls one call: for each thing, what is said first. */
final class TroubleBuilder {

	private Duration latency;
	private CancelReaction reaction;
	private long bytesPerSecond = -1;
	private final List<Incident> incidents = new ArrayList<>();
	private final List<Integer> lines = new ArrayList<>();
	private boolean fine;
	private Duration jitter = Duration.ZERO;

	void apply(Rule rule, Random random) {
		if (fine) {
			return;
		}
		lines.add(rule.line());
		for (Effect effect : rule.effects()) {
			if (effect instanceof Latency drawn) {
				Duration time = drawn.draw(random); // in any case, so that what follows does not depend on what went before
				latency = latency == null ? time : latency;
			} else if (effect instanceof CancelReaction said) {
				reaction = reaction == null ? said : reaction;
			} else if (effect instanceof Effect.Speed speed) {
				bytesPerSecond = bytesPerSecond < 0 ? speed.bytesPerSecond() : bytesPerSecond;
			} else if (effect instanceof Incident incident) {
				add(incident);
			} else {
				fine = true;
			}
		}
	}

	/** Applies the rates. Always takes as many numbers, so that what one setting decides does not depend on another. */
	void apply(Behaviour behaviour, Random random) {
		double part = random.nextDouble();
		boolean fails = random.nextInt(100) < behaviour.failurePercent();
		boolean stalls = random.nextInt(100) < behaviour.stallPercent();
		boolean losesCancel = random.nextInt(100) < behaviour.lostCancelPercent();
		if (fine) {
			return;
		}
		jitter = Duration.ofNanos((long) (part * behaviour.jitter().toNanos()));
		latency = latency == null ? behaviour.latency() : latency;
		if (stalls) {
			add(new Incident(Incident.Kind.STALL, Incident.BEFORE, behaviour.stall(), 0));
		}
		if (fails) {
			add(new Incident(Incident.Kind.FAIL, Incident.BEFORE, null, behaviour.failureCode()));
		}
		if (reaction == null && losesCancel) {
			reaction = new CancelReaction(CancelReaction.Kind.LOST, Duration.ZERO, 0);
		} else if (reaction == null && !behaviour.lateCompletion().isZero()) {
			reaction = new CancelReaction(CancelReaction.Kind.CONFIRM, behaviour.lateCompletion(), 0);
		}
	}

	Trouble build(long number, String name) {
		incidents.sort(Incident.ORDER);
		Duration delay = latency == null ? Duration.ZERO : latency.plus(jitter);
		return new Trouble(number, name, delay, incidents, reaction == null ? CancelReaction.CONFIRM : reaction, bytesPerSecond, lines);
	}

	private void add(Incident incident) {
		if (incidents.stream().noneMatch(incident::isSamePlace)) {
			incidents.add(incident);
		}
	}
}
