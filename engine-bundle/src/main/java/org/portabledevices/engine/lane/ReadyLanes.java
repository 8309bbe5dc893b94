package org.portabledevices.engine.lane;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * The lanes that wait for a thread, in their order; apart from them those whose owner has as many threads as it may have, so that they stand in nobody's way. Guarded by the
 * pool's lock.
 */
final class ReadyLanes {

	private final Map<Long, WeakReference<LaneOwner>> owners = new HashMap<>();
	private final Queue<Lane> ready = new ArrayDeque<>();
	private final int mostPerOwner;
	private int held;

	ReadyLanes(int mostPerOwner) {
		this.mostPerOwner = mostPerOwner;
	}

	/** Answers the one owner of an id. Its lanes keep it; when they are gone, it goes. */
	LaneOwner owner(long id) {
		WeakReference<LaneOwner> known = owners.get(id);
		LaneOwner owner = known == null ? null : known.get();
		if (owner == null) {
			owners.values().removeIf(reference -> reference.get() == null);
			owner = new LaneOwner();
			owners.put(id, new WeakReference<>(owner));
		}
		return owner;
	}

	void add(Lane lane, long now) {
		if (lane.owner.running >= mostPerOwner) {
			hold(lane);
		} else {
			lane.waitingSince = now;
			ready.add(lane);
		}
	}

	/** Takes the next lane that may run; null if there is none. */
	Lane take() {
		for (Lane lane = ready.poll(); lane != null; lane = ready.poll()) {
			if (lane.owner.running < mostPerOwner) {
				lane.owner.running++;
				return lane;
			}
			hold(lane);
		}
		return null;
	}

	/** A lane that was taken does not run any more. Answers whether another of its owner takes its place among those that wait. */
	boolean giveBack(Lane lane, long now) {
		lane.owner.running--;
		Lane next = lane.owner.held.poll();
		if (next == null) {
			return false;
		}
		held--;
		add(next, now);
		return true;
	}

	/** Answers how many lanes have waited since before some time, and could run if there were threads. */
	int waitingSince(long before) {
		ready.forEach(lane -> lane.owner.wanted = 0);
		int waiting = 0;
		for (Lane lane : ready) {
			LaneOwner owner = lane.owner;
			if (lane.waitingSince - before <= 0 && owner.running + owner.wanted < mostPerOwner) {
				owner.wanted++;
				waiting++;
			}
		}
		return waiting;
	}

	boolean isEmpty() {
		return ready.isEmpty() && held == 0;
	}

	/** Takes all that wait. */
	List<Lane> drain() {
		List<Lane> all = new ArrayList<>(ready);
		ready.clear();
		for (WeakReference<LaneOwner> reference : owners.values()) {
			LaneOwner owner = reference.get();
			if (owner != null) {
				all.addAll(owner.held);
				owner.held.clear();
			}
		}
		held = 0;
		return all;
	}

	private void hold(Lane lane) {
		lane.owner.held.add(lane);
		held++;
	}
}
