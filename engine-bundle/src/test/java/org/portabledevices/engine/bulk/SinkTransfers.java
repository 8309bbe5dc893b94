package org.portabledevices.engine.bulk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.AfterEach;

/** A transfer to a sink, and what the device and the owner do with it. */
abstract class SinkTransfers extends Transfers {

	static final int MOST = Chunks.MOST * Chunks.SIZE;

	FakeSink sink = new FakeSink();
	final SinkTransfer transfer = new SinkTransfer(sink, owner, threads.lent(), wheel, clock, STALL);

	@AfterEach
	void release() {
		transfer.release();
	}

	void finish() {
		transfer.finish(() -> owner.mayComplete, owner.end("finished"));
	}

	void abandon() {
		transfer.abandon(owner.end("abandoned"));
	}

	void offer(int count) {
		assertTrue(transfer.offer(ByteBuffer.wrap(bytes(count))));
	}

	/** Gives so much that the device has to wait, with a sink that is held inside its first write. */
	void fill() throws InterruptedException {
		sink.mayReturn = new Semaphore(0);
		offer(1);
		sink.begun.acquire();
		ByteBuffer data = ByteBuffer.wrap(new byte[2 * MOST]);
		assertFalse(transfer.offer(data));
		assertTrue(data.position() <= MOST, "bounded: " + data.position());
	}

	void letGo() {
		sink.mayReturn.release(1_000_000);
	}
}
