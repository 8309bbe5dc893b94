package org.portabledevices.engine.bulk;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The bounded buffer between device and client: at most {@value #MOST} chunks of {@value #SIZE} bytes, made when they are needed and used again. Guarded by the lock of its
 * transfer; but a chunk that was taken out belongs to whoever took it, until it is given back.
 */
final class Chunks {

	static final int SIZE = 64 * 1024;
	static final int MOST = 16;
	/** As many free chunks make it worth to wake whoever waits for room. */
	private static final int ROOMY = MOST / 4;

	/** What lies in a chunk is between its position and its limit. */
	private final Deque<ByteBuffer> filled = new ArrayDeque<>();
	private final Deque<ByteBuffer> empty = new ArrayDeque<>();
	private int made;
	private int firstSize = SIZE;

	/** A small object needs no large chunk. */
	void expect(long length) {
		firstSize = (int) Math.max(1, Math.min(length < 0 ? SIZE : length, SIZE));
	}

	/** Takes out an empty chunk, null if there is none. */
	ByteBuffer takeEmpty() {
		ByteBuffer chunk = empty.pollLast();
		if (chunk == null && made < MOST) {
			chunk = ByteBuffer.allocate(made++ == 0 ? firstSize : SIZE);
		}
		return chunk;
	}

	void addFilled(ByteBuffer chunk) {
		filled.addLast(chunk);
	}

	/** Takes out the chunk with the oldest data, null if there is none. */
	ByteBuffer takeFilled() {
		return filled.pollFirst();
	}

	void addEmpty(ByteBuffer chunk) {
		empty.addLast(chunk.clear());
	}

	/** Copies as much as there is room for. */
	void copyFrom(ByteBuffer data) {
		while (data.hasRemaining()) {
			ByteBuffer last = filled.peekLast();
			if (last == null || last.limit() == last.capacity()) {
				last = takeEmpty();
				if (last == null) {
					return;
				}
				filled.addLast(last.limit(0));
			}
			int start = last.limit();
			int count = Math.min(last.capacity() - start, data.remaining());
			last.limit(start + count).put(start, data, data.position(), count);
			data.position(data.position() + count);
		}
	}

	/** Copies as much as is there and has room. */
	int copyTo(ByteBuffer buffer) {
		int before = buffer.position();
		for (ByteBuffer first = filled.peekFirst(); first != null && buffer.hasRemaining(); first = filled.peekFirst()) {
			int count = Math.min(first.remaining(), buffer.remaining());
			buffer.put(buffer.position(), first, first.position(), count).position(buffer.position() + count);
			first.position(first.position() + count);
			if (!first.hasRemaining()) {
				addEmpty(filled.removeFirst());
			}
		}
		return buffer.position() - before;
	}

	boolean hasData() {
		return !filled.isEmpty();
	}

	boolean hasRoom() {
		ByteBuffer last = filled.peekLast();
		return !empty.isEmpty() || made < MOST || last != null && last.limit() < last.capacity();
	}

	/** Tells whether so much is free that it is worth to wake whoever waits: not for each single chunk. */
	boolean isRoomy() {
		return filled.isEmpty() || empty.size() + MOST - made >= ROOMY;
	}

	/** Drops the data and the chunks. */
	void drop() {
		filled.clear();
		empty.clear();
	}
}
