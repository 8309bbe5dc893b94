package org.portabledevices.ptp.responder;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.portabledevices.ptp.ConnectionLostException;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.transport.Limits;
import org.portabledevices.ptp.transport.Waits;

/** A transaction in the command thread's hands; the event thread tells it of a cancel. */
final class RunningTransaction implements ResponderTransaction {
	private static final Runnable NOTHING = () -> {
	};

	private final PtpIpPacket.OperationRequest request;
	private final Limits limits;
	private final Waits waits;
	/** Of the command thread: its data for us has not ended, and will be read whatever the answer is. */
	private boolean dataOutExpected;
	/** Of the command thread: the Cancel on the command connection was read. */
	private boolean markRead;

	/** Guarded by this. */
	private boolean cancelled;
	private boolean gone;
	private Runnable hook = NOTHING;
	private Runnable goneHook = NOTHING;
	/** Ends the command thread's wait for the device. */
	private Runnable waiting = NOTHING;

	RunningTransaction(PtpIpPacket.OperationRequest request, Limits limits) {
		this.request = request;
		this.limits = limits;
		waits = new Waits(limits, limits.silence());
		dataOutExpected = request.dataPhase() == PtpIpPacket.OperationRequest.DATA_OUT;
	}

	/** Waits for this initiator to send or take something, shorter once it has cancelled. */
	Waits waits() {
		return waits;
	}

	boolean dataOutExpected() {
		return dataOutExpected;
	}

	void dataOutEnded() {
		dataOutExpected = false;
	}

	boolean markRead() {
		return markRead;
	}

	void readMark() {
		markRead = true;
	}

	void cancel() {
		tell(false);
	}

	void gone() {
		tell(true);
	}

	private void tell(boolean isGone) {
		Runnable told;
		Runnable toldGone;
		Runnable ended;
		synchronized (this) {
			if (!isGone) {
				waits.endAfter(limits.confirmation());
			}
			told = cancelled || gone ? NOTHING : hook;
			toldGone = isGone && !gone ? goneHook : NOTHING;
			ended = isGone ? waiting : NOTHING;
			cancelled |= !isGone;
			gone |= isGone;
		}
		told.run();
		toldGone.run();
		ended.run();
	}

	/** Whether it is to be answered Transaction_Cancelled. */
	synchronized boolean isCancelRequested() {
		return cancelled;
	}

	@Override
	public synchronized boolean isCancelled() {
		return cancelled || gone;
	}

	@Override
	public void onCancel(Runnable whenCancelled) {
		synchronized (this) {
			hook = whenCancelled;
			if (!cancelled && !gone) {
				return;
			}
		}
		whenCancelled.run();
	}

	@Override
	public synchronized boolean isGone() {
		return gone;
	}

	@Override
	public void onGone(Runnable whenGone) {
		synchronized (this) {
			goneHook = whenGone;
			if (!gone) {
				return;
			}
		}
		whenGone.run();
	}

	@Override
	public int operation() {
		return request.operation();
	}

	@Override
	public int transactionId() {
		return request.transactionId();
	}

	@Override
	public int parameter(int index) {
		return index < request.parameters().size() ? request.parameters().get(index) : 0;
	}

	int parameterCount() {
		return request.parameters().size();
	}

	/** A parameter as the unsigned number it is. */
	long unsigned(int index) {
		return Integer.toUnsignedLong(parameter(index));
	}

	/** Two parameters, the low half first; negative for what no object has. */
	long unsigned64(int index) {
		return unsigned(index) | (long) parameter(index + 1) << 32;
	}

	/**
	 * Waits for the device, as long as the initiator does. Its cancel is the device's to heed.
	 *
	 * @throws ConnectionLostException if the initiator went away; what the device still does is not looked at.
	 */
	<T> OperationAnswer await(CompletionStage<T> work, Function<T, OperationAnswer> answer) throws PtpException, IOException {
		CompletableFuture<T> future = new CompletableFuture<>();
		ConnectionLostException lost = new ConnectionLostException("The initiator went away", null);
		Runnable giveUp = () -> future.completeExceptionally(lost);
		boolean isGone;
		synchronized (this) {
			waiting = giveUp;
			isGone = gone;
		}
		if (isGone) {
			giveUp.run();
		}
		work.whenComplete((result, failure) -> {
			if (failure == null) {
				future.complete(result);
			} else {
				future.completeExceptionally(failure);
			}
		});
		try {
			return answer.apply(future.join());
		} catch (CompletionException e) {
			throw rethrown(e, lost);
		} finally {
			synchronized (this) {
				waiting = NOTHING;
			}
		}
	}

	/** Throws what the device meant; {@code lost} is no failure of the device's. */
	private static IOException rethrown(CompletionException e, ConnectionLostException lost) throws PtpException {
		Throwable cause = e.getCause();
		while (cause instanceof CompletionException && cause.getCause() != null) {
			cause = cause.getCause();
		}
		if (cause == lost) {
			throw lost;
		} else if (cause instanceof ResponseException response) {
			throw response;
		} else if (cause instanceof RuntimeException bug) {
			throw bug;
		}
		return cause instanceof IOException io ? io : new IOException(cause);
	}
}
