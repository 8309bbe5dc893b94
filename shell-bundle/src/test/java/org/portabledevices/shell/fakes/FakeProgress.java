package org.portabledevices.shell.fakes;

import java.util.OptionalInt;
import java.util.OptionalLong;

import org.portabledevices.service.Progress;

/** Progress to show. */
public record FakeProgress(long completed, OptionalLong total) implements Progress {

	/** Of an unknown total. */
	public static FakeProgress of(long completed) {
		return new FakeProgress(completed, OptionalLong.empty());
	}

	/** Of a known total. */
	public static FakeProgress of(long completed, long total) {
		return new FakeProgress(completed, OptionalLong.of(total));
	}

	@Override
	public OptionalInt percent() {
		return total.isPresent() ? OptionalInt.of((int) (100 * completed / total.getAsLong())) : OptionalInt.empty();
	}
}
