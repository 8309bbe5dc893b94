package org.portabledevices.wpd;

import java.util.OptionalInt;
import java.util.UUID;

/** GUIDs that carry a 16-bit code in their first two bytes, as WPD makes them for formats and events. */
final class CodedGuids {

	private static final int CODE_BITS = 48;

	private CodedGuids() {
	}

	static UUID of(int code, long high, long low) {
		if (code < 0 || code > 0xFFFF) {
			throw new IllegalArgumentException("a code has 16 bits, not 0x%X".formatted(code));
		}
		return new UUID((long) code << CODE_BITS | high, low);
	}

	static OptionalInt code(UUID guid, long high, long low) {
		long bits = guid.getMostSignificantBits();
		boolean member = guid.getLeastSignificantBits() == low && (bits & (1L << CODE_BITS) - 1) == high;
		return member ? OptionalInt.of((int) (bits >>> CODE_BITS)) : OptionalInt.empty();
	}
}
