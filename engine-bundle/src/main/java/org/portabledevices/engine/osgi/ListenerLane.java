package org.portabledevices.engine.osgi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import org.osgi.framework.Filter;
import org.portabledevices.engine.core.ClientOwner;
import org.portabledevices.engine.core.Engine;
import org.portabledevices.engine.core.RaisedEvent;
import org.portabledevices.engine.lane.Lane;
import org.portabledevices.engine.lane.LaneTask;
import org.portabledevices.service.DeviceEventListener;

/** Calls one listener, one event after another. A listener that is slow loses the oldest events, and nobody else's. */
final class ListenerLane implements LaneTask {

	private static final int MOST_WAITING = 1_024;

	private final Engine engine;
	private final ClientOwner owner;
	private final DeviceEventListener listener;
	private final Filter filter;
	private final Lane lane;
	private final Deque<RaisedEvent> waiting = new ArrayDeque<>(); // guarded by itself, like the next two
	private long droppedCount;
	private boolean closed;

	ListenerLane(Engine engine, ClientOwner owner, DeviceEventListener listener, Filter filter) {
		this.engine = engine;
		this.owner = owner;
		this.listener = listener;
		this.filter = filter;
		this.lane = engine.lanes().lane("events of " + owner, owner.bundleId());
	}

	void offer(RaisedEvent event) {
		if (filter != null && !filter.matches(ServiceDictionary.of(event.service()))) {
			return;
		}
		synchronized (waiting) {
			if (closed) {
				return;
			}
			if (waiting.size() == MOST_WAITING) {
				waiting.poll(); // its task finds another one, or none
				droppedCount++;
			}
			waiting.add(event);
		}
		lane.execute(this);
	}

	@Override
	public void run() {
		RaisedEvent event;
		long lost;
		synchronized (waiting) {
			event = waiting.poll();
			lost = droppedCount;
			droppedCount = 0;
		}
		if (lost > 0) {
			engine.log().warn(describe() + " is too slow; " + lost + " events were dropped");
		}
		if (event == null) {
			return;
		}
		try {
			listener.onEvent(event);
		} catch (RuntimeException | LinkageError e) {
			engine.log().warn(describe() + " threw", e);
		}
	}

	/** Begins nothing more, and waits a moment for what is being called. */
	void close() {
		synchronized (waiting) {
			closed = true;
			waiting.clear();
		}
		if (!lane.isCurrent() && !lane.awaitGiven(TimeUnit.SECONDS.toNanos(1))) {
			engine.log().warn(describe() + " is gone, but was still being called");
		}
	}

	@Override
	public String describe() {
		return "a DeviceEventListener of " + owner;
	}
}
