package org.portabledevices.engine.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import org.portabledevices.service.DataSink;

/** A sink that keeps what it is given, can be held, and notices when it is called by two threads at a time. */
final class FakeSink implements DataSink {

	interface Trouble {
		void make() throws IOException;
	}

	final List<String> calls = new CopyOnWriteArrayList<>();
	final ByteArrayOutputStream data = new ByteArrayOutputStream();
	final Set<Thread> threads = ConcurrentHashMap.newKeySet();
	final AtomicBoolean crossed = new AtomicBoolean();
	/** How many calls of write have begun. */
	final Semaphore begun = new Semaphore(0);
	/** How many calls of write may return; null for all. */
	volatile Semaphore mayReturn;
	volatile Trouble onBegin = () -> {
	};
	volatile Trouble onWrite = () -> {
	};
	volatile Trouble onClose = () -> {
	};
	private final AtomicBoolean busy = new AtomicBoolean();

	private void call(String name, Trouble trouble) throws IOException {
		if (!busy.compareAndSet(false, true)) {
			crossed.set(true);
		}
		threads.add(Thread.currentThread());
		try {
			if (!name.equals("write") || !calls.contains("write")) {
				calls.add(name);
			}
			trouble.make();
		} finally {
			busy.set(false);
		}
	}

	@Override
	public void begin(OptionalLong length) throws IOException {
		call("begin " + length.orElse(-1), onBegin);
	}

	@Override
	public void write(ByteBuffer bytes) throws IOException {
		call("write", () -> {
			begun.release();
			Semaphore gate = mayReturn;
			if (gate != null) {
				gate.acquireUninterruptibly();
			}
			byte[] copy = new byte[bytes.remaining()];
			bytes.get(copy);
			data.write(copy);
			onWrite.make();
		});
	}

	@Override
	public void close(boolean complete) throws IOException {
		call("close " + complete, onClose);
	}
}
