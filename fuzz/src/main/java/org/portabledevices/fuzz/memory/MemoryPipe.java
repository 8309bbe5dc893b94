package org.portabledevices.fuzz.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** One direction of a connection: bytes on their way, how many more fit, and its end. Guarded by the network. */
final class MemoryPipe {
	private byte[] bytes = new byte[256];
	private int first;
	private int end;
	/** How many bytes may be on their way. */
	int window;
	/** Nothing follows. */
	boolean ended;
	/** Nothing follows, and what was on its way is lost. */
	boolean reset;
	/** The reader knows of the end. */
	boolean endSeen;

	MemoryPipe(int window) {
		this.window = window;
	}

	boolean isReadable() {
		return first < end || ended || reset;
	}

	boolean isWritable() {
		return room() > 0 || reset;
	}

	int size() {
		return end - first;
	}

	private int room() {
		return Math.max(0, window - size());
	}

	/** Takes what fits. */
	int write(ByteBuffer source) throws IOException {
		if (reset) {
			throw new IOException("Broken pipe");
		}
		int count = Math.min(source.remaining(), room());
		if (end + count > bytes.length) {
			byte[] target = size() + count > bytes.length ? new byte[2 * (size() + count)] : bytes;
			System.arraycopy(bytes, first, target, 0, size());
			end = size();
			first = 0;
			bytes = target;
		}
		source.get(bytes, end, count);
		end += count;
		return count;
	}

	/** Gives what is there, or -1 at the end. */
	int read(ByteBuffer target) throws IOException {
		if (reset) {
			endSeen = true;
			throw new IOException("Connection reset");
		}
		int count = Math.min(target.remaining(), size());
		if (count == 0 && ended && target.hasRemaining()) {
			endSeen = true;
			return -1;
		}
		target.put(bytes, first, count);
		first += count;
		return count;
	}

	byte[] drain() {
		byte[] all = Arrays.copyOfRange(bytes, first, end);
		first = end;
		return all;
	}
}
