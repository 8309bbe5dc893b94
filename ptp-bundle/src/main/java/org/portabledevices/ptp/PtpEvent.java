package org.portabledevices.ptp;

import java.util.List;
import java.util.stream.Collectors;

import org.portabledevices.ptp.code.EventCode;

/**
 * An event of a device. ISO 15740:2013 clause 12.
 *
 * @param code the event code, u16, unknown ones included.
 * @param transactionId the transaction that it belongs to, u32; 0 or 0xFFFFFFFF for none.
 * @param parameters at most three, u32 each; trailing zeros may be present or left away.
 */
public record PtpEvent(int code, int transactionId, List<Integer> parameters) {
	/**
	 * Copies the parameters and checks their number.
	 *
	 * @param code as in the record.
	 * @param transactionId as in the record.
	 * @param parameters as in the record.
	 */
	public PtpEvent {
		parameters = List.copyOf(parameters);
		if (parameters.size() > 3) {
			throw new IllegalArgumentException(parameters.size() + " parameters, at most 3");
		}
	}

	/**
	 * Answers a parameter.
	 *
	 * @param index from 0.
	 * @return the parameter, 0 if the event does not have so many.
	 */
	public int parameter(int index) {
		return index < parameters.size() ? parameters.get(index) : 0;
	}

	@Override
	public String toString() {
		return EventCode.name(code) + parameters.stream().map("0x%X"::formatted).collect(Collectors.joining(", ", "(", ")"));
	}
}
