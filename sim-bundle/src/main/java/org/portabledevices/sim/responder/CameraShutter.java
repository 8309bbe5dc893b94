package org.portabledevices.sim.responder;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.time.SimulatedTime.Appointment;
import org.portabledevices.sim.time.SimulatedTime;

/** Takes pictures for initiators: one, or one after another until it is told to stop. Safe for use by several threads. */
final class CameraShutter {

	/** Between two pictures of an open capture, besides the exposure. */
	private static final Duration PAUSE = Duration.ofMillis(300);

	private final SimulatedCamera camera;
	private final SimulatedTime time;
	private final CameraEvents events;
	/** The last open capture, terminated or not; {@code null} if there was none in this session. */
	private OpenCapture open;

	CameraShutter(SimulatedCamera camera, SimulatedTime time, CameraEvents events) {
		this.camera = camera;
		this.time = time;
		this.events = events;
	}

	/** InitiateCapture. */
	void capture(int storageId, int format, int transactionId) throws ResponseException {
		camera.checkCapture(storageId, format);
		requireIdle();
		time.schedule(camera.captureTime(), () -> {
			take(storageId, format, transactionId);
			events.send(EventCode.CAPTURE_COMPLETE, transactionId, List.of());
		});
	}

	/** InitiateOpenCapture. */
	void open(int storageId, int format, int transactionId) throws ResponseException {
		camera.checkCapture(storageId, format);
		OpenCapture opened = new OpenCapture(storageId, format, transactionId);
		synchronized (this) {
			requireIdle();
			open = opened;
		}
		opened.begin();
	}

	/** TerminateOpenCapture. */
	void terminate(int transactionId) throws ResponseException {
		OpenCapture last;
		synchronized (this) {
			last = open;
		}
		if (last == null || last.transactionId != transactionId) {
			throw new ResponseException(ResponseCode.INVALID_TRANSACTION_ID);
		} else if (!last.end()) {
			throw new ResponseException(ResponseCode.CAPTURE_ALREADY_TERMINATED);
		}
	}

	/** Ends what the last session has left open. */
	void close() {
		OpenCapture last;
		synchronized (this) {
			last = open;
			open = null;
		}
		if (last != null) {
			last.end();
		}
	}

	private synchronized void requireIdle() throws ResponseException {
		if (open != null && !open.isOver()) {
			throw new ResponseException(ResponseCode.DEVICE_BUSY);
		}
	}

	/** Takes a picture; answers whether there was room for it. */
	private boolean take(int storageId, int format, int transactionId) {
		try {
			int handle = camera.capture(storageId, format, events).handle();
			events.send(EventCode.OBJECT_ADDED, transactionId, List.of(handle));
			return true;
		} catch (ResponseException | IOException e) { // the response was given; there is an event for this
			int storage = storageId == 0 ? camera.storages().ids()[0] : storageId;
			events.send(EventCode.STORE_FULL, transactionId, List.of(storage));
			return false;
		}
	}

	/** One picture after another. */
	private final class OpenCapture {

		private final int storageId;
		private final int format;
		private final int transactionId;
		private Appointment next = () -> {
		};
		private boolean over;

		OpenCapture(int storageId, int format, int transactionId) {
			this.storageId = storageId;
			this.format = format;
			this.transactionId = transactionId;
		}

		void begin() {
			schedule(camera.captureTime());
		}

		synchronized boolean isOver() {
			return over;
		}

		/** Answers whether it was not over. */
		synchronized boolean end() {
			boolean ends = !over;
			over = true;
			next.cancel();
			return ends;
		}

		private synchronized void schedule(Duration delay) {
			if (!over) {
				next = time.schedule(delay, this::expose);
			}
		}

		private void expose() {
			if (isOver()) {
				return;
			}
			if (take(storageId, format, transactionId)) {
				schedule(camera.captureTime().plus(PAUSE));
			} else if (end()) { // by itself, so it says so
				events.send(EventCode.CAPTURE_COMPLETE, transactionId, List.of());
			}
		}
	}
}
