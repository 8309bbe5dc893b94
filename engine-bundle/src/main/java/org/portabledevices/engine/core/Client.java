package org.portabledevices.engine.core;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.portabledevices.engine.chain.Chain;
import org.portabledevices.engine.core.Route.Place;
import org.portabledevices.engine.lane.Lane;
import org.portabledevices.engine.lane.LaneTask;
import org.portabledevices.engine.state.Event;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/**
 * A client: one service object, or one followed service, with all that it has pending. Its lock guards the list of what is pending, the acceptance number and the closed flag; so
 * <em>accept</em>, <em>cancel call</em> and <em>close</em> are each one point in time (contract, races).
 */
public final class Client {

	/** So many steps a walk takes at a time, so that it never keeps an acceptance waiting for long (contract 2.11). */
	private static final int SLICE = 128;

	final long number;
	final ClientOwner owner;
	final Engine engine;
	final Lane lane;
	final Gate gate = new Gate();

	private final Object lock = new Object();
	private final PendingCalls pending = new PendingCalls();
	private final WaitingCalls waiting = new WaitingCalls();
	private final Map<Device, Turn> turns = new IdentityHashMap<>();
	private long accepted;
	private int openCount;
	/** Whether the client makes no more invocations: it is forgotten with the last that is open. */
	private boolean leaving;
	private ClientRelease release;
	private volatile boolean closed;

	Client(long number, ClientOwner owner, Engine engine) {
		this.number = number;
		this.owner = owner;
		this.engine = engine;
		this.lane = engine.clientLanes.lane("client " + number + " of " + owner, owner.bundleId());
	}

	/** Whether the client is gone: nothing is accepted, and the callbacks of what is pending are not called. */
	boolean isMuted() {
		return closed;
	}

	InvocationRefusedException notOpen(String why) {
		return new InvocationRefusedException(Status.E_WPD_SERVICE_NOT_OPEN, why);
	}

	private void checkOpen() throws InvocationRefusedException {
		if (closed) {
			throw notOpen("the service object was given back, or its bundle stopped");
		}
		if (engine.isClosed()) {
			throw notOpen("the engine has stopped");
		}
	}

	// Accepting

	/**
	 * Accepts a call, and starts it if the device has a slot for it.
	 *
	 * @return the invocation.
	 */
	AcceptedInvocation accept(Route route, UUID method, Values parameters, ServiceMethodCallback callback, CallOptions options)
			throws InvocationRefusedException {
		checkOpen();
		route.checkOpen();
		for (;;) {
			Place place = route.find(method, parameters, options);
			AcceptedInvocation call =
					new AcceptedInvocation(engine.nextInvocation(), this, method, place == null ? parameters : place.parameters(), callback,
							options);
			Device.Entry entry = enter(call, route, place);
			if (entry != Device.Entry.REFUSED) {
				begin(call, entry);
				return call;
			}
			if (!route.mayFindAnother()) {
				throw place.method().service.notOpen();
			}
		}
	}

	private void begin(AcceptedInvocation call, Device.Entry entry) {
		Told.accepted(call);
		call.beginDeadline();
		if (entry == Device.Entry.GRANTED) {
			call.hosted.service.device.start(call.run);
		} else if (call.route != null) {
			call.times().beginWaiting(call.route.waitingNanos());
			handOver(); // a backend may have come between the look and the wait
		}
	}

	/** The point of acceptance. If it is refused nothing has happened, and the device takes nothing any more. */
	private Device.Entry enter(AcceptedInvocation call, Route route, Place place) throws InvocationRefusedException {
		synchronized (lock) {
			checkOpen();
			if (openCount >= engine.limits.clientOpen()) {
				throw busy("this client has %d invocations open", engine.limits.clientOpen());
			}
			if (!engine.open()) {
				throw busy("the engine has %d invocations open", engine.limits.engineOpen());
			}
			call.number = ++accepted;
			pending.add(call);
			Device.Entry entry = Device.Entry.QUEUED;
			if (place == null || !waiting.isEmpty()) { // who waits was there before (contract 5.3)
				waitForPlace(call, route);
			} else {
				entry = place(call, place);
			}
			if (entry == Device.Entry.REFUSED) {
				accepted--;
				pending.remove(call);
				engine.closeOne();
			} else {
				openCount++;
			}
			return entry;
		}
	}

	private static InvocationRefusedException busy(String words, int limit) {
		return new InvocationRefusedException(Status.ERROR_BUSY, words.formatted(limit) + ", which is the limit");
	}

	private void waitForPlace(AcceptedInvocation call, Route route) {
		call.times();
		call.route = route;
		waiting.add(call);
	}

	private Device.Entry place(AcceptedInvocation call, Place place) {
		Device device = place.method().service.device;
		Turn known = turns.get(device);
		Turn turn = known == null ? device.turn(this) : known;
		Values given = call.parameters;
		call.turn = turn;
		call.hosted = place.method();
		call.parameters = place.parameters();
		Device.Entry entry = device.enqueue(call, turn);
		if (entry == Device.Entry.REFUSED) {
			call.hosted = null;
			call.turn = null;
			call.parameters = given;
			if (known == null) {
				device.forget(turn);
			}
		} else if (known == null) {
			turns.put(device, turn);
		}
		return entry;
	}

	/** Gives those that wait for a backend to the best that there is now, in their order and before newer ones (contract 5.3). */
	void handOver() {
		List<Route> withoutPlace = new ArrayList<>(1);
		while (handOverFirst(withoutPlace)) {
			// the next
		}
	}

