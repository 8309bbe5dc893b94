package org.portabledevices.engine.core;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.portabledevices.engine.lane.LaneTask;
import org.portabledevices.engine.state.Step;

/** The end of a client (contract 4.1): what is pending ends, what is being called is waited for within one limit, and then nothing of the client is called or kept. */
final class ClientRelease {

	private final Client client;
	private final CountDownLatch done = new CountDownLatch(1);
	private volatile List<AcceptedInvocation> left = List.of();
	private CountDownLatch transfers;

	ClientRelease(Client client) {
		this.client = client;
	}

	/**
	 * Lets end what is pending; nothing was accepted since it was collected. What is queued comes first: else the end of what runs could start something of a client that is gone.
	 */
	void begin(List<AcceptedInvocation> pending) {
		left = pending;
		transfers = new CountDownLatch((int) pending.stream().filter(call -> call.data != null).count());
		pending.stream().filter(call -> call.phase().step() == Step.QUEUED).forEach(AcceptedInvocation::clientGone);
		pending.forEach(AcceptedInvocation::clientGone);
		for (AcceptedInvocation call : pending) {
			LaneTask stage = call.stageTask();
			if (stage != null) {
				client.lane.execute(stage);
			}
			if (call.data != null) {
				call.data.clientGone(problem -> transfers.countDown());
			}
		}
	}

	/** Waits until nothing of the client is called, until some time of the system's clock at most; for what is being called on this very thread it does not wait. */
	void finish(long end) {
		boolean inLane = client.lane.isCurrent();
		boolean inData = isInData();
		boolean quiet = inLane || client.lane.awaitGiven(rest(end));
		quiet &= inData || await(transfers, end);
		client.gate.close();
		quiet &= client.gate.awaitEmpty(rest(end), inLane || inData ? 1 : 0);
		if (!quiet) {
			client.engine.log.warn(client + " is gone, but something of it was still being called");
		}
		left.forEach(AcceptedInvocation::forgetClient);
		left = List.of();
		done.countDown();
	}

	/** Waits for another thread that is in {@link #finish}. */
	void awaitFinish(long end) {
		if (!client.lane.isCurrent() && !isInData()) {
			await(done, end);
		}
	}

	private boolean isInData() {
		return left.stream().anyMatch(call -> call.data != null && call.data.isCurrent());
	}

	private static boolean await(CountDownLatch latch, long end) {
		try {
			return latch.await(rest(end), TimeUnit.NANOSECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static long rest(long end) {
		return Math.max(0, end - System.nanoTime());
	}
}
