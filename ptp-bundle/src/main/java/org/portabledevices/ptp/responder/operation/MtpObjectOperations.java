package org.portabledevices.ptp.responder.operation;

import java.io.IOException;
import java.util.List;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DatasetReader;
import org.portabledevices.ptp.dataset.DatasetWriter;
import org.portabledevices.ptp.dataset.ObjectPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.responder.IncomingObject;
import org.portabledevices.ptp.responder.MtpObjects;
import org.portabledevices.ptp.responder.OperationAnswer;
import org.portabledevices.ptp.responder.ResponderDevice;
import org.portabledevices.ptp.responder.transaction.CancelledSignal;
import org.portabledevices.ptp.responder.transaction.DataExchange;
import org.portabledevices.ptp.responder.transaction.RunningTransaction;

/** MTP's operations on objects, 0x9801 to 0x9820. Of the command thread. */
final class MtpObjectOperations {
	private static final int ALL = 0xFFFF_FFFF;

	private final MtpObjects objects;
	private final ResponderDevice device;
	private final DataExchange exchange;
	private final AnnouncedObject announced;

	MtpObjectOperations(ResponderDevice device, DataExchange exchange, AnnouncedObject announced) {
		this.device = device;
		this.objects = device.mtpObjects();
		this.exchange = exchange;
		this.announced = announced;
	}

	/** Tells whether an operation is one of these; others in between are for {@link ResponderDevice#execute}. */
	static boolean isOne(int operation) {
		return switch (operation) {
			case OperationCode.GET_OBJECT_PROPS_SUPPORTED, OperationCode.GET_OBJECT_PROP_DESC,
					OperationCode.GET_OBJECT_PROP_VALUE, OperationCode.SET_OBJECT_PROP_VALUE,
					OperationCode.GET_OBJECT_PROP_LIST, OperationCode.SET_OBJECT_PROP_LIST,
					OperationCode.SEND_OBJECT_PROP_LIST, OperationCode.GET_OBJECT_REFERENCES,
					OperationCode.SET_OBJECT_REFERENCES, OperationCode.SKIP ->
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
			case OperationCode.GET_OBJECT_PROP_DESC -> StandardOperations
					.dataset(objects.objectPropDesc(property(first), format(transaction.parameter(1))).encode());
			case OperationCode.SET_OBJECT_PROP_VALUE -> setValue(first, property(transaction.parameter(1)),
					exchange.collect(transaction));
			case OperationCode.GET_OBJECT_PROP_LIST -> list(transaction);
			case OperationCode.SET_OBJECT_PROP_LIST -> setList(exchange.collect(transaction));
			case OperationCode.SEND_OBJECT_PROP_LIST -> send(transaction, exchange.collect(transaction));
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

	private OperationAnswer list(RunningTransaction transaction) throws ResponseException {
		int property = transaction.parameter(2);
		int group = transaction.parameter(3);
		if (property == 0 && group == 0) {
			throw new ResponseException(ResponseCode.INVALID_PARAMETER);
		}
		return StandardOperations.dataset(objects.objectPropList(transaction.parameter(0), format(transaction.parameter(1)),
				property == ALL ? ALL : property(property), group, transaction.parameter(4)).encode());
	}

	private OperationAnswer setValue(int handle, int property, byte[] dataset) throws ResponseException {
		ObjectPropDesc described = describe(handle, property);
		PtpValue value;
		try {
			value = PtpValue.decode(dataset, described.dataType());
		} catch (PtpFormatException e) {
			throw new ResponseException(ResponseCode.INVALID_OBJECT_PROP_FORMAT);
		}
		set(handle, described, value);
		return OperationAnswer.ok();
	}

	private ObjectPropDesc describe(int handle, int property) throws ResponseException {
		return objects.objectPropDesc(property, device.objectInfo(handle).objectFormat());
	}

	private void set(int handle, ObjectPropDesc described, PtpValue value) throws ResponseException {
		if (!described.writable()) {
			throw new ResponseException(ResponseCode.ACCESS_DENIED);
		} else if (!described.form().accepts(value)) {
			throw new ResponseException(ResponseCode.INVALID_OBJECT_PROP_VALUE);
		}
		objects.setObjectPropValue(handle, described.code(), value);
	}

	/** One after another up to the first that fails, whose index is answered. */
	private OperationAnswer setList(byte[] dataset) throws ResponseException {
		List<ObjectPropList.Element> elements = decode(dataset).elements();
		for (int i = 0; i < elements.size(); i++) {
			ObjectPropList.Element element = elements.get(i);
			try {
				ObjectPropDesc described = describe(element.handle(), element.property());
				if (described.dataType() != element.value().dataType()) {
					throw new ResponseException(ResponseCode.INVALID_OBJECT_PROP_FORMAT);
				}
				set(element.handle(), described, element.value());
			} catch (ResponseException e) {
				throw new ResponseException(e.responseCode(), i);
			}
		}
		return OperationAnswer.ok();
	}

	private OperationAnswer send(RunningTransaction transaction, byte[] dataset) throws PtpException, IOException {
		ObjectPropList properties = decode(dataset);
		int format = format(transaction.parameter(2));
		long length = transaction.unsigned(3) << 32 | transaction.unsigned(4);
		announced.discard();
		IncomingObject object = objects.sendObjectPropList(transaction.parameter(0), transaction.parameter(1), format, length,
				properties);
		return announced.announce(object, format == ObjectFormatCode.ASSOCIATION, length);
	}

	private static ObjectPropList decode(byte[] dataset) throws ResponseException {
		try {
			return ObjectPropList.decode(dataset);
		} catch (PtpFormatException e) {
			throw new ResponseException(ResponseCode.INVALID_DATASET);
		}
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
