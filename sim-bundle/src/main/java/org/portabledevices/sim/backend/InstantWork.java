package org.portabledevices.sim.backend;

/** A method that is answered at once, when the latency has passed. */
final class InstantWork extends Work {

	private final Answer answer;

	InstantWork(Setting setting, Answer answer) {
		super(setting);
		this.answer = answer;
	}

	@Override
	void begin() throws Exception {
		succeed(answer.answer(context()));
	}

	@Override
	void complete() throws Exception {
		begin();
	}
}
