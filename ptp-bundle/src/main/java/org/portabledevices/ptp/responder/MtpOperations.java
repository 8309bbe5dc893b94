package org.portabledevices.ptp.responder;

import java.io.IOException;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DatasetReader;
import org.portabledevices.ptp.dataset.DatasetWriter;

/** MTP's operations on objects, 0x9801 to 0x9820. Of the command thread. */
final class MtpOperations {
	private final MtpObjects objects;
	private final ResponderDevice device;
	private final DataExchange exchange;
	private final AnnouncedObject announced;

	MtpOperations(ResponderDevice device, DataExchange exchange, AnnouncedObject announced) {
		this.device = device;
		this.objects = device.mtpObjects();
		this.exchange = exchange;
		this.announced = announced;
	}

	/** Tells whether an operation is one of these; others in between are for {@link ResponderDevice#execute}. */
	static boolean isOne(int operation) {
		return switch (operation) {
			case OperationCode.GET_OBJECT_PROPS_SUPPORTED, OperationCode.GET_OBJECT_PROP_VALUE,
					OperationCode.GET_OBJECT_REFERENCES, OperationCode.SET_OBJECT_REFERENCES, OperationCode.SKIP ->
					true;
			default -> false;
		};
	}

	OperationAnswer execute(RunningTransaction transaction) throws PtpException, IOException, CancelledSignal {
		int first = transaction.parameter(0);
		return switch (transaction.operation()) {
			case OperationCode.GET_OBJECT_PROPS_SUPPORTED ->
					StandardOperations.dataset(new DatasetWriter().u16Array(objects.objectPropsSupported(format(first))).toByteArray());
			case OperationCode.GET_OBJECT_PROP_VALUE ->
					StandardOperations.dataset(objects.objectPropValue(first, property(transaction.parameter(1))).encode());
			case OperationCode.GET_OBJECT_REFERENCES ->
					StandardOperations.dataset(StandardOperations.array(objects.objectReferences(first)));
			case OperationCode.SET_OBJECT_REFERENCES -> setReferences(first, exchange.collect(transaction));
			case OperationCode.SKIP -> {
				if (first == 0) {
					throw new ResponseException(ResponseCode.INVALID_PARAMETER);
				}
				objects.skip(first);
				yield OperationAnswer.ok();
			}
			default -> throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
		};
	}

	private static int format(int code) throws ResponseException {
		if (code >>> 16 != 0) {
			throw new ResponseException(ResponseCode.INVALID_OBJECT_FORMAT_CODE);
		}
		return code;
	}

	private static int property(int code) throws ResponseException {
		if (code >>> 16 != 0) {
			throw new ResponseException(ResponseCode.INVALID_OBJECT_PROP_CODE);
		}
		return code;
	}

	private OperationAnswer setReferences(int handle, byte[] dataset) throws ResponseException {
		int[] references;
		try {
			references = new DatasetReader("object references", dataset).u32Array("references");
		} catch (PtpFormatException e) {
			throw new ResponseException(ResponseCode.INVALID_DATASET);
		}
		objects.setObjectReferences(handle, references);
		return OperationAnswer.ok();
	}
}
