package org.portabledevices.shell.session;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.portabledevices.description.MethodDescription;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.Progress;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.Status;
import org.portabledevices.shell.directory.ServiceEntry;
import org.portabledevices.values.Values;

/** One call that a session made: its callback, and what came of it. For use by any thread. */
public final class Call implements ServiceMethodCallback {

	/** How often a wait looks whether the callback will never come: the client of a call may go away while somebody waits (contract 3.1). */
	private static final long LOOK_MILLIS = 500;

	private final ServiceEntry service;
	private final MethodDescription method;
	private final FileTransfer transfer;
	private final CountDownLatch ended = new CountDownLatch(1);
	private volatile Outcome outcome;

	/**
	 * Makes a call.
	 *
	 * @param service the service.
	 * @param method the method.
	 * @param transfer counts the bytes of the call's file.
	 */
	public Call(ServiceEntry service, MethodDescription method, FileTransfer transfer) {
		this.service = requireNonNull(service, "service");
		this.method = requireNonNull(method, "method");
		this.transfer = requireNonNull(transfer, "transfer");
	}

	@Override
	public void onComplete(Invocation invocation, Status status, Values results) {
		end(Outcome.of(this, invocation, status, results));
	}

	/** Progress is read from the handle when somebody asks. */
	@Override
	public void onProgress(Invocation invocation, Progress progress) {
	}

	/**
	 * Tells the service.
	 *
	 * @return the service.
	 */
	public ServiceEntry service() {
		return service;
	}

	/**
	 * Tells the method.
	 *
	 * @return the method.
	 */
	public MethodDescription method() {
		return method;
	}

	/**
	 * Answers how it ended.
	 *
	 * @return the outcome, empty while it is pending.
	 */
	public Optional<Outcome> outcome() {
		return Optional.ofNullable(outcome);
	}

	/**
	 * Waits for the end.
	 *
	 * @param invocation the invocation that the call became.
	 * @return the outcome.
	 * @throws InterruptedException if the thread is interrupted; the call goes on.
	 */
	public Outcome await(Invocation invocation) throws InterruptedException {
		while (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
			if (invocation.end().isPresent() && !ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
				end(Outcome.of(this, invocation, invocation.status().orElseThrow(), Values.empty()));
			}
		}
		return outcome;
	}

	/**
	 * Waits for the end, no longer than a time.
	 *
	 * @param limit the time.
	 * @return the outcome, empty if it is still pending.
	 * @throws InterruptedException if the thread is interrupted; the call goes on.
	 */
	public Optional<Outcome> await(Duration limit) throws InterruptedException {
		ended.await(limit.toNanos(), TimeUnit.NANOSECONDS);
		return outcome();
	}

	OptionalLong bytes() {
		return transfer.bytes();
	}

	private synchronized void end(Outcome last) {
		if (outcome == null) {
			outcome = last;
			ended.countDown();
		}
	}
}
