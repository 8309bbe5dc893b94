package org.portabledevices.ptp;

/**
 * Says that an operation did not succeed: the device refused it, or the connection did not carry it. Subclasses exist
 * only where callers act differently.
 */
public class PtpException extends Exception {
	private static final long serialVersionUID = 1L;

	private final transient int responseCode;

	/**
	 * Makes an exception without a response code.
	 *
	 * @param message what went wrong.
	 */
	public PtpException(String message) {
		this(message, 0, null);
	}

	/**
	 * Makes an exception without a response code.
	 *
	 * @param message what went wrong.
	 * @param cause why, may be {@code null}.
	 */
	public PtpException(String message, Throwable cause) {
		this(message, 0, cause);
	}

	/**
	 * Makes an exception.
	 *
	 * @param message what went wrong.
	 * @param responseCode the response code as received, 0 for none.
	 * @param cause why, may be {@code null}.
	 */
	protected PtpException(String message, int responseCode, Throwable cause) {
		super(message, cause);
		this.responseCode = responseCode;
	}

	/**
	 * Answers the response code, as the device sent it.
	 *
	 * @return the code, unknown ones included; 0 when no response was received.
	 */
	public int responseCode() {
		return responseCode;
	}
}
