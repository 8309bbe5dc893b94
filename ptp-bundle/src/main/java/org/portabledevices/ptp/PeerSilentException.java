package org.portabledevices.ptp;

/** The peer sent, or took, nothing for longer than its limit. */
public class PeerSilentException extends PtpException {
	private static final long serialVersionUID = 1L;

	private final transient boolean stopped;

	/**
	 * Makes the exception.
	 *
	 * @param message who was silent for how long, in what.
	 * @param stopped whether the peer confirmed afterwards that it stopped.
	 */
	public PeerSilentException(String message, boolean stopped) {
		super(message);
		this.stopped = stopped;
	}

	/**
	 * Tells whether the peer, silent at first, then confirmed the cancel that followed, or answered.
	 *
	 * @return {@code true} if the session is in step and can be used; {@code false} if it was closed.
	 */
	public boolean stopped() {
		return stopped;
	}
}
