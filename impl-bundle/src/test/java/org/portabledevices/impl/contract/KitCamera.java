package org.portabledevices.impl.contract;

import java.math.BigInteger;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.portabledevices.impl.fixture.MemoryCamera;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.responder.MtpObjects;

/** A camera with one untruth, the size of its files from 4 GiB on, and with captures that take as long as the kit wants. */
final class KitCamera extends MemoryCamera {

	/** Long enough that its size is asked for. */
	static final long HUGE = 1L << 33;

	private final Queue<CompletableFuture<Runnable>> heldCaptures = new ConcurrentLinkedQueue<>();

	KitCamera() {
		with(OperationCode.GET_OBJECT_PROP_VALUE);
	}

	/** Answers with 2^64 - 1 bytes, whatever it is asked for. */
	@Override
	public MtpObjects mtpObjects() {
		return new MtpObjects() {
			@Override
			public PtpValue objectPropValue(int handle, int property) {
				return PtpValue.of(DataTypeCode.UINT64, BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
			}
		};
	}

	/** Lets the next capture take its time; answers, when it has begun, what ends it. */
	CompletableFuture<Runnable> holdNextCapture() {
		CompletableFuture<Runnable> begun = new CompletableFuture<>();
		heldCaptures.add(begun);
		return begun;
	}

	/** A format that is asked for is the code of the error with which it is refused. */
	@Override
	public void initiateCapture(int storageId, int format, int transactionId) throws ResponseException {
		if (format != 0) {
			throw new ResponseException(format);
		}
		Runnable tell = () -> {
			send(new PtpEvent(EventCode.OBJECT_ADDED, transactionId, List.of(NEW_PICTURE)));
			send(new PtpEvent(EventCode.CAPTURE_COMPLETE, transactionId, List.of()));
		};
		CompletableFuture<Runnable> held = heldCaptures.poll();
		if (held == null) {
			tell.run();
		} else {
			held.complete(tell);
		}
	}
}
