package org.portabledevices.fuzz;

import java.util.Arrays;

/** Takes an input apart. What is missing at its end is zero or empty, so that every input means something. */
final class InputReader {
	private final byte[] input;
	private int position;

	InputReader(byte[] input) {
		this.input = input;
	}

	boolean hasMore() {
		return position < input.length;
	}

	int u8() {
		return hasMore() ? input[position++] & 0xFF : 0;
	}

	int u16() {
		return u8() | u8() << 8;
	}

	byte[] bytes(int length) {
		int count = Math.min(length, input.length - position);
		position += count;
		return Arrays.copyOfRange(input, position - count, position);
	}

	byte[] rest() {
		return bytes(Integer.MAX_VALUE);
	}
}
