package org.portabledevices.service;

/**
 * A call that was not accepted: nothing was started, nothing is kept, no callback is called (contract 1.1). So it is safe to repeat it, here or elsewhere.
 * <p>
 * The status tells the reason (contract 1.2): {@link Status#E_WPD_SERVICE_NOT_OPEN} closed, released or leaving; {@link Status#ERROR_NOT_SUPPORTED} unknown
 * method; {@link Status#E_WPD_SERVICE_BAD_PARAMETER_ORDER}, {@link Status#E_INVALIDARG} or {@link Status#DISP_E_TYPEMISMATCH} a parameter, which the message
 * names with what was given and what is allowed; {@link Status#ERROR_BUSY} too many open.
 */
public class InvocationRefusedException extends InvocationException {

	private static final long serialVersionUID = 1L;

	/**
	 * Makes an exception.
	 *
	 * @param status the reason.
	 * @param message words for people: what was refused, what was given, what is allowed.
	 */
	public InvocationRefusedException(Status status, String message) {
		super(End.FAILED, status, Effect.NOT_STARTED, message);
	}
}
