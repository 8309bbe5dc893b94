package org.portabledevices.sim.trouble;

import java.time.Duration;
import java.util.Comparator;

/**
 * Something that befalls a call at one place.
 *
 * @param kind what it is.
 * @param at before which byte of its data, {@link #BEFORE} for before it begins.
 * @param time how long it stalls, or after which the device is back; {@code null} for until something else ends it.
 * @param responseCode what it fails with.
 */
public record Incident(Kind kind, long at, Duration time, int responseCode) implements Effect {

	/** Before the work, and any data, begins. */
	public static final long BEFORE = -1;

	/** By place; at the same place the call stalls first, since the others end it. */
	static final Comparator<Incident> ORDER = Comparator.comparingLong(Incident::at).thenComparing(Incident::kind);

	/** What can befall a call. */
	public enum Kind {
		/** Nothing comes of it for a time, or until it is cancelled. */
		STALL,
		/** It fails. */
		FAIL,
		/** The device cancels it by itself. */
		SELF_CANCEL,
		/** From here on the device answers nothing, until its session is reset. */
		WEDGE,
		/** The device is unplugged. */
		UNPLUG
	}

	/** Tells where it happens, for people: nothing, or the byte. */
	public String place() {
		return at == BEFORE ? "" : " at " + at;
	}

	boolean isSamePlace(Incident other) {
		return kind == other.kind && at == other.at;
	}
}
