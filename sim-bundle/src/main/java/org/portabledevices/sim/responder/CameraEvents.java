package org.portabledevices.sim.responder;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.responder.EventSink;
import org.portabledevices.sim.camera.CameraListener;

/**
 * Tells initiators what happens on a device. An initiator that is alone is told what others have done: of what it did itself it has the response. Where several have
 * sessions, all are told all. Safe for use by several threads.
 */
final class CameraEvents implements CameraListener {

	/** In place of a transaction ID, in events that no transaction caused. ISO 15740:2013 clause 12.3. */
	private static final int NO_TRANSACTION = 0xFFFF_FFFF;

	private final Map<EventSink, Boolean> sessions = new ConcurrentHashMap<>();

	void opened(EventSink session) {
		sessions.put(session, true);
	}

	/** Answers whether it was the last. */
	boolean closed(EventSink session) {
		sessions.remove(session);
		return sessions.isEmpty();
	}

	@Override
	public void objectAdded(int handle, Object origin) {
		ofOthers(EventCode.OBJECT_ADDED, handle, origin);
	}

	@Override
	public void objectRemoved(int handle, Object origin) {
		ofOthers(EventCode.OBJECT_REMOVED, handle, origin);
	}

	@Override
	public void objectChanged(int handle, Object origin) {
		ofOthers(EventCode.OBJECT_INFO_CHANGED, handle, origin);
	}

	@Override
	public void storageChanged(int storageId, Object origin) {
		ofOthers(EventCode.STORAGE_INFO_CHANGED, storageId, origin);
	}

	@Override
	public void propertyChanged(int property, Object origin) {
		ofOthers(EventCode.DEVICE_PROP_CHANGED, property, origin);
	}

	@Override
	public void deviceReset(Object origin) {
		if (isToBeTold(origin)) {
			send(EventCode.DEVICE_RESET, NO_TRANSACTION, List.of());
		}
	}

	/** Tells that the device cancels a transaction by itself. */
	void cancelTransaction(int transactionId) {
		send(EventCode.CANCEL_TRANSACTION, transactionId, List.of());
	}

	/** Tells what a transaction has brought about after its response. */
	void send(int code, int transactionId, List<Integer> parameters) {
		PtpEvent event = new PtpEvent(code, transactionId, parameters);
		sessions.keySet().forEach(session -> session.send(event));
	}

	private void ofOthers(int code, int parameter, Object origin) {
		if (isToBeTold(origin)) {
			send(code, NO_TRANSACTION, List.of(parameter));
		}
	}

	private boolean isToBeTold(Object origin) {
		return origin != this || sessions.size() > 1;
	}
}
