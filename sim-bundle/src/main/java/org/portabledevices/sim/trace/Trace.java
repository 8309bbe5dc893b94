package org.portabledevices.sim.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

import org.portabledevices.sim.time.SimulatedTime;

/**
 * What happened to a device: a line for each event, the oldest lines are given up for new ones. Safe for use by several threads.
 * <p>
 * A line is {@code OFFSET WAY NUMBER NAME EVENT}: seconds since the device was started, the way in which a call came, its number among those that came this way, the
 * name of the method or operation, and what befell it. What befalls the device itself has {@code device - -} in place of the three.
 */
public final class Trace {

	private static final int MICROS_DIGITS = 6;

	private final SimulatedTime time;
	private final Instant begin;
	private final int capacity;
	private final Consumer<String> listener;
	private final Deque<String> lines = new ArrayDeque<>();

	/**
	 * Begins a trace, and the time that its offsets are counted from.
	 *
	 * @param time the device's time.
	 * @param capacity how many lines are kept; with 0 there is no trace.
	 * @param listener is given each line, on the thread of the event.
	 */
	public Trace(SimulatedTime time, int capacity, Consumer<String> listener) {
		this.time = time;
		this.capacity = capacity;
		this.listener = listener;
		begin = time.now();
	}

	/** Tells whether lines are kept at all. */
	public boolean isOn() {
		return capacity > 0;
	}

	/** Tells how long the device has been there. */
	public Duration offset() {
		return Duration.between(begin, time.now());
	}

	/** Adds what befell a call. */
	public void add(String way, long number, String name, String event) {
		if (isOn()) {
			add(way + ' ' + number + ' ' + name + ' ' + event);
		}
	}

	/** Adds what befell the device. */
	public void addOfDevice(String event) {
		if (isOn()) {
			add("device - - " + event);
		}
	}

	/** Answers the newest lines, the oldest first. */
	public List<String> lines() {
		synchronized (lines) {
			return List.copyOf(lines);
		}
	}

	private void add(String words) {
		String line;
		synchronized (lines) { // the order of the offsets is that of the lines
			line = seconds(offset()) + ' ' + words;
			if (lines.size() == capacity) {
				lines.removeFirst();
			}
			lines.addLast(line);
		}
		listener.accept(line);
	}

	private static String seconds(Duration offset) {
		String micros = Long.toString(offset.toNanosPart() / 1000);
		return offset.toSeconds() + "." + "0".repeat(MICROS_DIGITS - micros.length()) + micros;
	}
}
