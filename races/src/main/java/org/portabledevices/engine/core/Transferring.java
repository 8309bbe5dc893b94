package org.portabledevices.engine.core;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.portabledevices.engine.bulk.SinkTransfer;
import org.portabledevices.engine.bulk.TransferOwner;
import org.portabledevices.engine.log.EngineLog;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.Status;

/** A device has delivered all its data and has succeeded; the client's sink takes the rest on the lent thread, whose part one of the two that race takes. */
abstract class Transferring extends Race implements DataSink, TransferOwner {

	private static final String SUCCESS = "success";
	private static final String STOP = "stop";
	private static final String UNCLOSED = "unclosed";
	private static final EngineLog NO_LOG = new NoLog();

	private final AtomicReference<Runnable> lent = new AtomicReference<>();
	/** What was decided: as an invocation does, by one compare-and-set. */
	private final AtomicReference<String> decision = new AtomicReference<>();
	private final AtomicInteger closed = new AtomicInteger();
	private final AtomicInteger ends = new AtomicInteger();
	private int endsAwaited = 1;
	private volatile boolean isWriting;
	private volatile String closedAs = UNCLOSED;
	private final SinkTransfer transfer =
			new SinkTransfer(this, this, lent::set, ground.engine.wheel, () -> 0, TimeUnit.HOURS.toNanos(1));

	Transferring() {
		transfer.offer(ByteBuffer.allocate(100));
		transfer.finish(() -> decision.compareAndSet(null, SUCCESS), problem -> ends.incrementAndGet());
	}

	// What can happen

	/** The lent thread moves what is left, and closes. */
	final String move() {
		lent.get().run();
		return "moved";
	}

	/** The invocation is stopped, if it has not succeeded: the data is of no use. */
	final String stop() {
		if (!decision.compareAndSet(null, STOP)) {
			return "too late";
		}
		endsAwaited++;
		transfer.abandon(problem -> ends.incrementAndGet());
		return "stopped";
	}

	/** Nobody waits for the sink any longer. */
	final String giveUp() {
		transfer.release();
		return "given up";
	}

	/** The lent thread comes last. */
	final String verdictAfterMove() {
		move();
		return verdict();
	}

	/** How the sink was closed, if that agrees with what was decided and everybody was told once. */
	final String verdict() {
		boolean isSuccess = decision.get() == SUCCESS;
		check(closedAs.equals(UNCLOSED) || closedAs.equals(isSuccess ? "closed whole" : "closed in part"), Rules.CLOSED_WRONGLY);
		check(closed.get() <= 1, Rules.CLOSED_TWICE);
		check(ends.get() == endsAwaited, Rules.END_NOT_TOLD);
		return lastWord(closedAs);
	}

	// The sink

	@Override
	public void write(ByteBuffer data) {
		isWriting = true;
		check(closed.get() == 0, Rules.CLOSED_TOO_EARLY);
		data.position(data.limit());
		isWriting = false;
	}

	@Override
	public void close(boolean complete) {
		check(!isWriting, Rules.CLOSED_TOO_EARLY);
		closed.incrementAndGet();
		closedAs = complete ? "closed whole" : "closed in part";
	}

	// The invocation

	@Override
	public boolean isStopRequested() {
		return decision.get() == STOP;
	}

	@Override
	public boolean enter() {
		return true;
	}

	@Override
	public void leave() {
	}

	@Override
	public void moved(long completed, long total) {
	}

	@Override
	public void alive() {
	}

	@Override
	public void failed(Status status, String words) {
		breaks("failed: " + words);
	}

	@Override
	public void runOnBackend(Runnable action) {
		throw new AssertionError("the backend waits for nothing");
	}

	@Override
	public EngineLog log() {
		return NO_LOG;
	}

	@Override
	public String describe() {
		return "a transfer";
	}
}
