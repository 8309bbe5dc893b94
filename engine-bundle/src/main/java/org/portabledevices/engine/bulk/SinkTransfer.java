package org.portabledevices.engine.bulk;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

import org.portabledevices.backend.DataWriter;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.engine.time.Clock;
import org.portabledevices.engine.time.TimerWheel;
import org.portabledevices.service.DataSink;

/** Bulk data from a device to a client's sink. It takes its thread when the first data comes, or when it is to be closed. */
public final class SinkTransfer extends Transfer implements DataWriter {

	private static final int DROPPED = -1;

	private DataSink sink;
	// Guarded by the lock.
	private long length = -1;
	private long given;
	/** What the client has of the whole already. */
	private long startsAt;

	/**
	 * Makes a transfer.
	 *
	 * @param sink the client's sink.
	 * @param owner the invocation.
	 * @param lent where a thread comes from.
	 * @param wheel what watches the stall limit.
	 * @param clock the time.
	 * @param stallNanos how long one call of the sink may take.
	 */
	public SinkTransfer(DataSink sink, TransferOwner owner, Executor lent, TimerWheel wheel, Clock clock, long stallNanos) {
		super("sink", owner, lent, wheel, clock, stallNanos);
		this.sink = requireNonNull(sink, "sink");
	}

	@Override
	public void begin(long bytes) {
		begin(bytes, 0);
	}

	@Override
	public void begin(long bytes, long had) {
		long from;
		long total;
		lock.lock();
		try {
			if (given > 0 || isStopped()) {
				return;
			}
			length = Math.max(-1, bytes);
			startsAt = Math.max(0, had);
			from = startsAt;
			total = total();
			chunks.expect(length);
		} finally {
			lock.unlock();
		}
		owner.moved(from, total);
	}

	@Override
	public boolean offer(ByteBuffer data) {
		return put(data) <= 0;
	}

	@Override
	public void onRoom(Runnable action) {
		onChange(action);
	}

	@Override
	public void write(ByteBuffer data) throws StoppedException, InterruptedException {
		for (int left = put(data); left != 0; left = put(data)) {
			awaitRoom(left == DROPPED);
		}
	}

	/** Answers how much is left for which there is no room, or that all was dropped. */
	private int put(ByteBuffer data) {
		int before = data.remaining();
		long completed;
		long total;
		boolean start;
		lock.lock();
		try {
			if (isStopped()) {
				data.position(data.limit());
				return DROPPED;
			}
			chunks.copyFrom(data);
			if (data.remaining() == before) {
				return before;
			}
			given += before - data.remaining();
			completed = startsAt + given;
			total = total();
			start = needsThread();
			forThread.signal();
		} finally {
			lock.unlock();
		}
		if (start) {
			startThread();
		}
		owner.moved(completed, total);
		return data.remaining();
	}

	/** Of the whole, under the lock. */
	private long total() {
		return length < 0 ? -1 : startsAt + length;
	}

	private void awaitRoom(boolean dropped) throws StoppedException, InterruptedException {
		lock.lockInterruptibly();
		try {
			while ((dropped || !chunks.hasRoom()) && !isStoppedAndTold()) {
				forBackend.await();
			}
			if (isStoppedAndTold()) {
				throw new StoppedException();
			}
		} finally {
			lock.unlock();
		}
	}

	@Override
	void move() {
		ByteBuffer chunk = next();
		if ((chunk != null || isWanted()) && call("begin", () -> sink.begin(length()))) {
			while (chunk != null && call("write", writing(chunk))) {
				recycle(chunk);
				chunk = next();
			}
		}
	}

	private ClientCalls.Call writing(ByteBuffer chunk) {
		return () -> {
			sink.write(chunk);
			if (chunk.hasRemaining()) {
				throw new IOException("it has not taken all data, %d bytes remain".formatted(chunk.remaining()));
			}
		};
	}

	/** Waits for data; answers null when there is none to come, or it is of no use. */
	private ByteBuffer next() {
		lock.lock();
		try {
			while (phase == Phase.OPEN && !isStopped() && !chunks.hasData()) {
				forThread.awaitUninterruptibly();
			}
			return isWantedNow() ? chunks.takeFilled() : null;
		} finally {
			lock.unlock();
		}
	}

	private void recycle(ByteBuffer chunk) {
		boolean isRoomy;
		lock.lock();
		try {
			chunks.addEmpty(chunk);
			isRoomy = chunks.isRoomy();
		} finally {
			lock.unlock();
		}
		if (isRoomy) {
			wakeAll();
		}
	}

	private boolean isWanted() {
		lock.lock();
		try {
			return isWantedNow();
		} finally {
			lock.unlock();
		}
	}

	private boolean isWantedNow() {
		return (phase == Phase.OPEN || phase == Phase.FINISHING) && !broken && !owner.isStopRequested();
	}

	private OptionalLong length() {
		lock.lock();
		try {
			return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
		} finally {
			lock.unlock();
		}
	}

	@Override
	boolean isAvailable() {
		return chunks.hasRoom();
	}

	@Override
	void closeObject(boolean complete) throws IOException {
		DataSink closing = sink;
		if (closing != null) {
			closing.close(complete);
		}
	}

	@Override
	String closeProblem(boolean complete, String words) {
		if (complete) {
			return words;
		}
		owner.log().warn("%s: %s".formatted(owner.describe(), words));
		return null;
	}

	@Override
	void forgetObject() {
		sink = null;
	}
}
