package org.portabledevices.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;

import org.portabledevices.fuzz.memory.MemoryNetwork;
import org.portabledevices.fuzz.memory.RawEnd;

/**
 * What the other side of an initiator does, step by step, each when the initiator waits. A step is a byte, its low three bits the kind, and
 * what belongs to the kind: 0 bytes on the command connection (u16 length, bytes), 1 bytes on the event connection (u8 length, bytes), 2 time
 * passes (u8 milliseconds), 3 the transaction is cancelled, 4 the command connection is closed (bit 4: reset), 5 the event connection is, 6 it
 * takes only so many bytes (u16), 7 it takes all again. Bit 3: the next step follows at once.
 */
final class HostileResponder {
	static final int COMMAND_BYTES = 0;
	static final int EVENT_BYTES = 1;
	static final int TIME = 2;
	static final int CANCEL = 3;
	static final int CLOSE_COMMAND = 4;
	static final int CLOSE_EVENTS = 5;
	static final int STALL = 6;
	static final int RESUME = 7;
	static final int AT_ONCE = 8;
	private static final int RESET = 16;

	private final MemoryNetwork network;
	private final InputReader steps;
	private final boolean refusesEvents;
	private final Runnable cancel;
	private RawEnd command;
	private RawEnd events;
	/** What came on the command connection, and what was sent. */
	private final ByteArrayOutputStream received = new ByteArrayOutputStream();
	private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
	private final ByteArrayOutputStream sentEvents = new ByteArrayOutputStream();
	private long passed;

	HostileResponder(MemoryNetwork network, InputReader steps, boolean refusesEvents, Runnable cancel) {
		this.network = network;
		this.steps = steps;
		this.refusesEvents = refusesEvents;
		this.cancel = cancel;
		network.onConnect(this::connected);
		network.onIdle(this::next);
	}

	private void connected(RawEnd end) {
		if (command == null) {
			command = end;
			end.onBytes(received::writeBytes);
			end.send(sent.toByteArray());
		} else {
			events = end;
			end.send(sentEvents.toByteArray());
			if (refusesEvents) {
				end.reset();
			}
		}
	}

	/** Waits until the initiator's event thread listens. */
	void awaitListening() {
		network.awaitServed(events);
	}

	/** Whether nothing follows. */
	boolean isOver() {
		return !steps.hasMore();
	}

	/** How much time the steps let pass. */
	long passed() {
		return passed;
	}

	byte[] received() {
		return received.toByteArray();
	}

	byte[] sent() {
		return sent.toByteArray();
	}

	byte[] sentEvents() {
		return sentEvents.toByteArray();
	}

	private boolean next() {
		boolean any = false;
		int step = AT_ONCE;
		while ((step & AT_ONCE) != 0 && steps.hasMore()) {
			step = steps.u8();
			any = true;
			perform(step);
		}
		return any;
	}

	private void perform(int step) {
		switch (step & 7) {
			case COMMAND_BYTES -> send(command, sent, steps.bytes(steps.u16()));
			case EVENT_BYTES -> send(events, sentEvents, steps.bytes(steps.u8()));
			case TIME -> {
				long time = TimeUnit.MILLISECONDS.toNanos(steps.u8());
				passed += time;
				network.advance(time);
			}
			case CANCEL -> cancel.run();
			case CLOSE_COMMAND -> end(command, step);
			case CLOSE_EVENTS -> end(events, step);
			case STALL -> {
				int window = steps.u16();
				if (command != null) {
					command.stall(window);
				}
			}
			default -> {
				if (command != null) {
					command.resume();
				}
			}
		}
	}

	private static void send(RawEnd end, ByteArrayOutputStream all, byte[] bytes) {
		all.writeBytes(bytes);
		if (end != null) {
			end.send(bytes);
		}
	}

	private static void end(RawEnd end, int step) {
		if (end != null && (step & RESET) != 0) {
			end.reset();
		} else if (end != null) {
			end.close();
		}
	}
}
