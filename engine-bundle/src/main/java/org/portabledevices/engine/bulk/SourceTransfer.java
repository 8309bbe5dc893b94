package org.portabledevices.engine.bulk;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

import org.portabledevices.backend.DataReader;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.engine.time.Clock;
import org.portabledevices.engine.time.TimerWheel;
import org.portabledevices.service.DataSource;

/**
 * Bulk data from a client's source to a device. It takes its thread when the device first asks, or when it is to be closed, and then reads ahead.
 * <p>
 * A source that says how much it has gives just that: what comes behind is not read (a file that grows), and an end before it is a failure, since the device was told.
 */
public final class SourceTransfer extends Transfer implements DataReader {

	private static final int END = -1;

	private DataSource source;
	// Guarded by the lock.
	private OptionalLong length;
	private boolean hasEnded;
	private long taken;
	/** How much was read; of the lent thread only. */
	private long read;

	/**
	 * Makes a transfer.
	 *
	 * @param source the client's source.
	 * @param owner the invocation.
	 * @param lent where a thread comes from.
	 * @param wheel what watches the stall limit.
	 * @param clock the time.
	 * @param stallNanos how long one call of the source may take.
	 */
	public SourceTransfer(DataSource source, TransferOwner owner, Executor lent, TimerWheel wheel, Clock clock, long stallNanos) {
		super("source", owner, lent, wheel, clock, stallNanos);
		this.source = requireNonNull(source, "source");
	}

	/**
	 * The device has answered: closes the source.
	 *
	 * @param end is told once.
	 */
	public void finish(TransferEnd end) {
		finish(() -> true, end);
	}

	@Override
	public OptionalLong length() throws StoppedException, InterruptedException {
		ensureThread();
		lock.lockInterruptibly();
		try {
			while (isStopped() ? !isStoppedAndTold() : length == null) {
				forBackend.await();
			}
			if (isStopped()) {
				throw new StoppedException();
			}
			return length;
		} finally {
			lock.unlock();
		}
	}

	@Override
	public int poll(ByteBuffer buffer) {
		ensureThread();
		long completed;
		long total;
		int count;
		lock.lock();
		try {
			if (isStopped()) {
				return 0; // never an end, which the device would take for a whole object
			}
			count = chunks.copyTo(buffer);
			if (count == 0) {
				return hasEnded && !chunks.hasData() ? END : 0;
			}
			taken += count;
			completed = taken;
			total = length.orElse(-1);
			if (chunks.isRoomy()) {
				forThread.signal();
			}
		} finally {
			lock.unlock();
		}
		owner.moved(completed, total);
		return count;
	}

	@Override
	public void onData(Runnable action) {
		ensureThread();
		onChange(action);
	}

	@Override
	public int read(ByteBuffer buffer) throws StoppedException, InterruptedException {
		if (!buffer.hasRemaining()) {
			throw new IllegalArgumentException("the buffer has no room");
		}
		int count = poll(buffer);
		while (count == 0) {
			awaitData();
			count = poll(buffer);
		}
		return count;
	}

	private void awaitData() throws StoppedException, InterruptedException {
		lock.lockInterruptibly();
		try {
			while (isStopped() ? !isStoppedAndTold() : !isAvailable()) {
				forBackend.await();
			}
			if (isStopped()) {
				throw new StoppedException();
			}
		} finally {
			lock.unlock();
		}
	}

	private void ensureThread() {
		boolean start;
		lock.lock();
		try {
			start = needsThread();
		} finally {
			lock.unlock();
		}
		if (start) {
			startThread();
		}
	}

	@Override
	void move() {
		if (!isWanted() || !call("length", this::askLength)) {
			return;
		}
		wakeAll();
		ByteBuffer chunk = next();
		while (chunk != null && call("read", reading(chunk))) {
			add(chunk);
			chunk = next();
		}
	}

	private void askLength() throws IOException {
		OptionalLong answer = source.length();
		if (answer.isPresent() && answer.getAsLong() < 0) {
			throw new IOException("a length is not negative: " + answer.getAsLong());
		}
		lock.lock();
		try {
			length = answer;
			chunks.expect(answer.orElse(-1));
			hasEnded = answer.isPresent() && answer.getAsLong() == 0;
		} finally {
			lock.unlock();
		}
	}

	/** Reads once. Leaves the chunk with what was read, empty at the end. */
	private ClientCalls.Call reading(ByteBuffer chunk) {
		return () -> {
			long left = length.orElse(Long.MAX_VALUE) - read;
			chunk.limit((int) Math.min(chunk.capacity(), left));
			int count = source.read(chunk);
			if (count != END && (count < 1 || count != chunk.position())) {
				throw new IOException("it answered %d, but %d bytes were put".formatted(count, chunk.position()));
			}
			if (count == END && length.isPresent()) {
				throw new EOFException("it ended after %d of %d bytes".formatted(read, length.getAsLong()));
			}
			read += Math.max(0, count);
			chunk.limit(Math.max(0, count)).position(0);
		};
	}

	private void add(ByteBuffer chunk) {
		lock.lock();
		try {
			hasEnded = !chunk.hasRemaining() || length.isPresent() && read == length.getAsLong();
			if (chunk.hasRemaining() && phase == Phase.OPEN) {
				chunks.addFilled(chunk);
			}
		} finally {
			lock.unlock();
		}
		wakeAll();
	}

	/** Waits for room; answers null when nothing more is to be read. */
	private ByteBuffer next() {
		lock.lock();
		try {
			while (!hasEnded && !isStopped()) {
				ByteBuffer chunk = chunks.takeEmpty();
				if (chunk != null) {
					return chunk;
				}
				forThread.awaitUninterruptibly();
			}
			return null;
		} finally {
			lock.unlock();
		}
	}

	private boolean isWanted() {
		lock.lock();
		try {
			return !isStopped();
		} finally {
			lock.unlock();
		}
	}

	@Override
	boolean isAvailable() {
		return chunks.hasData() || hasEnded;
	}

	@Override
	void closeObject(boolean complete) throws IOException {
		DataSource closing = source;
		if (closing != null) {
			closing.close();
		}
	}

	/** What the device has taken is whole, whatever the close says. */
	@Override
	String closeProblem(boolean complete, String words) {
		owner.log().warn("%s: %s".formatted(owner.describe(), words));
		return null;
	}

	@Override
	void forgetObject() {
		source = null;
	}
}
