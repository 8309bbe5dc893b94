package org.portabledevices.sim.contract;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.sim.Simulation;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.values.Values;

/** A call that the simulator has a line of script for. What becomes of it is read in the trace. */
final class ScriptedCall implements HeldCall {

	private final SampleCall call;
	private final String effects;
	private final Runnable whenLetGo;
	private final CountDownLatch running = new CountDownLatch(1);
	private final CountDownLatch toldToStop = new CountDownLatch(1);
	private final AtomicInteger stopCount = new AtomicInteger();
	private Values received;
	/** Guarded by this, as is what follows. */
	private Simulation device;
	private boolean letGo;

	/**
	 * Makes a call.
	 *
	 * @param effects what befalls it, as a script says it.
	 * @param whenLetGo what is done then, besides letting go what stalls.
	 */
	ScriptedCall(SampleCall call, String effects, Runnable whenLetGo) {
		this.call = call;
		this.effects = effects;
		this.whenLetGo = whenLetGo;
	}

	/** Tells whether this is the call that a backend was given: all of them have different parameters. */
	boolean is(InvocationContext context) {
		return context.method().equals(call.method()) && call.parameters().asMap().entrySet().stream()
				.allMatch(entry -> context.parameters().find(entry.getKey()).filter(entry.getValue()::equals).isPresent());
	}

	/** A device is about to start it. */
	synchronized void starts(Simulation on, InvocationContext context) {
		received = context.parameters();
		on.next("*: " + effects);
	}

	/** Something befell it, as the trace has it. */
	void befell(Simulation on, String event) {
		if (event.startsWith("is cancelled")) {
			stopCount.incrementAndGet();
			toldToStop.countDown();
		} else if (event.startsWith("stalls")) {
			stalls(on);
		}
	}

	private void stalls(Simulation on) {
		boolean goesOn;
		synchronized (this) {
			device = on;
			goesOn = letGo;
		}
		running.countDown();
		if (goesOn) {
			on.letGo();
		}
	}

	@Override
	public SampleCall call() {
		return call;
	}

	@Override
	public void awaitRunning() throws InterruptedException {
		await(running, "the device did not begin within 10 s");
	}

	@Override
	public void awaitToldToStop() throws InterruptedException {
		await(toldToStop, "the device was not told to stop within 10 s");
	}

	private static void await(CountDownLatch latch, String otherwise) throws InterruptedException {
		if (!latch.await(10, TimeUnit.SECONDS)) {
			throw new AssertionError(otherwise);
		}
	}

	/** Whatever stalls in the device goes on: it works on one thing at a time. */
	@Override
	public void letGo() {
		Simulation stalling;
		synchronized (this) {
			letGo = true;
			stalling = device;
		}
		if (stalling != null) {
			stalling.letGo();
			whenLetGo.run();
		}
	}

	@Override
	public boolean hasRun() {
		return running.getCount() == 0;
	}

	@Override
	public int stopCount() {
		return stopCount.get();
	}

	@Override
	public synchronized Values received() {
		return received;
	}
}
