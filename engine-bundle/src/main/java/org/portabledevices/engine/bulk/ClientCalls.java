package org.portabledevices.engine.bulk;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.portabledevices.engine.time.Clock;
import org.portabledevices.engine.time.Timeout;
import org.portabledevices.engine.time.TimerWheel;

/** Calls a client's object, one call at a time: inside the client's gate, under the stall limit, and ready for whatever it throws. */
final class ClientCalls extends Timeout {

	/** A call of the client's object. */
	interface Call {
		void run() throws Exception;
	}

	/** The answer when nothing was called, and nothing is to be called any more. */
	static final String GONE = "the client is gone";

	private final String noun;
	private final TransferOwner owner;
	private final TimerWheel wheel;
	private final Clock clock;
	private final long stallNanos;
	private final Consumer<String> stalled;
	// Guarded by this object's monitor.
	private String calling;
	private long since;

	/** What stalled is called with words on the thread that watches the time. */
	ClientCalls(String noun, TransferOwner owner, TimerWheel wheel, Clock clock, long stallNanos, Consumer<String> stalled) {
		this.noun = noun;
		this.owner = owner;
		this.wheel = wheel;
		this.clock = clock;
		this.stallNanos = stallNanos;
		this.stalled = stalled;
	}

	/** Answers in words what was thrown, {@link #GONE} if nothing was called, null if the call has returned. Whether it is wanted is asked when the gate is passed. */
	String call(String what, BooleanSupplier isWanted, Call call) {
		if (!owner.enter()) {
			return GONE;
		}
		try {
			if (!isWanted.getAsBoolean()) {
				return GONE;
			}
			begin(what);
			call.run();
			return null;
		} catch (Throwable e) {
			return "the %s threw in %s: %s".formatted(noun, what, words(e));
		} finally {
			end();
			Thread.interrupted(); // whatever the client's object left behind
			owner.leave();
		}
	}

	private synchronized void begin(String what) {
		calling = what;
		since = clock.nanos();
		wheel.schedule(this, stallNanos);
	}

	private synchronized void end() {
		calling = null;
		wheel.cancel(this);
	}

	/** The timeout may be of a call that returned just now, and another one have begun: the time of the call tells. */
	@Override
	protected void expired() {
		String words;
		synchronized (this) {
			if (calling == null || clock.nanos() - since < stallNanos) {
				return;
			}
			words = "the %s did not return from %s for %d ms".formatted(noun, calling, stallNanos / 1_000_000);
		}
		stalled.accept(words);
	}

	/** The exception's class may be the client's, and its message whatever it likes. */
	private static String words(Throwable e) {
		try {
			return e.getMessage() == null ? e.getClass().getName() : e.getClass().getName() + ": " + e.getMessage();
		} catch (RuntimeException | StackOverflowError worse) {
			return e.getClass().getName();
		}
	}
}
