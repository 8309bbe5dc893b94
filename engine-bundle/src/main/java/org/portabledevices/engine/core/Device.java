package org.portabledevices.engine.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.engine.chain.Chain;
import org.portabledevices.engine.lane.LaneTask;
import org.portabledevices.engine.state.Event;
import org.portabledevices.engine.state.Transition.Outcome;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.Status;

/**
 * A device: the queues of its clients, its slots, and who works in them. Clients take turns (contract 1.6).
 * <p>
 * Its lock guards queues, slots and mode. It may be taken inside a client's lock; nothing is called inside it.
 */
final class Device {

	private enum Mode {
		OPEN, LEAVING, GONE
	}

	/** What became of an invocation that came. */
	enum Entry {
		/** The device takes none any more. */
		REFUSED,
		/** It has to wait for a slot; whoever gives it one starts it. */
		QUEUED,
		/** It has a slot; whoever brought it starts it. */
		GRANTED
	}

	final Engine engine;
	final PortableDevice identity;
	final DeviceWatch watch;
	final SessionResets resets;
	final BackendExecutor executor;
	private final boolean startsOnCallerThread;
	/** What is the backend's; nothing of it is kept when the device is closed. */
	private volatile DeviceControl control;
	private volatile Runnable whenIdle;
	private volatile DeviceOptions options;
	private final Object lock = new Object();
	/** Written in the lock; whoever only wants to know whether it is worth a try reads it without. */
	private volatile Mode mode = Mode.OPEN;
	private int freeSlots;
	private int pendingCount;
	private boolean resetting;
	private final ArrayDeque<Turn> ring = new ArrayDeque<>();
	private final Set<Run> working = new LinkedHashSet<>();
	private final List<Turn> turns = new ArrayList<>();

	/**
	 * Makes a device that takes invocations.
	 *
	 * @param whenIdle is run whenever nothing is pending any more while the device is leaving or gone; under no lock, more than once perhaps.
	 */
	Device(Engine engine, PortableDevice identity, DeviceOptions options, DeviceControl control, long bundleId, Runnable whenIdle) {
		this.engine = engine;
		this.identity = identity;
		this.options = options;
		this.startsOnCallerThread = options.startsOnCallerThread();
		this.control = control;
		this.executor =
				new BackendExecutor(engine, engine.deviceLanes.lane("device " + identity.id(), bundleId), options.executor().orElse(null));
		this.whenIdle = whenIdle;
		this.freeSlots = options.slots();
		this.watch = new DeviceWatch(this);
		this.resets = new SessionResets(this);
	}

	String backend() {
		return options.backend();
	}

	DeviceOptions options() {
		return options;
	}

	/** Takes new limits and ranking; slots and threads stay as they were. */
	void modify(DeviceOptions changed) {
		options = changed;
	}

	long graceNanos() {
		return CallOptions.nanos(options.grace().orElse(engine.limits.grace()));
	}

	DeviceControl control() {
		return control;
	}

	// Turns, queues and slots

	/** Makes a client's turn. */
	Turn turn(Client client) {
		Turn turn = new Turn(client, this);
		synchronized (lock) {
			turns.add(turn);
		}
		return turn;
	}

	/** Takes an invocation, in the lock of its client. */
	Entry enqueue(AcceptedInvocation call, Turn turn) {
		synchronized (lock) {
			if (mode != Mode.OPEN) {
				return Entry.REFUSED;
			}
			pendingCount++;
			if (freeSlots > 0 && !resetting && !turn.starting && turn.queued.isEmpty()) {
				grant(call, turn);
				return Entry.GRANTED;
			}
			call.queueNode = new Chain.Link<>(call);
			turn.queued.add(call.queueNode);
			if (!turn.waitsInRing) {
				turn.waitsInRing = true;
				ring.add(turn);
			}
			return Entry.QUEUED;
		}
	}

