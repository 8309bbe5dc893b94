package org.portabledevices.fuzz;

import java.util.Arrays;

import org.portabledevices.ptp.PtpFormatException;

/**
 * A decoder and its encoder. Whatever the bytes: only a PtpFormatException may come out, the memory is bounded by their number, and what was
 * read and is written is read the same.
 */
record Decoder<T>(String name, Decode<T> decode, Encode<T> encode) {

	/** From bytes. */
	interface Decode<T> {
		T of(byte[] bytes) throws PtpFormatException;
	}

	/** To bytes. */
	interface Encode<T> {
		byte[] of(T value);
	}

	void check(byte[] bytes) throws Exception {
		byte[] before = bytes.clone();
		Allocation.check(name, bytes.length, () -> decoded(bytes));
		Finding.unless(Arrays.equals(before, bytes), "%s changed the bytes it read", name);
		T value = decoded(bytes);
		if (value != null) {
			checkAgain(value);
		}
	}

	private T decoded(byte[] bytes) {
		try {
			return decode.of(bytes);
		} catch (PtpFormatException e) {
			return null;
		} catch (RuntimeException e) {
			throw new Finding(name + " fails with " + e, e);
		}
	}

	private void checkAgain(T value) {
		byte[] encoded;
		try {
			encoded = encode.of(value);
		} catch (RuntimeException e) {
			throw new Finding(name + " was read and cannot be written: " + value, e);
		}
		T again = decoded(encoded);
		Finding.unless(value.equals(again), "%s was %s and is read back as %s", name, value, again);
		Finding.unless(Arrays.equals(encoded, encode.of(again)), "%s is written in two ways: %s", name, value);
		Finding.unless(value.hashCode() == again.hashCode(), "%s has two hash codes: %s", name, value);
		Finding.unless(value.toString() != null, "%s has no text", name);
	}
}
