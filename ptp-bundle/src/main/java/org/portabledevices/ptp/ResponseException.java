package org.portabledevices.ptp;

import java.util.Arrays;

import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;

/**
 * A response other than OK. An initiator gets it thrown; a responder's device throws it to answer with that code. The
 * session goes on.
 */
public class ResponseException extends PtpException {
	private static final long serialVersionUID = 1L;

	private final transient int[] parameters;

	/**
	 * Makes an answer of a device.
	 *
	 * @param code the response code, not OK.
	 * @param parameters the response's parameters, at most five.
	 */
	public ResponseException(int code, int... parameters) {
		this("The device answers 0x%04X %s".formatted(code, ResponseCode.name(code)), code, parameters);
	}

	private ResponseException(String message, int code, int[] parameters) {
		super(message, code, null);
		if (code == ResponseCode.OK || parameters.length > 5) {
			throw new IllegalArgumentException("code 0x%04X, %d parameters".formatted(code, parameters.length));
		}
		this.parameters = parameters.clone();
	}

	/**
	 * Makes the error of an operation that a device answered.
	 *
	 * @param operation the code of the operation.
	 * @param code the response code, not OK.
	 * @param parameters the response's parameters, at most five.
	 * @return the exception.
	 */
	public static ResponseException answerTo(int operation, int code, int... parameters) {
		return new ResponseException("%s was answered 0x%04X %s%s".formatted(OperationCode.name(operation), code,
				ResponseCode.name(code), parameters.length == 0 ? "" : " " + Arrays.toString(parameters)), code, parameters);
	}

	/**
	 * Answers the parameters of the response.
	 *
	 * @return a copy, at most five, each an unsigned 32-bit integer.
	 */
	public int[] parameters() {
		return parameters.clone();
	}
}