	/** Takes an invocation out of its queue, since it has ended there. */
	void leaveQueue(AcceptedInvocation call) {
		synchronized (lock) {
			Chain.Node<AcceptedInvocation> node = call.queueNode;
			Turn turn = call.turn;
			if (node != null && turn != null && turn.queued.remove(node) && turn.queued.isEmpty()) {
				ring.remove(turn);
				turn.waitsInRing = false;
			}
			call.queueNode = null;
		}
	}

	/** Notes that an invocation has ended. */
	void ended(AcceptedInvocation call) {
		boolean idle;
		synchronized (lock) {
			pendingCount--;
			Run run = call.run;
			if (run != null && !run.holdsSlot) {
				working.remove(run);
			}
			idle = pendingCount == 0 && mode != Mode.OPEN;
		}
		if (idle) {
			whenIdle.run();
		}
	}

	/** Starts an invocation that has a slot, on this thread or on the backend's (contract 7.2). */
	void start(Run run) {
		if (startsOnCallerThread) {
			startHere(run);
		} else {
			startGranted(run);
		}
	}

	/** Starts an invocation that was given a slot later: never on the thread of some other call (contract 7.2). */
	void startGranted(Run run) {
		executor.execute(new LaneTask() {
			@Override
			public void run() {
				run.alive(); // its time begins now, not when it was given the slot
				startHere(run);
			}

			@Override
			public String describe() {
				return "the handler of invocation " + run.call.id + " of " + run.call.methodName();
			}
		}, () -> {
			run.call.apply(Event.START);
			run.fail(Status.ERROR_GEN_FAILURE, "the backend's executor takes no work");
			handlerReturned(run, true);
		});
	}

	private void startHere(Run run) {
		boolean started = run.call.apply(Event.START).outcome() == Outcome.STARTED;
		if (started) {
			run.start();
		}
		handlerReturned(run, started);
	}

	private void handlerReturned(Run run, boolean started) {
		List<Run> granted;
		synchronized (lock) {
			if (!run.inHandler) {
				return; // an executor that refused it has run it all the same
			}
			run.turn.starting = false;
			run.inHandler = false;
			if (!started || run.slotIsDue) {
				free(run);
			}
			granted = grantNext();
		}
		granted.forEach(this::startGranted);
	}

	/** Takes a slot back. One start at a time: while the handler has not returned, the slot is only due (contract 7.2). */
	void giveBack(Run run) {
		List<Run> granted;
		synchronized (lock) {
			if (!run.holdsSlot) {
				return;
			}
			if (run.inHandler) {
				run.slotIsDue = true;
				return;
			}
			free(run);
			granted = grantNext();
		}
		granted.forEach(this::startGranted);
	}

	private void free(Run run) {
		if (run.holdsSlot) {
			run.holdsSlot = false;
			freeSlots++;
		}
		if (run.call.phase().isEnded()) {
			working.remove(run);
		}
	}

	private void grant(AcceptedInvocation call, Turn turn) {
		freeSlots--;
		turn.starting = true;
		Run run = new Run(call, turn);
		call.run = run;
		working.add(run);
	}

	/** Gives free slots to the clients whose turn it is. In the lock. */
	private List<Run> grantNext() {
		if (freeSlots == 0 || ring.isEmpty() || resetting || mode == Mode.GONE) {
			return List.of();
		}
		List<Run> granted = new ArrayList<>(1);
		for (int left = ring.size(); left > 0 && freeSlots > 0; left--) {
			Turn turn = ring.poll();
			if (turn.starting) {
				ring.add(turn);
				continue;
			}
			AcceptedInvocation call = turn.queued.poll();
			call.queueNode = null;
			grant(call, turn);
			granted.add(call.run);
			if (turn.queued.isEmpty()) {
				turn.waitsInRing = false;
			} else {
				ring.add(turn);
			}
		}
		return granted;
	}

	/** Says that a client is gone. Nothing of it is started afterwards: its list was closed before. */
	void clientGone(Turn turn) {
		synchronized (lock) {
			turns.remove(turn);
			if (mode == Mode.GONE) {
				return;
			}
		}
		executor.execute(new LaneTask() {
			@Override
			public void run() {
				control.clientGone(turn.client.number);
			}

			@Override
			public String describe() {
				return "clientGone of device " + identity.id();
			}
		});
	}

