package org.portabledevices.ptp;

/** The connection to the peer ended, by whoever's doing: the session is over, and what it was doing is unknown. */
public class ConnectionLostException extends PtpException {
	private static final long serialVersionUID = 1L;

	/**
	 * Makes the exception.
	 *
	 * @param message what happened to which connection.
	 * @param cause why, may be {@code null}.
	 */
	public ConnectionLostException(String message, Throwable cause) {
		super(message, cause);
	}
}
