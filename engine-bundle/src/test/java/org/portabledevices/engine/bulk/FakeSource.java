package org.portabledevices.engine.bulk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import org.portabledevices.service.DataSource;

/** A source of known bytes, which can be held, and notices when it is called by two threads at a time. */
final class FakeSource implements DataSource {

	/** Reads as {@link DataSource#read} does. */
	interface Reading {
		int read(ByteBuffer buffer) throws IOException;
	}

	final List<String> calls = new CopyOnWriteArrayList<>();
	final Set<Thread> threads = ConcurrentHashMap.newKeySet();
	final AtomicBoolean crossed = new AtomicBoolean();
	/** How many calls of read have begun. */
	final Semaphore begun = new Semaphore(0);
	/** How many calls of read may return; null for all. */
	volatile Semaphore mayReturn;
	volatile OptionalLong length = OptionalLong.empty();
	volatile int atATime = Integer.MAX_VALUE;
	volatile Reading reading = this::readData;
	volatile FakeSink.Trouble onLength = () -> {
	};
	volatile FakeSink.Trouble onClose = () -> {
	};
	volatile long given;
	private final AtomicBoolean busy = new AtomicBoolean();
	private final ByteBuffer data;

	FakeSource(byte[] data) {
		this.data = ByteBuffer.wrap(data);
	}

	private void enter(String name) {
		if (!busy.compareAndSet(false, true)) {
			crossed.set(true);
		}
		threads.add(Thread.currentThread());
		if (!name.equals("read") || !calls.contains("read")) {
			calls.add(name);
		}
	}

	@Override
	public OptionalLong length() throws IOException {
		enter("length");
		try {
			onLength.make();
			return length;
		} finally {
			busy.set(false);
		}
	}

	@Override
	public int read(ByteBuffer buffer) throws IOException {
		enter("read");
		try {
			begun.release();
			Semaphore gate = mayReturn;
			if (gate != null) {
				gate.acquireUninterruptibly();
			}
			return reading.read(buffer);
		} finally {
			busy.set(false);
		}
	}

	private int readData(ByteBuffer buffer) {
		if (!data.hasRemaining()) {
			return -1;
		}
		int count = Math.min(Math.min(buffer.remaining(), data.remaining()), atATime);
		byte[] copy = new byte[count];
		data.get(copy);
		buffer.put(copy);
		given += count;
		return count;
	}

	@Override
	public void close() throws IOException {
		enter("close");
		try {
			onClose.make();
		} finally {
			busy.set(false);
		}
	}
}
