package org.portabledevices.sim.work;

/** A method that is answered at once, when the latency has passed. */
final class InstantWork extends Work {

	private final Answer answer;

	InstantWork(Setting setting, Answer answer) {
		super(setting);
		this.answer = answer;
	}

	@Override
	protected void begin() throws Exception {
		succeed(answer.answer(context()));
	}

	@Override
	protected void complete() throws Exception {
		begin();
	}
}
