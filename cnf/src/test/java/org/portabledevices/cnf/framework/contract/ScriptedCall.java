package org.portabledevices.cnf.framework.contract;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.portabledevices.tck.Harness;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.SampleCall;

/**
 * A call for which the camera has a line of script. What becomes of it is read in the trace: whoever waits for a call to run takes the first that stalls and that nobody has taken
 * yet, so the kit has to wait for one before it makes the next of the same method.
 */
final class ScriptedCall implements HeldCall {

	private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	private final ConfiguredCamera camera;
	private final SampleCall call;
	private final String names;
	private final Set<String> taken;
	/** Way, number and name of the call, as the trace has them; empty before it has stalled. */
	private volatile String key = "";

	/**
	 * Makes a call.
	 *
	 * @param names the method's name, and that of the operation.
	 * @param taken which calls others have taken.
	 */
	ScriptedCall(ConfiguredCamera camera, SampleCall call, String names, Set<String> taken) {
		this.camera = camera;
		this.call = call;
		this.names = names;
		this.taken = taken;
	}

	@Override
	public SampleCall call() {
		return call;
	}

	@Override
	public void awaitRunning() {
		await("it stalls", this::takes);
	}

	@Override
	public void awaitToldToStop() {
		await("it is cancelled", () -> stopCount() > 0);
	}

	private void await(String what, BooleanSupplier condition) {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - end > 0) {
				throw new AssertionError(
						"not within 10 s: %s; the trace is\n%s".formatted(what, String.join("\n", camera.control("trace"))));
			}
			LockSupport.parkNanos(POLL_NANOS);
		}
	}

	/** A line is OFFSET WAY NUMBER NAME EVENT. */
	private boolean takes() {
		if (key.isEmpty()) {
			key = camera.control("trace").stream().map(line -> line.split(" ", 5))
					.filter(words -> Set.of(names.split("\\|")).contains(words[3]) && words[4].startsWith("stalls"))
					.map(words -> " " + words[1] + " " + words[2] + " " + words[3] + " ").filter(taken::add).findFirst().orElse("");
		}
		return !key.isEmpty();
	}

	@Override
	public int stopCount() {
		if (key.isEmpty()) {
			throw Harness.missing("HeldCall.stopCount of a call that was not waited for");
		}
		return (int) camera.control("trace").stream().filter(line -> line.contains(key + "is cancelled")).count();
	}

	/** What does not stall yet is let go when it does. */
	@Override
	public void letGo() {
		if (takes()) {
			camera.control("let go");
		} else {
			CompletableFuture.runAsync(this::awaitRunning).thenRun(() -> camera.control("let go"));
		}
	}
}
