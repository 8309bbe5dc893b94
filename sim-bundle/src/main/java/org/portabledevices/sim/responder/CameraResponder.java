package org.portabledevices.sim.responder;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.dataset.DevicePropDesc;
import org.portabledevices.ptp.dataset.InterdependentPropDesc;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.dataset.StorageInfo;
import org.portabledevices.ptp.responder.EventSink;
import org.portabledevices.ptp.responder.IncomingObject;
import org.portabledevices.ptp.responder.MtpObjects;
import org.portabledevices.ptp.responder.ObjectContent;
import org.portabledevices.ptp.responder.ObjectEdit;
import org.portabledevices.ptp.responder.OperationAnswer;
import org.portabledevices.ptp.responder.ResponderDevice;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.content.Content;
import org.portabledevices.sim.device.ServedCamera;
import org.portabledevices.sim.store.StoredObject;
import org.portabledevices.sim.trouble.Incident;

/** Shows a camera or a phone to initiators. Safe for use by several threads. */
final class CameraResponder implements ResponderDevice {

	/** No property depends on another. */
	private static final byte[] INDEPENDENT = new InterdependentPropDesc(List.of()).encode();

	private final ServedCamera served;
	private final SimulatedCamera camera;
	private final CameraEvents events = new CameraEvents();
	private final CameraShutter shutter;
	private final CameraObjects objects;
	private final ContactsOnTheWire contacts;
	private volatile boolean turnedOff;

	CameraResponder(ServedCamera served) {
		this.served = served;
		camera = served.camera();
		shutter = new CameraShutter(camera, served.time(), events);
		objects = new CameraObjects(camera, events);
		contacts = new ContactsOnTheWire(camera.identity().deviceId());
	}

	CameraEvents events() {
		return events;
	}

	@Override
	public DeviceInfo deviceInfo() {
		return camera.deviceInfo();
	}

	@Override
	public void sessionOpened(EventSink session) {
		events.opened(session);
	}

	@Override
	public void sessionClosed(EventSink session) {
		if (events.closed(session)) {
			shutter.close();
		}
		if (turnedOff) {
			turnedOff = false;
			served.time().execute(() -> served.unplug().accept(new Incident(Incident.Kind.UNPLUG, Incident.BEFORE, null, ResponseCode.OK)));
		}
	}

	@Override
	public int[] storageIds() {
		return camera.storages().ids();
	}

	@Override
	public StorageInfo storageInfo(int storageId) throws ResponseException {
		return camera.storages().info(storageId);
	}

	@Override
	public int[] objectHandles(int storageId, int format, int parent) throws ResponseException {
		return camera.storages().objects(storageId, format, parent).stream().mapToInt(StoredObject::handle).toArray();
	}

	@Override
	public ObjectInfo objectInfo(int handle) throws ResponseException {
		return camera.storages().object(handle).info();
	}

	@Override
	public ObjectContent openObject(int handle) throws ResponseException, IOException {
		StoredObject object = camera.storages().object(handle);
		if (object.isFolder()) {
			throw new ResponseException(ResponseCode.INVALID_OBJECT_HANDLE);
		}
		return OpenedContent.of(object.content());
	}

	@Override
	public ObjectContent openThumb(int handle) throws ResponseException, IOException {
		Content thumbnail = camera.storages().object(handle).thumbnail()
				.orElseThrow(() -> new ResponseException(ResponseCode.NO_THUMBNAIL_PRESENT));
		return OpenedContent.of(thumbnail);
	}

	@Override
	public void deleteObject(int handle, int format) throws ResponseException {
		camera.removal().delete(handle, format, events);
	}

	@Override
	public IncomingObject sendObjectInfo(int storageId, int parent, ObjectInfo info) throws ResponseException {
		return Incoming.of(() -> camera.storages().receive(storageId, parent, info, events));
	}

	@Override
	public void initiateCapture(int storageId, int format, int transactionId) throws ResponseException {
		shutter.capture(storageId, format, transactionId);
	}

	@Override
	public void initiateOpenCapture(int storageId, int format, int transactionId) throws ResponseException {
		shutter.open(storageId, format, transactionId);
	}

	@Override
	public void terminateOpenCapture(int openCapture) throws ResponseException {
		shutter.terminate(openCapture);
	}

	@Override
	public DevicePropDesc devicePropDesc(int property) throws ResponseException {
		return camera.properties().describe(property);
	}

	@Override
	public void setDevicePropValue(int property, PtpValue value) throws ResponseException {
		camera.setProperty(property, value, events);
	}

	@Override
	public void resetDevicePropValue(int property) throws ResponseException {
		camera.resetProperty(property, events);
	}

	@Override
	public void setObjectProtection(int handle, int protection) throws ResponseException {
		camera.changes().protect(handle, protection, events);
	}

	@Override
	public CompletionStage<Void> moveObject(int handle, int storageId, int parent, ResponderTransaction transaction)
			throws ResponseException {
		camera.relocation().move(handle, storageId, parent, events);
		return CompletableFuture.completedStage(null);
	}

	@Override
	public CompletionStage<Integer> copyObject(int handle, int storageId, int parent, ResponderTransaction transaction)
			throws ResponseException {
		return CompletableFuture.completedStage(camera.relocation().copy(handle, storageId, parent, events));
	}

	@Override
	public CompletionStage<Void> formatStore(int storageId, int fileSystemType, ResponderTransaction transaction)
			throws ResponseException {
		camera.removal().format(storageId, fileSystemType, events);
		return CompletableFuture.completedStage(null);
	}

	@Override
	public CompletionStage<Void> selfTest(int testType, ResponderTransaction transaction) throws ResponseException {
		camera.selfTest(testType);
		return CompletableFuture.completedStage(null);
	}

	@Override
	public void resetDevice() throws ResponseException {
		shutter.close();
		camera.reset(events);
	}

	/** It is off when the session is closed, and on again when it is plugged in. */
	@Override
	public void powerDown() {
		turnedOff = true;
	}

	@Override
	public MtpObjects mtpObjects() {
		return objects;
	}

	@Override
	public ObjectEdit beginEdit(int handle) throws ResponseException, IOException {
		return new Editing(camera.changes().edit(handle, events));
	}

	@Override
	public OperationAnswer execute(ResponderTransaction transaction, byte[] dataOut) throws ResponseException {
		byte[] dataset = transaction.operation() == OperationCode.GET_INTERDEPENDENT_PROP_DESC ? INDEPENDENT
				: contacts.dataset(transaction.operation(), transaction.parameter(0), transaction.parameter(1));
		return OperationAnswer.ok().withData(ObjectContent.of(dataset));
	}
}
