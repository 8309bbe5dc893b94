package org.portabledevices.engine.bulk;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.portabledevices.engine.time.Clock;
import org.portabledevices.engine.time.TimerWheel;
import org.portabledevices.service.Status;

/**
 * What sinks and sources have in common: the lent thread on which alone the client's object is called, the watch for stalls, and the end (contract 3.6). Safe for use by any
 * thread; nothing here but {@link SinkTransfer#write}, {@link SourceTransfer#read} and {@link SourceTransfer#length} waits, and no foreign code runs on a caller's thread.
 * <p>
 * {@code OPEN → FINISHING → CLOSING → ENDED}, where {@link #abandon} leads from the first two to {@code ABANDONED} and from there to {@code CLOSING}, and {@link #release}
 * from all to {@code ENDED}.
 */
public abstract class Transfer {

	enum Phase {
		/** Data may move. */
		OPEN,
		/** The device is done; what is in the buffer still moves. */
		FINISHING,
		/** Nothing moves any more. */
		ABANDONED,
		/** The client's object is being closed. */
		CLOSING,
		/** Nothing of the client's is called or kept any more. */
		ENDED
	}

	final TransferOwner owner;
	final ReentrantLock lock = new ReentrantLock();
	/** What the lent thread waits for: data or room, a change of phase. */
	final Condition forThread = lock.newCondition();
	/** What a thread of the backend waits for: room or data, or that there will be none. */
	final Condition forBackend = lock.newCondition();
	// Guarded by the lock.
	final Chunks chunks = new Chunks();
	Phase phase = Phase.OPEN;
	/** The client's object threw or stalled, or its client is gone: no data moves any more. */
	boolean broken;

	private final Executor lent;
	private final String noun;
	private final ClientCalls calls;
	private boolean hasThread;
	private BooleanSupplier noWayBack;
	private final List<TransferEnd> ends = new ArrayList<>(1);
	private String outcome;
	private Runnable waiting;
	/** The owner knows of the failure, or has itself decided that the data is of no use. */
	private boolean decided;
	private boolean telling;

	Transfer(String noun, TransferOwner owner, Executor lent, TimerWheel wheel, Clock clock, long stallNanos) {
		this.noun = noun;
		this.owner = requireNonNull(owner, "owner");
		this.lent = requireNonNull(lent, "lent");
		calls = new ClientCalls(noun, owner, requireNonNull(wheel, "wheel"), requireNonNull(clock, "clock"), stallNanos,
				words -> fail(Status.ERROR_SEM_TIMEOUT, words));
	}

	/**
	 * The device has succeeded. What is in the buffer goes to the sink, then the client's object is closed, as complete if the owner agrees.
	 *
	 * @param noWayBack is asked once, on the lent thread, under no lock, when all has been taken: whether it cannot be cancelled from here. If a stop came first, it answers
	 *            false. Not asked if the client's object has failed, or the transfer is abandoned before.
	 * @param end is told once.
	 */
	public final void finish(BooleanSupplier noWayBack, TransferEnd end) {
		requireNonNull(noWayBack, "noWayBack");
		end(Phase.FINISHING, noWayBack, end);
	}

	/**
	 * The data is of no use any more: drops it, waits for a call that is inside the client's object, and closes it as not complete. Also wakes who waits for room or data.
	 *
	 * @param end is told once; before this returns, if the transfer has ended already.
	 */
	public final void abandon(TransferEnd end) {
		end(Phase.ABANDONED, null, end);
	}

	/**
	 * The owner waits no longer: nothing of the client's is called any more, not even to close it, and that is logged. Ends not yet told are told before this returns. Does
	 * nothing if the transfer has ended.
	 */
	public final void release() {
		leave("the %s was left unclosed".formatted(noun));
	}

	/** To be called when the owner's {@link TransferOwner#isStopRequested()} has become true: wakes who waits for room or data. */
	public final void wake() {
		wakeAll();
	}

	/**
	 * Tells whether the backend waits for the client's object just now: then it is not the device that is silent (contract 4.4).
	 *
	 * @return whether it waits for room in the sink, or for data of the source.
	 */
	public final boolean keepsBackendWaiting() {
		lock.lock();
		try {
			return waiting != null || lock.hasWaiters(forBackend);
		} finally {
			lock.unlock();
		}
	}

	/** Moves data, until there is no more, or it is of no use; on the lent thread. */
	abstract void move();

	/** Closes the client's object. */
	abstract void closeObject(boolean complete) throws Exception;

	/** Answers what the end is told when the close threw, null for nothing. */
	abstract String closeProblem(boolean complete, String words);

	/** Drops the client's object: a backend may keep the transfer for longer than the client lives. */
	abstract void forgetObject();

	/** Tells whether there is what {@link #onChange} waits for. */
	abstract boolean isAvailable();

	/** Tells, under the lock, whether data is of no use any more. */
	final boolean isStopped() {
		return phase != Phase.OPEN || broken || owner.isStopRequested();
	}

	/**
	 * Tells, under the lock, whether a thread of the backend may be told that data is of no use any more: not before the owner knows why, since the backend's answer to that would
	 * come before the reason, and pass for the device's own decision.
	 */
	final boolean isStoppedAndTold() {
		return isStopped() && (!telling || owner.isStopRequested());
	}

	/** Under the lock: whether the caller is to call {@link #startThread()} behind it. */
	final boolean needsThread() {
		boolean needs = !hasThread && phase != Phase.ENDED;
		hasThread = true;
		return needs;
	}

