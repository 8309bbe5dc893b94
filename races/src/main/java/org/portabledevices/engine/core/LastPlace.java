package org.portabledevices.engine.core;

/** The client may have one invocation open, and has none. */
abstract class LastPlace extends Idle {

	private static final EngineLimits ONE = QuietEngine.limits(1);

	LastPlace() {
		ground.engine.setLimits(ONE);
	}

	/** What is looked at afterwards takes more places than one. */
	final String verdictWithoutLimit() {
		ground.engine.setLimits(QuietEngine.LIMITS);
		return verdict();
	}
}
