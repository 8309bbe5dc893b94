package org.portabledevices.ptp.responder.transaction;

import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.ptp.transport.Limits;
import org.portabledevices.ptp.transport.Waits;

/** A transaction in the command thread's hands; the event thread tells it of a cancel. */
public final class RunningTransaction implements ResponderTransaction {
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

	public RunningTransaction(PtpIpPacket.OperationRequest request, Limits limits) {
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
		synchronized (this) {
			if (!isGone) {
				waits.endAfter(limits.confirmation());
			}
			told = cancelled || gone ? NOTHING : hook;
			toldGone = isGone && !gone ? goneHook : NOTHING;
			cancelled |= !isGone;
			gone |= isGone;
		}
		told.run();
		toldGone.run();
	}

	/** Whether it is to be answered Transaction_Cancelled. */
	public synchronized boolean isCancelRequested() {
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

	public int parameterCount() {
		return request.parameters().size();
	}

	/** A parameter as the unsigned number it is. */
	public long unsigned(int index) {
		return Integer.toUnsignedLong(parameter(index));
	}

	/** Two parameters, the low half first; negative for what no object has. */
	public long unsigned64(int index) {
		return unsigned(index) | (long) parameter(index + 1) << 32;
	}
}