	// Leaving and resetting

	/** Takes nothing more; what was accepted goes on (contract 4.2). */
	void leave() {
		synchronized (lock) {
			if (mode == Mode.OPEN) {
				mode = Mode.LEAVING;
			}
		}
	}

	/** Takes nothing more, and starts nothing more. */
	void gone() {
		synchronized (lock) {
			mode = Mode.GONE;
		}
	}

	/** Whether the device takes invocations. */
	boolean isOpen() {
		return mode == Mode.OPEN;
	}

	int pendingCount() {
		synchronized (lock) {
			return pendingCount;
		}
	}

	/** Lets an event happen to everything that is pending here, what is queued first: it must not start in the meantime. */
	void applyToAll(Event event, Status status, String words) {
		List<AcceptedInvocation> calls = new ArrayList<>();
		synchronized (lock) {
			for (Turn turn : ring) {
				Chain<AcceptedInvocation>.Cursor cursor = turn.queued.cursor();
				for (AcceptedInvocation call = cursor.next(); call != null; call = cursor.next()) {
					calls.add(call);
				}
				cursor.close();
			}
			working.forEach(run -> calls.add(run.call));
		}
		calls.forEach(call -> call.apply(event, status, words));
	}

	/** Stops granting slots for the time of a reset. Answers false if a reset is under way, or makes no sense any more. */
	boolean beginReset() {
		synchronized (lock) {
			if (resetting || mode == Mode.GONE) {
				return false;
			}
			resetting = true;
			return true;
		}
	}

	/** Asks for a reset, if the device has neither answered for a run nor been given up by it. */
	void resetFor(Run run, String why) {
		synchronized (lock) {
			if (!run.holdsSlot || run.slotIsDue) {
				return;
			}
		}
		resets.request(why);
	}

	/** The reset that was asked for is done. */
	void sessionIsReset(String why) {
		List<Run> old;
		synchronized (lock) {
			resetting = false; // in one step with the look at what ran: what starts from here on belongs to the new session
			old = List.copyOf(working);
		}
		endOldSession(old, why);
	}

	/** The session is a new one: what ran in the old one ends, and its slots are free. */
	void sessionIsNew(String why) {
		endOldSession(working(), why);
	}

	private void endOldSession(List<Run> old, String why) {
		for (Run run : old) {
			if (run.call.apply(Event.SESSION_RESET, Status.ERROR_OPERATION_ABORTED, "session reset: " + why).outcome()
					== Outcome.TOO_LATE) {
				run.giveBack(); // it had ended and kept its slot; one that has not started yet keeps it for the new session
			}
		}
		List<Run> granted;
		synchronized (lock) {
			granted = grantNext();
		}
		granted.forEach(this::startGranted);
	}

	List<Run> working() {
		synchronized (lock) {
			return List.copyOf(working);
		}
	}

	/** Ends the waits for sinks and sources that are being closed: nobody has time for them any more. */
	void giveUpData() {
		for (Run run : working()) {
			if (run.call.data != null) {
				run.call.data.giveUp();
			}
		}
	}

	/** Forgets a turn that was never used. */
	void forget(Turn turn) {
		synchronized (lock) {
			turns.remove(turn);
		}
	}

	/** Forgets its clients and lets them forget it, and forgets what is the backend's: clients may keep invocations for longer than the backend lives. */
	void forgetAll() {
		List<Turn> all;
		synchronized (lock) {
			all = List.copyOf(turns);
			turns.clear();
		}
		all.forEach(turn -> turn.client.forget(turn));
		watch.stop();
		resets.stop();
		control = new DeviceControl() {
		};
		executor.forget();
		options = DeviceOptions.builder(options.backend()).ranking(options.ranking()).build();
		whenIdle = () -> {
		};
	}

	@Override
	public String toString() {
		return identity.name() + " (" + identity.id() + ") of " + backend();
	}
}
