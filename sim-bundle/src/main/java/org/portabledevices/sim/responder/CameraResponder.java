package org.portabledevices.sim.responder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.dataset.DevicePropDesc;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.dataset.StorageInfo;
import org.portabledevices.ptp.responder.EventSink;
import org.portabledevices.ptp.responder.IncomingObject;
import org.portabledevices.ptp.responder.ObjectContent;
import org.portabledevices.ptp.responder.ResponderDevice;
import org.portabledevices.sim.camera.CameraListener;
import org.portabledevices.sim.camera.IncomingFile;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.camera.StoredObject;
import org.portabledevices.sim.content.Content;
import org.portabledevices.sim.content.OpenContent;
import org.portabledevices.sim.time.SimulatedTime;

/** Shows a camera to initiators. Safe for use by several threads. */
final class CameraResponder implements ResponderDevice, CameraListener {

	/** In place of a transaction ID, in events that no transaction caused. ISO 15740:2013 clause 12.3. */
	private static final int NO_TRANSACTION = 0xFFFF_FFFF;

	private final SimulatedCamera camera;
	private final SimulatedTime time;
	private final Map<EventSink, Boolean> sessions = new ConcurrentHashMap<>();

	CameraResponder(SimulatedCamera camera, SimulatedTime time) {
		this.camera = camera;
		this.time = time;
	}

	@Override
	public DeviceInfo deviceInfo() {
		return camera.deviceInfo();
	}

	@Override
	public void sessionOpened(EventSink events) {
		sessions.put(events, true);
	}

	@Override
	public void sessionClosed(EventSink events) {
		sessions.remove(events);
	}

	@Override
	public int[] storageIds() {
		return camera.storageIds();
	}

	@Override
	public StorageInfo storageInfo(int storageId) throws ResponseException {
		return camera.storageInfo(storageId);
	}

	@Override
	public int[] objectHandles(int storageId, int format, int parent) throws ResponseException {
		return camera.objects(storageId, format, parent).stream().mapToInt(StoredObject::handle).toArray();
	}

	@Override
	public ObjectInfo objectInfo(int handle) throws ResponseException {
		return camera.object(handle).info();
	}

	@Override
	public ObjectContent openObject(int handle) throws ResponseException, IOException {
		StoredObject object = camera.object(handle);
		if (object.isFolder()) {
			throw new ResponseException(ResponseCode.INVALID_OBJECT_HANDLE);
		}
		return opened(object.content());
	}

	@Override
	public ObjectContent openThumb(int handle) throws ResponseException, IOException {
		Content thumbnail = camera.object(handle).thumbnail()
				.orElseThrow(() -> new ResponseException(ResponseCode.NO_THUMBNAIL_PRESENT));
		return opened(thumbnail);
	}

	@Override
	public void deleteObject(int handle, int format) throws ResponseException {
		camera.delete(handle, format, this);
	}

	@Override
	public IncomingObject sendObjectInfo(int storageId, int parent, ObjectInfo info) throws ResponseException {
		try {
			return new Incoming(camera.receive(storageId, parent, info, this));
		} catch (IOException e) {
			throw new ResponseException(ResponseCode.ACCESS_DENIED);
		}
	}

	@Override
	public void initiateCapture(int storageId, int format, int transactionId) throws ResponseException {
		camera.checkCapture(storageId, format);
		time.schedule(camera.captureTime(), () -> capture(storageId, format, transactionId));
	}

	@Override
	public DevicePropDesc devicePropDesc(int property) throws ResponseException {
		return camera.properties().describe(property);
	}

	@Override
	public void setDevicePropValue(int property, PtpValue value) throws ResponseException {
		camera.setProperty(property, value, this);
	}

	@Override
	public void resetDevicePropValue(int property) throws ResponseException {
		camera.resetProperty(property, this);
	}

	// Initiators are told what others have done; of what they did themselves they have the response.

	@Override
	public void objectAdded(int handle, Object origin) {
		if (origin != this) {
			send(EventCode.OBJECT_ADDED, NO_TRANSACTION, List.of(handle));
		}
	}

	@Override
	public void objectRemoved(int handle, Object origin) {
		if (origin != this) {
			send(EventCode.OBJECT_REMOVED, NO_TRANSACTION, List.of(handle));
		}
	}

	@Override
	public void propertyChanged(int property, Object origin) {
		if (origin != this) {
			send(EventCode.DEVICE_PROP_CHANGED, NO_TRANSACTION, List.of(property));
		}
	}

	/** Tells initiators that the device cancels a transaction by itself. */
	void cancelTransaction(int transactionId) {
		send(EventCode.CANCEL_TRANSACTION, transactionId, List.of());
	}

	private void capture(int storageId, int format, int transactionId) {
		try {
			int handle = camera.capture(storageId, format, this).handle();
			send(EventCode.OBJECT_ADDED, transactionId, List.of(handle));
		} catch (ResponseException | IOException e) { // the response was given; there is an event for this
			send(EventCode.STORE_FULL, transactionId, List.of(storageId));
		}
		send(EventCode.CAPTURE_COMPLETE, transactionId, List.of());
	}

	private void send(int code, int transactionId, List<Integer> parameters) {
		PtpEvent event = new PtpEvent(code, transactionId, parameters);
		sessions.keySet().forEach(session -> session.send(event));
	}

	private static ObjectContent opened(Content content) throws IOException {
		long length = content.length();
		OpenContent open = content.open();
		return new ObjectContent() {

			@Override
			public long length() {
				return length;
			}

			@Override
			public int read(long position, ByteBuffer target) throws IOException {
				return open.read(position, target);
			}

			@Override
			public void close() throws IOException {
				open.close();
			}
		};
	}

	/** What arrives, in the form that the responder wants. */
	private record Incoming(IncomingFile file) implements IncomingObject {

		@Override
		public int storageId() {
			return file.storageId();
		}

		@Override
		public int parent() {
			return file.parent();
		}

		@Override
		public int handle() {
			return file.handle();
		}

		@Override
		public void write(ByteBuffer bytes) throws ResponseException, IOException {
			file.write(bytes);
		}

		@Override
		public void complete() throws ResponseException, IOException {
			file.complete();
		}

		@Override
		public void discard() {
			file.discard();
		}
	}
}
