package org.portabledevices.tck;

import java.io.InputStream;
import java.time.Duration;

import org.opentest4j.TestAbortedException;

/**
 * A device under test, connected, with what the kit may do to it. One harness serves one test; it is closed after it.
 * <p>
 * Three methods must be written. The others are <em>hooks</em>: those that are not overridden end the test as skipped, and the report names the hook and the rule. A hook may also
 * answer {@link #missing} where only this device, or this profile of it, cannot do it.
 * <p>
 * The methods are called by one thread at a time, unless they say otherwise. {@link #close()} takes the device back and closes the surroundings.
 */
public abstract class Harness implements AutoCloseable {

	/** For subclasses. */
	protected Harness() {
	}

	/**
	 * Answers where the device lives.
	 *
	 * @return always the same.
	 */
	public abstract Surroundings surroundings();

	/**
	 * Says how the service under test is found.
	 *
	 * @return an LDAP filter on the service properties that matches this service and no other.
	 */
	public abstract String filter();

	/**
	 * Makes a call that the device answers with success by itself, soon, with the results that its description promises.
	 *
	 * @return a call that may be made any number of times.
	 */
	public abstract SampleCall succeeding();

	/**
	 * Says on how many invocations the device works at once: the next one is queued.
	 *
	 * @return the number, 1 unless overridden.
	 */
	public int slots() {
		return 1;
	}

	/**
	 * Says how long a stop may go unconfirmed at this device (contract 2.10).
	 *
	 * @return the grace time, 5 s unless overridden.
	 */
	public Duration grace() {
		return Duration.ofSeconds(5);
	}

	/**
	 * Says how long what was accepted goes on when this backend stops (contract 4.2).
	 *
	 * @return the drain time, 3 s unless overridden.
	 */
	public Duration drain() {
		return Duration.ofSeconds(3);
	}

	/**
	 * Says how long the kit waits, of real time, for what must happen at once.
	 *
	 * @return a positive time, 10 s unless overridden.
	 */
	public Duration patience() {
		return Duration.ofSeconds(10);
	}

	/**
	 * Says how often the kit repeats what depends on chance.
	 *
	 * @return a number of rounds, 200 unless overridden; fewer for a device that is slow to start a call.
	 */
	public int rounds() {
		return 200;
	}

	// Calls

	/**
	 * Makes a call that the device fails by itself, soon.
	 *
	 * @return a call that may be made any number of times.
	 */
	public SampleCall failing() {
		throw missing("failing");
	}

	/**
	 * Makes a call on which the device works until it is told to stop, and then it stops and says so; let go, it succeeds.
	 *
	 * @return a call that is made once; several may be held at a time, as far as the device has slots, the others are queued.
	 */
	public HeldCall held() {
		throw missing("held");
	}

	/**
	 * Makes a call whose description says that it cannot be cancelled; let go, it succeeds.
	 *
	 * @return a call that is made once.
	 */
	public HeldCall notCancellable() {
		throw missing("notCancellable");
	}

	/**
	 * Makes a call on which the device works on although it was told to stop; let go, it succeeds: the late answer of a device that did not hear the cancel.
	 *
	 * @return a call that is made once.
	 */
	public HeldCall losesCancel() {
		throw missing("losesCancel");
	}

	/**
	 * Makes a call that stops when it is told to, but says so only when it is let go.
	 *
	 * @return a call that is made once.
	 */
	public HeldCall confirmsLate() {
		throw missing("confirmsLate");
	}

	/**
	 * Makes a call that reports progress, 1 of 3 and 2 of 3 at least, while it is held, and otherwise is as {@link #held()}.
	 *
	 * @return a call that is made once.
	 */
	public HeldCall reportsProgress() {
		throw missing("reportsProgress");
	}

	/**
	 * Makes a call that has given up its slot and only waits for an event of the device; otherwise it is as {@link #held()}.
	 *
	 * @return a call that is made once.
	 */
	public HeldCall waitsForEvent() {
		throw missing("waitsForEvent");
	}

