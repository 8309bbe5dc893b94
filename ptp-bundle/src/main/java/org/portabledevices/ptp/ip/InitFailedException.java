package org.portabledevices.ptp.ip;

import org.portabledevices.ptp.PtpException;

/** The responder answered Init_Fail: it does not take this initiator, or not now. CIPA DC-X005 clause 2.3.5. */
public class InitFailedException extends PtpException {
	private static final long serialVersionUID = 1L;

	/** Reason: the responder does not want this initiator; it may have to be paired. */
	public static final int REJECTED_INITIATOR = 1;
	/** Reason: another initiator has a session; later may succeed. */
	public static final int BUSY = 2;
	/** Reason: not said. */
	public static final int UNSPECIFIED = 3;

	private final transient int reason;

	/**
	 * Makes the exception.
	 *
	 * @param reason the reason as received, unknown ones included.
	 */
	public InitFailedException(int reason) {
		super("The responder refuses the connection: " + switch (reason) {
			case REJECTED_INITIATOR -> "it rejects this initiator";
			case BUSY -> "it is busy with another initiator";
			case UNSPECIFIED -> "no reason given";
			default -> "reason 0x%X".formatted(reason);
		});
		this.reason = reason;
	}

	/**
	 * Answers why.
	 *
	 * @return the reason as received.
	 */
	public int reason() {
		return reason;
	}
}
