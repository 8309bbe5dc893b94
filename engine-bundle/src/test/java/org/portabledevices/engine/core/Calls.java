package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.portabledevices.service.Invocation;
import org.portabledevices.service.Progress;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** A callback that remembers what it was called with. Its identity is all that counts: asking for anything else of it fails (contract 7.6). */
final class Calls implements ServiceMethodCallback {

	record Completion(Invocation invocation, Status status, Values results, Thread thread) {
	}

	final BlockingQueue<Completion> completions = new LinkedBlockingQueue<>();
	final List<Progress> progress = new CopyOnWriteArrayList<>();
	final BlockingQueue<Progress> newProgress = new LinkedBlockingQueue<>();

	@Override
	public void onComplete(Invocation invocation, Status status, Values results) {
		completions.add(new Completion(invocation, status, results, Thread.currentThread()));
	}

	@Override
	public void onProgress(Invocation invocation, Progress value) {
		progress.add(value);
		newProgress.add(value);
	}

	Completion next() throws InterruptedException {
		Completion completion = completions.poll(10, TimeUnit.SECONDS);
		assertNotNull(completion, "no completion within 10 s");
		return completion;
	}

	Progress nextProgress() throws InterruptedException {
		Progress value = newProgress.poll(10, TimeUnit.SECONDS);
		assertNotNull(value, "no progress within 10 s");
		return value;
	}

	/** To be asked when the bench has settled. */
	void assertNoMore() {
		assertEquals(List.of(), List.copyOf(completions));
	}

	@Override
	public boolean equals(Object other) {
		throw new AssertionError("equals of a client's object was called");
	}

	@Override
	public int hashCode() {
		throw new AssertionError("hashCode of a client's object was called");
	}

	@Override
	public String toString() {
		throw new AssertionError("toString of a client's object was called");
	}
}
