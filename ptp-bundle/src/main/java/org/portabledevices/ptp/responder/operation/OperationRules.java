package org.portabledevices.ptp.responder.operation;

import java.util.Map;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataPhase;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.responder.transaction.RunningTransaction;

/**
 * What the standards say of each operation before anything is done for it: how many parameters it cannot do without, and
 * whether it brings data. ISO 15740:2013 clause 10, MTP 1.1 appendix D, and for Android its own responder.
 * <p>
 * Parameters that may be left away are not counted, and more than needed are ignored, since initiators pad. Data that an
 * operation does not take is read to its end and thrown away before the device is asked; where data is missing the
 * operation gets an empty dataset and fails by its own rules, except for SendObject, which may bring none.
 */
final class OperationRules {

	private static final Map<Integer, Integer> PARAMETERS = Map.ofEntries(Map.entry(OperationCode.OPEN_SESSION, 1),
			Map.entry(OperationCode.GET_STORAGE_INFO, 1), Map.entry(OperationCode.GET_NUM_OBJECTS, 1),
			Map.entry(OperationCode.GET_OBJECT_HANDLES, 1), Map.entry(OperationCode.GET_OBJECT_INFO, 1),
			Map.entry(OperationCode.GET_OBJECT, 1), Map.entry(OperationCode.GET_THUMB, 1),
			Map.entry(OperationCode.DELETE_OBJECT, 1), Map.entry(OperationCode.FORMAT_STORE, 1),
			Map.entry(OperationCode.SET_OBJECT_PROTECTION, 2), Map.entry(OperationCode.GET_DEVICE_PROP_DESC, 1),
			Map.entry(OperationCode.GET_DEVICE_PROP_VALUE, 1),
			Map.entry(OperationCode.SET_DEVICE_PROP_VALUE, 1),
			Map.entry(OperationCode.RESET_DEVICE_PROP_VALUE, 1), Map.entry(OperationCode.TERMINATE_OPEN_CAPTURE, 1),
			Map.entry(OperationCode.MOVE_OBJECT, 2), Map.entry(OperationCode.COPY_OBJECT, 2),
			Map.entry(OperationCode.GET_PARTIAL_OBJECT, 3), Map.entry(OperationCode.GET_OBJECT_PROPS_SUPPORTED, 1),
			Map.entry(OperationCode.GET_OBJECT_PROP_DESC, 2), Map.entry(OperationCode.GET_OBJECT_PROP_VALUE, 2),
			Map.entry(OperationCode.SET_OBJECT_PROP_VALUE, 2),
			Map.entry(OperationCode.GET_OBJECT_PROP_LIST, 3), Map.entry(OperationCode.SEND_OBJECT_PROP_LIST, 5),
			Map.entry(OperationCode.GET_OBJECT_REFERENCES, 1),
			Map.entry(OperationCode.SET_OBJECT_REFERENCES, 1), Map.entry(OperationCode.SKIP, 1),
			Map.entry(OperationCode.GET_PARTIAL_OBJECT64, 4),
			Map.entry(OperationCode.SEND_PARTIAL_OBJECT, 4), Map.entry(OperationCode.TRUNCATE_OBJECT, 3),
			Map.entry(OperationCode.BEGIN_EDIT_OBJECT, 1), Map.entry(OperationCode.END_EDIT_OBJECT, 1));

	private OperationRules() {
	}

	/** Refuses what lacks a parameter. */
	static void check(RunningTransaction transaction) throws ResponseException {
		if (transaction.parameterCount() < PARAMETERS.getOrDefault(transaction.operation(), 0)) {
			throw new ResponseException(ResponseCode.INVALID_PARAMETER);
		}
	}

	/** Tells whether an operation that the responder divides takes no data, whatever its request says. */
	static boolean takesNoData(int operation) {
		return Operations.isOurs(operation) && OperationCode.dataPhase(operation).filter(DataPhase.DATA_OUT::equals).isEmpty();
	}
}