	/** Hands over the first that does not go by a route that leads nowhere. Answers false if there is none. */
	private boolean handOverFirst(List<Route> withoutPlace) {
		AcceptedInvocation call;
		Device.Entry entry = Device.Entry.REFUSED;
		InvocationRefusedException refusal = null;
		synchronized (lock) {
			call = waiting.first(withoutPlace);
			if (call == null) {
				return false;
			}
			try {
				Place place = call.route.find(call.method, call.parameters, call.options);
				if (place == null) {
					withoutPlace.add(call.route);
					return true;
				}
				waiting.remove(call);
				entry = place(call, place);
				if (entry == Device.Entry.REFUSED) { // its device has left in this moment; there may be another one
					waiting.addFirst(call);
					return true;
				}
			} catch (InvocationRefusedException e) {
				refusal = e;
				waiting.remove(call);
			}
		}
		call.times().endWaiting();
		if (refusal != null) {
			call.apply(Event.NO_BACKEND, refusal.status(), refusal.getMessage());
		} else if (entry == Device.Entry.GRANTED) {
			call.hosted.service.device.startGranted(call.run);
		}
		return true;
	}

	/** Takes an invocation out of the wait for a backend, since it has ended there. */
	void leaveWaiting(AcceptedInvocation call) {
		synchronized (lock) {
			if (call.hosted == null && call.queueNode != null) {
				waiting.remove(call);
			}
		}
	}

	// Cancelling

	/** Cancels what was made with a callback, or everything for {@code null}. The first look into the list is the point in time (contract 2.8). */
	CancelReceipt cancel(Object callback) {
		return CancelSweep.cancel(collect(callback), callback == null ? CancelOrigin.ALL : CancelOrigin.CALLBACK);
	}

	private List<AcceptedInvocation> collect(Object callback) {
		List<AcceptedInvocation> matched = new ArrayList<>();
		long mark;
		Chain<AcceptedInvocation>.Cursor cursor;
		synchronized (lock) {
			mark = accepted;
			Chain<AcceptedInvocation> chain = pending.find(callback);
			if (chain == null) {
				return matched;
			}
			cursor = chain.cursor();
			if (slice(cursor, callback, mark, matched)) {
				return matched;
			}
		}
		for (;;) {
			synchronized (lock) {
				if (slice(cursor, callback, mark, matched)) {
					return matched;
				}
			}
		}
	}

	/** Takes some steps. Answers whether the walk is at its end. */
	private static boolean slice(Chain<AcceptedInvocation>.Cursor cursor, Object callback, long mark, List<AcceptedInvocation> matched) {
		for (int i = 0; i < SLICE; i++) {
			AcceptedInvocation call = cursor.next();
			if (call == null || call.number > mark) {
				cursor.close();
				return true;
			}
			if (callback == null || call.callback == callback) {
				matched.add(call);
			}
		}
		return false;
	}

	/** Shows everything that is pending to a visitor. */
	void forEachPending(Consumer<AcceptedInvocation> visitor) {
		collect(null).forEach(visitor);
	}

	/** Lets an event happen to everything that waits for a backend. */
	void applyToWaiting(Event event, Status status, String words) {
		List<AcceptedInvocation> calls;
		synchronized (lock) {
			calls = waiting.all();
		}
		calls.forEach(call -> call.apply(event, status, words));
	}

	// Ending

	/** Takes an ended invocation off the list. */
	void ended(AcceptedInvocation call) {
		synchronized (lock) {
			pending.remove(call);
		}
	}

	/** Notes that nothing is left to be called for an invocation: it is open no more (contract 6.1). */
	void delivered(AcceptedInvocation call) {
		boolean last;
		synchronized (lock) {
			openCount--;
			last = openCount == 0 && leaving;
		}
		engine.closeOne();
		if (last) {
			engine.forget(this);
		}
	}

	/** Forgets a device that is gone. */
	void forget(Turn turn) {
		synchronized (lock) {
			turns.remove(turn.device, turn);
		}
	}

	/**
	 * Notes that the backend has unregistered: the framework gave the object back for the client, which is not a release (contract 4.1). What is open is delivered.
	 */
	public void detach() {
		leave();
	}

	private void leave() {
		boolean idle;
		synchronized (lock) {
			leaving = true;
			idle = openCount == 0;
		}
		if (idle) {
			engine.forget(this);
		}
	}

	/**
	 * Ends the client: it was released, or its bundle stopped (contract 4.1). Once this has returned nothing of the client begins.
	 *
	 * @param nanos how long to wait for what is being called.
	 */
	public void release(long nanos) {
		long end = System.nanoTime() + nanos;
		ClientRelease earlier;
		List<Turn> served;
		synchronized (lock) {
			closed = true;
			earlier = release;
			if (earlier == null) {
				release = new ClientRelease(this);
			}
			served = List.copyOf(turns.values());
			turns.clear();
		}
		if (earlier != null) {
			earlier.awaitFinish(end);
			return;
		}
		release.begin(collect(null));
		release.finish(end);
		synchronized (lock) {
			pending.forgetCallbacks();
		}
		served.forEach(turn -> turn.device.clientGone(turn));
		leave();
	}

	boolean isClosed() {
		return closed;
	}

	@Override
	public String toString() {
		return "client " + number + " of " + owner;
	}
}
