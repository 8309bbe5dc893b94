package org.portabledevices.sim.work;

/** The last that a device does before it is gone. */
final class LastWork extends Work {

	private final Answer answer;

	LastWork(Setting setting, Answer answer) {
		super(setting);
		this.answer = answer;
	}

	@Override
	protected void begin() throws Exception {
		succeed(answer.answer(context()));
		unplug();
	}

	@Override
	protected void complete() throws Exception {
		begin();
	}
}