	final void startThread() {
		try {
			lent.execute(this::run);
		} catch (RejectedExecutionException e) {
			leave("the engine has stopped, the %s was left unclosed".formatted(noun));
		}
	}

	final void onChange(Runnable action) {
		requireNonNull(action, "action");
		boolean now;
		lock.lock();
		try {
			now = isStopped() || isAvailable();
			waiting = now ? null : action;
		} finally {
			lock.unlock();
		}
		if (now) {
			owner.runOnBackend(action);
		}
	}

	/** Wakes all who wait, to look again; and runs the backend's action, if there is now what it waits for. */
	final void wakeAll() {
		Runnable action = null;
		lock.lock();
		try {
			forThread.signal();
			forBackend.signalAll();
			if (waiting != null && (isStopped() || isAvailable())) {
				action = waiting;
				waiting = null;
			}
		} finally {
			lock.unlock();
		}
		if (action != null) {
			owner.runOnBackend(action);
		}
	}

	/** Calls the client's object to move data; on the lent thread. Answers whether it returned. */
	final boolean call(String what, ClientCalls.Call call) {
		String problem = calls.call(what, this::isOurs, call);
		if (problem == null) {
			owner.alive();
		} else if (problem == ClientCalls.GONE) {
			breakOff();
		} else {
			fail(Status.ERROR_GEN_FAILURE, problem);
		}
		return problem == null;
	}

	final void fail(Status status, String words) {
		boolean tell;
		lock.lock();
		try {
			broken = true;
			tell = !decided && phase != Phase.ENDED;
			if (tell) {
				decided = true;
				telling = true;
			}
		} finally {
			lock.unlock();
		}
		if (tell) {
			tell(status, words);
		}
		wakeAll();
	}

	private void end(Phase next, BooleanSupplier ask, TransferEnd end) {
		requireNonNull(end, "end");
		boolean hasEnded;
		boolean start;
		lock.lock();
		try {
			hasEnded = phase == Phase.ENDED;
			if (!hasEnded) {
				ends.add(end);
			}
			if (phase == Phase.OPEN || phase == Phase.FINISHING && next == Phase.ABANDONED) {
				phase = next;
				noWayBack = ask;
			}
			if (phase == Phase.ABANDONED) {
				decided = true;
				chunks.drop();
			}
			start = needsThread();
		} finally {
			lock.unlock();
		}
		wakeAll();
		if (start) {
			startThread();
		}
		if (hasEnded) {
			end.ended(outcome); // which does not change after the phase
		}
	}

	private void run() {
		try {
			move();
		} catch (Throwable e) {
			fail(Status.ERROR_GEN_FAILURE, "the transfer failed: " + e);
		}
		close();
	}

	private void close() {
		BooleanSupplier ask = awaitClose();
		boolean agreed = ask != null && ask.getAsBoolean();
		boolean complete;
		lock.lock();
		try {
			if (phase == Phase.ENDED) {
				return;
			}
			complete = agreed && phase == Phase.FINISHING;
			decided |= !complete;
			phase = Phase.CLOSING;
			chunks.drop();
		} finally {
			lock.unlock();
		}
		String problem = calls.call("close", this::isOurs, () -> closeObject(complete));
		if (problem != null && problem != ClientCalls.GONE) {
			problem = closeProblem(complete, problem);
		}
		settle(agreed && !complete && problem == null ? "it was abandoned before it was closed" : problem);
	}

	/** Waits until there is something to close; answers whom to ask whether it is complete, null if it is not. */
	private BooleanSupplier awaitClose() {
		lock.lock();
		try {
			while (phase == Phase.OPEN) {
				forThread.awaitUninterruptibly();
			}
			return broken ? null : noWayBack;
		} finally {
			lock.unlock();
		}
	}

	/** Tells whether the client's object may still be called. */
	private boolean isOurs() {
		lock.lock();
		try {
			return phase != Phase.ENDED;
		} finally {
			lock.unlock();
		}
	}

	private void breakOff() {
		lock.lock();
		broken = true;
		lock.unlock();
		wakeAll();
	}

	private void tell(Status status, String words) {
		try {
			owner.failed(status, words);
		} finally {
			lock.lock();
			telling = false;
			forThread.signalAll();
			lock.unlock();
		}
	}

	/** Tells the ends; not before a failure has been told, which the other thread that saw it may be about to do. */
	private void settle(String problem) {
		List<TransferEnd> told;
		lock.lock();
		try {
			while (telling) {
				forThread.awaitUninterruptibly();
			}
			if (phase == Phase.ENDED) {
				return;
			}
			told = conclude(problem);
		} finally {
			lock.unlock();
		}
		told.forEach(end -> end.ended(problem));
	}

	private void leave(String words) {
		List<TransferEnd> told;
		lock.lock();
		try {
			if (phase == Phase.ENDED) {
				return;
			}
			told = conclude(words);
		} finally {
			lock.unlock();
		}
		owner.log().warn("%s: %s".formatted(owner.describe(), words));
		wakeAll();
		told.forEach(end -> end.ended(words));
	}

	private List<TransferEnd> conclude(String problem) {
		outcome = problem;
		phase = Phase.ENDED;
		chunks.drop();
		forgetObject();
		noWayBack = null;
		List<TransferEnd> told = List.copyOf(ends);
		ends.clear();
		return told;
	}
}
