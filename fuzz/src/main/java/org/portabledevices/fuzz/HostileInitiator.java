package org.portabledevices.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;

import org.portabledevices.fuzz.memory.MemoryNetwork;
import org.portabledevices.fuzz.memory.RawEnd;

/**
 * What hostile initiators do, step by step, each when the responder has nothing to do any more. A step is a byte: its low three bits are the
 * kind, bits 4 and 5 one of four connections, and what belongs to the kind follows: 0 sends bytes (u16 length, bytes) and connects before if
 * need be, 1 connects anew, 2 time passes (u8 milliseconds), 3 closes, 4 resets, 5 takes only so many bytes (u16), 6 takes all again, 7 the
 * device tells of an event (u8 code). Bit 3: the next step follows at once.
 */
final class HostileInitiator {
	static final int SEND = 0;
	static final int CONNECT = 1;
	static final int TIME = 2;
	static final int CLOSE = 3;
	static final int RESET = 4;
	static final int STALL = 5;
	static final int RESUME = 6;
	static final int DEVICE_EVENT = 7;
	static final int AT_ONCE = 8;
	private static final int CONNECTIONS = 4;
	/** What is kept of an answer to be checked. */
	private static final int MOST_KEPT = 256 * 1024;

	private final MemoryNetwork network;
	private final CheckedDevice device;
	private final RawEnd[] ends = new RawEnd[CONNECTIONS];
	private final ByteArrayOutputStream[] answers = new ByteArrayOutputStream[CONNECTIONS];

	HostileInitiator(MemoryNetwork network, CheckedDevice device) {
		this.network = network;
		this.device = device;
	}

	/** Performs all steps, and goes away. */
	void perform(InputReader steps) {
		while (steps.hasMore()) {
			int step = steps.u8();
			perform(step, step >> 4 & CONNECTIONS - 1, steps);
			if ((step & AT_ONCE) == 0) {
				network.awaitQuiet();
			}
		}
		network.awaitQuiet();
		for (int slot = 0; slot < CONNECTIONS; slot++) {
			closed(slot);
		}
		network.awaitQuiet();
	}

	private void perform(int step, int slot, InputReader steps) {
		switch (step & 7) {
			case SEND -> {
				byte[] bytes = steps.bytes(steps.u16());
				if (ends[slot] == null) {
					connect(slot);
				}
				ends[slot].send(bytes);
			}
			case CONNECT -> {
				closed(slot);
				connect(slot);
			}
			case TIME -> network.advance(TimeUnit.MILLISECONDS.toNanos(steps.u8()));
			case CLOSE -> closed(slot);
			case RESET -> {
				if (ends[slot] != null) {
					ends[slot].reset();
					ends[slot] = null;
				}
			}
			case STALL -> {
				int window = steps.u16();
				if (ends[slot] != null) {
					ends[slot].stall(window);
				}
			}
			case RESUME -> {
				if (ends[slot] != null) {
					ends[slot].resume();
				}
			}
			default -> device.tell(0x4000 | steps.u8());
		}
	}

	private void connect(int slot) {
		ends[slot] = network.connect(MemoryNetwork.PORT);
		ByteArrayOutputStream kept = new ByteArrayOutputStream();
		answers[slot] = kept;
		ends[slot].onBytes(bytes -> {
			if (kept.size() < MOST_KEPT) {
				kept.writeBytes(bytes);
			}
		});
	}

	private void closed(int slot) {
		if (ends[slot] != null) {
			ends[slot].close();
			ends[slot] = null;
			Wire said = Wire.of(answers[slot].toByteArray());
			Finding.unless(said.wrong().isEmpty(), "the responder has sent %s", said.wrong());
		}
	}
}