	/**
	 * Makes a call that the device fails with a response code of its own.
	 *
	 * @param responseCode the code, 16 bits, which no standard knows.
	 * @return a call that may be made any number of times.
	 */
	public SampleCall failingWith(int responseCode) {
		throw missing("failingWith");
	}

	/**
	 * Makes a call that the device answers with what cannot be believed: a length, count or string beyond all bounds, or results that it has not described. The device stays usable.
	 *
	 * @return a call that may be made any number of times.
	 */
	public SampleCall answersNonsense() {
		throw missing("answersNonsense");
	}

	/**
	 * Makes a call with a value that violates the pattern of its parameter, but so that this can be found out only beyond the bounds within which patterns are evaluated (contract
	 * 1.2). What the device makes of it is left to the device.
	 *
	 * @return a call that may be made any number of times.
	 */
	public SampleCall beyondPattern() {
		throw missing("beyondPattern");
	}

	/**
	 * Makes a call, otherwise as {@link #held()}, that has a stream as a parameter.
	 *
	 * @param stream the stream.
	 * @return a call that is made once.
	 */
	public HeldCall takesStream(InputStream stream) {
		throw missing("takesStream");
	}

	/**
	 * Makes a call that brings bulk data from the device: more than 1 MiB.
	 *
	 * @return a call that may be made any number of times.
	 */
	public SampleCall download() {
		throw missing("download");
	}

	/**
	 * Makes a call that takes bulk data to the device.
	 *
	 * @param length how many bytes the source will give.
	 * @return a call that is made once.
	 */
	public SampleCall upload(int length) {
		throw missing("upload");
	}

	// What befalls the device

	/**
	 * Takes the device away, as if its cable were pulled. Returns at once.
	 *
	 * @throws Exception if that is not possible.
	 */
	public void unplug() throws Exception {
		throw missing("unplug");
	}

	/**
	 * Brings the device back after {@link #unplug()}.
	 *
	 * @throws Exception if that is not possible.
	 */
	public void replug() throws Exception {
		throw missing("replug");
	}

	/**
	 * Makes the device fall silent: from here on nothing comes from it, whatever it is asked, until its session is reset.
	 *
	 * @throws Exception if that is not possible.
	 */
	public void wedge() throws Exception {
		throw missing("wedge");
	}

	/**
	 * Makes the next reset of the device's session fail (contract 2.10).
	 *
	 * @throws Exception if that is not possible.
	 */
	public void failReset() throws Exception {
		throw missing("failReset");
	}

	/**
	 * Takes the device back as its backend does when its configuration goes (contract 4.2): {@code @Deactivate}.
	 *
	 * @throws Exception if that is not possible.
	 */
	public void withdraw() throws Exception {
		throw missing("withdraw");
	}

	/**
	 * Stops the bundle of the backend, and returns when that has stopped. Called by a thread of its own where time stands still.
	 *
	 * @throws Exception if that is not possible.
	 */
	public void stopBackend() throws Exception {
		throw missing("stopBackend");
	}

	/**
	 * Connects the same device by a second backend, with the same services, which {@link #filter()} matches too, and a lower ranking.
	 *
	 * @return the name of that backend.
	 * @throws Exception if that is not possible.
	 */
	public String connectSecondBackend() throws Exception {
		throw missing("connectSecondBackend");
	}

	/**
	 * Lets time pass, for the engine and for the device. Safe for use by any thread.
	 *
	 * @param time how much.
	 * @throws Exception if that is not possible.
	 */
	public void pass(Duration time) throws Exception {
		surroundings().pass(time);
	}

	/**
	 * Says that a hook is not there: the test is skipped.
	 *
	 * @param hook the name of the hook.
	 * @return what to throw.
	 */
	public static TestAbortedException missing(String hook) {
		return new TestAbortedException("the harness has no hook " + hook);
	}
}
