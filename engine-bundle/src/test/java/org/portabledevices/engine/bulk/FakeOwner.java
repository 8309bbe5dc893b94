package org.portabledevices.engine.bulk;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.portabledevices.engine.log.RecordingLog;
import org.portabledevices.service.Status;

/** An invocation as a transfer sees it; it keeps what it is told. */
final class FakeOwner implements TransferOwner {

	final RecordingLog log = new RecordingLog();
	final List<String> failures = new CopyOnWriteArrayList<>();
	final BlockingQueue<Runnable> onBackend = new LinkedBlockingQueue<>();
	final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
	final AtomicInteger inside = new AtomicInteger();
	final AtomicInteger signsOfLife = new AtomicInteger();
	volatile boolean stopRequested;
	volatile boolean clientIsGone;
	volatile boolean mayComplete = true;
	volatile long completed;
	volatile long total = Long.MIN_VALUE;
	volatile Runnable whenFailed = () -> {
	};

	TransferEnd end(String name) {
		return problem -> ends.add(problem == null ? name : name + ": " + problem);
	}

	@Override
	public boolean isStopRequested() {
		return stopRequested;
	}

	@Override
	public boolean enter() {
		if (clientIsGone) {
			return false;
		}
		inside.incrementAndGet();
		return true;
	}

	@Override
	public void leave() {
		inside.decrementAndGet();
	}

	@Override
	public void moved(long bytes, long of) {
		completed = bytes;
		total = of;
	}

	@Override
	public void alive() {
		signsOfLife.incrementAndGet();
	}

	@Override
	public void failed(Status status, String words) {
		failures.add(status.name() + " " + words);
		whenFailed.run();
	}

	@Override
	public void runOnBackend(Runnable action) {
		onBackend.add(action);
	}

	@Override
	public RecordingLog log() {
		return log;
	}

	@Override
	public String describe() {
		return "invocation 7";
	}
}
