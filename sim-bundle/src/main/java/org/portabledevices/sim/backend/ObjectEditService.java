package org.portabledevices.sim.backend;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.store.ObjectEditing;
import org.portabledevices.sim.store.StoredObject;
import org.portabledevices.sim.work.Failures;
import org.portabledevices.sim.work.UploadWork;
import org.portabledevices.sim.work.Work;
import org.portabledevices.sim.work.Works;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectEditMethods;
import org.portabledevices.wpd.StorageMethods;

/** What Storage does to the bytes of objects where they are. As on the wire, edits end with the session: here, when the device leaves. */
final class ObjectEditService {

	private final SimulatedCamera camera;
	private final CameraLookup lookup;
	private final Object origin;
	/** Guarded by itself. */
	private final Map<Integer, ObjectEditing> edits = new HashMap<>();

	ObjectEditService(SimulatedCamera camera, Object origin) {
		this.camera = camera;
		this.origin = origin;
		lookup = new CameraLookup(camera);
	}

	void addTo(ServiceDescription.Builder service, Works works) {
		service.method(ObjectEditMethods.BEGIN_EDIT, works.instant(this::begin))
				.method(ObjectEditMethods.WRITE_PART, works.lasting(this::write))
				.method(ObjectEditMethods.TRUNCATE, works.instant(this::truncate))
				.method(ObjectEditMethods.END_EDIT, works.instant(this::end));
	}

	/** Ends what was begun and not ended: what was written stays written. */
	void close() {
		List<ObjectEditing> left;
		synchronized (edits) {
			left = new ArrayList<>(edits.values());
			edits.clear();
		}
		for (ObjectEditing edit : left) {
			try {
				edit.end();
			} catch (ResponseException | IOException e) {
				// the object was deleted, moved or protected meanwhile, and nobody waits for an answer
			}
		}
	}

	private Values begin(InvocationContext context) throws MethodFailure, ResponseException, IOException {
		StoredObject object = object(context);
		try {
			ObjectEditing edit = camera.changes().edit(object.handle(), origin);
			synchronized (edits) {
				edits.put(object.handle(), edit);
			}
		} catch (ResponseException e) {
			boolean busy = e.responseCode() == ResponseCode.DEVICE_BUSY;
			throw Failures.of(e.responseCode(), busy ? "%s is being edited already" : "%s cannot be edited", object.path());
		}
		return Values.empty();
	}

	private Work write(Work.Setting setting) {
		Values parameters = setting.context().parameters();
		return new UploadWork(setting, length -> part(parameters, length));
	}

	private UploadWork.Target part(Values parameters, long length) throws MethodFailure {
		ObjectEditing edit = editing(lookup.object(parameters.get(StorageMethods.OBJECT).asString()));
		long offset = parameters.get(StorageMethods.OFFSET).asLong();
		return new UploadWork.Target() {

			private long written;

			@Override
			public void write(ByteBuffer bytes) throws ResponseException, IOException {
				int count = bytes.remaining();
				edit.write(offset + written, bytes);
				written += count;
			}

			@Override
			public Values complete() {
				return Values.of(StorageMethods.SIZE, Variant.ui8(length));
			}

			@Override
			public void discard() {
				// what was written stays written
			}
		};
	}

	private Values truncate(InvocationContext context) throws MethodFailure, ResponseException, IOException {
		editing(object(context)).truncate(context.parameters().get(StorageMethods.SIZE).asLong());
		return Values.empty();
	}

	private Values end(InvocationContext context) throws MethodFailure, ResponseException, IOException {
		StoredObject object = object(context);
		ObjectEditing edit = editing(object);
		synchronized (edits) {
			edits.remove(object.handle());
		}
		edit.end();
		return Values.empty();
	}

	/** As Android does: what was not begun cannot be edited. */
	private ObjectEditing editing(StoredObject object) throws MethodFailure {
		synchronized (edits) {
			ObjectEditing edit = edits.get(object.handle());
			if (edit == null) {
				throw Failures.of(ResponseCode.GENERAL_ERROR, "%s is not being edited; BeginEdit comes first", object.path());
			}
			return edit;
		}
	}

	private StoredObject object(InvocationContext context) throws MethodFailure {
		return lookup.object(context.parameters().get(StorageMethods.OBJECT).asString());
	}
}
