package org.portabledevices.engine.core;

import java.util.OptionalInt;
import java.util.OptionalLong;

import org.portabledevices.service.Progress;

/** Progress; a negative total is none. */
record ProgressValue(long done, long of) implements Progress {

	static final ProgressValue NONE = new ProgressValue(0, -1);

	@Override
	public long completed() {
		return done;
	}

	@Override
	public OptionalLong total() {
		return of < 0 ? OptionalLong.empty() : OptionalLong.of(of);
	}

	@Override
	public OptionalInt percent() {
		if (of < 0) {
			return OptionalInt.empty();
		}
		return OptionalInt.of(of == 0 ? 100 : (int) Math.min(100, (long) (100.0 * done / of)));
	}

	@Override
	public String toString() {
		return of < 0 ? Long.toString(done) : done + " of " + of;
	}
}
