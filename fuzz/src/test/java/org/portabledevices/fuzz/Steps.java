package org.portabledevices.fuzz;

import java.io.ByteArrayOutputStream;

/** Puts an input together. */
final class Steps {
	private final ByteArrayOutputStream input = new ByteArrayOutputStream();

	Steps u8(int value) {
		input.write(value);
		return this;
	}

	Steps u16(int value) {
		return u8(value).u8(value >> 8);
	}

	Steps bytes(byte[] bytes) {
		input.writeBytes(bytes);
		return this;
	}

	/** A step whose kind says all, or whose fields follow. */
	Steps step(int kind) {
		return u8(kind);
	}

	/** A hostile responder sends on the command connection. */
	Steps command(byte[] bytes) {
		return u8(HostileResponder.COMMAND_BYTES).u16(bytes.length).bytes(bytes);
	}

	/** A hostile responder sends on the event connection. */
	Steps event(byte[] bytes) {
		return u8(HostileResponder.EVENT_BYTES).u8(bytes.length).bytes(bytes);
	}

	/** A hostile initiator sends. */
	Steps send(int slot, byte[] bytes) {
		return u8(HostileInitiator.SEND | slot << 4).u16(bytes.length).bytes(bytes);
	}

	/** A hostile initiator takes only so many bytes. */
	Steps stall(int slot, int window) {
		return u8(HostileInitiator.STALL | slot << 4).u16(window);
	}

	/** A hostile initiator takes all again. */
	Steps resume(int slot) {
		return u8(HostileInitiator.RESUME | slot << 4);
	}

	Steps copy() {
		return new Steps().bytes(input());
	}

	byte[] input() {
		return input.toByteArray();
	}
}
