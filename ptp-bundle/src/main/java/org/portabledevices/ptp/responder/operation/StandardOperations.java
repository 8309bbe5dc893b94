package org.portabledevices.ptp.responder.operation;

import java.io.IOException;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DatasetWriter;
import org.portabledevices.ptp.dataset.DevicePropDesc;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.responder.IncomingObject;
import org.portabledevices.ptp.responder.ObjectContent;
import org.portabledevices.ptp.responder.OperationAnswer;
import org.portabledevices.ptp.responder.ResponderDevice;
import org.portabledevices.ptp.responder.transaction.CancelledSignal;
import org.portabledevices.ptp.responder.transaction.DataExchange;
import org.portabledevices.ptp.responder.transaction.DeviceWork;
import org.portabledevices.ptp.responder.transaction.RunningTransaction;

/** The operations of ISO 15740, 0x1001 to 0x101C. Of the command thread. */
final class StandardOperations {
	private final ResponderDevice device;
	private final Session session;
	private final DataExchange exchange;
	private final DeviceWork work;
	private final AnnouncedObject announced;
	private final Runnable endSession;

	StandardOperations(ResponderDevice device, Session session, DataExchange exchange, DeviceWork work,
			AnnouncedObject announced, Runnable endSession) {
		this.device = device;
		this.session = session;
		this.exchange = exchange;
		this.work = work;
		this.announced = announced;
		this.endSession = endSession;
	}

	OperationAnswer execute(RunningTransaction transaction) throws PtpException, IOException, CancelledSignal {
		int first = transaction.parameter(0);
		int second = transaction.parameter(1);
		return switch (transaction.operation()) {
			case OperationCode.GET_DEVICE_INFO -> dataset(device.deviceInfo().encode());
			case OperationCode.OPEN_SESSION -> done(() -> session.open(first));
			case OperationCode.CLOSE_SESSION -> done(endSession::run);
			case OperationCode.GET_STORAGE_IDS -> dataset(array(device.storageIds()));
			case OperationCode.GET_STORAGE_INFO -> dataset(device.storageInfo(first).encode());
			case OperationCode.GET_NUM_OBJECTS -> OperationAnswer.ok(objectHandles(transaction).length);
			case OperationCode.GET_OBJECT_HANDLES -> dataset(array(objectHandles(transaction)));
			case OperationCode.GET_OBJECT_INFO -> dataset(device.objectInfo(first).encode());
			case OperationCode.GET_OBJECT -> OperationAnswer.ok().withData(device.openObject(first));
			case OperationCode.GET_THUMB -> OperationAnswer.ok().withData(device.openThumb(first));
			case OperationCode.GET_PARTIAL_OBJECT ->
					PartOfContent.answer(device.openObject(first), transaction.unsigned(1), transaction.unsigned(2));
			case OperationCode.DELETE_OBJECT -> done(() -> device.deleteObject(first, second));
			case OperationCode.SEND_OBJECT_INFO -> sendObjectInfo(transaction);
			case OperationCode.SEND_OBJECT -> announced.receive(transaction);
			case OperationCode.INITIATE_CAPTURE ->
					done(() -> device.initiateCapture(first, second, transaction.transactionId()));
			case OperationCode.FORMAT_STORE ->
					work.await(transaction, device.formatStore(storage(first), second, transaction), nothing -> OperationAnswer.ok());
			case OperationCode.RESET_DEVICE -> done(() -> {
				device.resetDevice();
				endSession.run();
			});
			case OperationCode.SELF_TEST ->
					work.await(transaction, device.selfTest(first, transaction), nothing -> OperationAnswer.ok());
			case OperationCode.SET_OBJECT_PROTECTION -> done(() -> device.setObjectProtection(first, protection(second)));
			case OperationCode.POWER_DOWN -> done(device::powerDown);
			case OperationCode.GET_DEVICE_PROP_DESC -> dataset(device.devicePropDesc(first).encode());
			case OperationCode.GET_DEVICE_PROP_VALUE -> dataset(device.devicePropDesc(first).current().encode());
			case OperationCode.SET_DEVICE_PROP_VALUE -> setDevicePropValue(transaction);
			case OperationCode.RESET_DEVICE_PROP_VALUE -> done(() -> device.resetDevicePropValue(first));
			case OperationCode.TERMINATE_OPEN_CAPTURE -> done(() -> device.terminateOpenCapture(first));
			case OperationCode.MOVE_OBJECT -> work.await(transaction,
					device.moveObject(first, storage(second), parent(transaction), transaction), nothing -> OperationAnswer.ok());
			case OperationCode.COPY_OBJECT -> work
					.await(transaction, device.copyObject(first, storage(second), parent(transaction), transaction), OperationAnswer::ok);
			case OperationCode.INITIATE_OPEN_CAPTURE ->
					done(() -> device.initiateOpenCapture(first, second, transaction.transactionId()));
			default -> throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
		};
	}

	/** What the device does and has nothing to answer to. */
	private interface Action {
		void run() throws ResponseException;
	}

	private static OperationAnswer done(Action action) throws ResponseException {
		action.run();
		return OperationAnswer.ok();
	}

	private int[] objectHandles(RunningTransaction transaction) throws ResponseException {
		return device.objectHandles(transaction.parameter(0), transaction.parameter(1), transaction.parameter(2));
	}

	private static int storage(int id) throws ResponseException {
		if (id == 0 || id == 0xFFFF_FFFF) {
			throw new ResponseException(ResponseCode.INVALID_STORAGE_ID);
		}
		return id;
	}

	/** Some initiators name the root as SendObjectInfo does. */
	private static int parent(RunningTransaction transaction) {
		int parent = transaction.parameter(2);
		return parent == 0xFFFF_FFFF ? 0 : parent;
	}

	private static int protection(int status) throws ResponseException {
		return switch (status) {
			case 0, 1, 0x8002, 0x8003 -> status;
			default -> throw new ResponseException(ResponseCode.INVALID_PARAMETER);
		};
	}

	private OperationAnswer sendObjectInfo(RunningTransaction transaction)
			throws PtpException, IOException, CancelledSignal {
		ObjectInfo info;
		try {
			info = ObjectInfo.decode(exchange.collect(transaction));
		} catch (PtpFormatException e) {
			throw new ResponseException(ResponseCode.INVALID_DATASET);
		}
		announced.discard();
		IncomingObject object = device.sendObjectInfo(transaction.parameter(0), transaction.parameter(1), info);
		return announced.announce(object, info.isFolder(), AnnouncedObject.lengthOf(info));
	}

	private OperationAnswer setDevicePropValue(RunningTransaction transaction)
			throws PtpException, IOException, CancelledSignal {
		byte[] bytes = exchange.collect(transaction);
		DevicePropDesc property = device.devicePropDesc(transaction.parameter(0));
		if (!property.writable()) {
			throw new ResponseException(ResponseCode.ACCESS_DENIED);
		}
		PtpValue value;
		try {
			value = PtpValue.decode(bytes, property.dataType());
		} catch (PtpFormatException e) {
			throw new ResponseException(ResponseCode.INVALID_DEVICE_PROP_FORMAT);
		}
		if (!property.form().accepts(value)) {
			throw new ResponseException(ResponseCode.INVALID_DEVICE_PROP_VALUE);
		}
		device.setDevicePropValue(transaction.parameter(0), value);
		return OperationAnswer.ok();
	}

	static byte[] array(int... items) {
		return new DatasetWriter().u32Array(items).toByteArray();
	}

	static OperationAnswer dataset(byte[] bytes) {
		return OperationAnswer.ok().withData(ObjectContent.of(bytes));
	}
}
