package org.portabledevices.sim.backend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.FieldValueName;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.store.IncomingFile;
import org.portabledevices.sim.store.Storages;
import org.portabledevices.sim.store.StoredObject;
import org.portabledevices.sim.work.Failures;
import org.portabledevices.sim.work.Listing;
import org.portabledevices.sim.work.Works;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.ObjectMethods;
import org.portabledevices.wpd.PathPattern;
import org.portabledevices.wpd.StorageMethods;

/** What Storage does to objects without their bytes: whole trees, folders, other places, protection. */
final class ObjectService {

	private static final long NOT_KNOWN = -1;

	private final SimulatedCamera camera;
	private final CameraLookup lookup;
	private final Object origin;

	ObjectService(SimulatedCamera camera, Object origin) {
		this.camera = camera;
		this.origin = origin;
		lookup = new CameraLookup(camera);
	}

	void addTo(ServiceDescription.Builder service, Works works) {
		service.method(ObjectMethods.LIST_TREE, works.listing(this::tree))
				.method(ObjectMethods.CREATE_FOLDER, works.instant(this::createFolder))
				.method(ObjectMethods.MOVE, works.instant(this::move))
				.method(ObjectMethods.COPY, works.instant(this::copy))
				.method(ObjectMethods.SET_PROTECTION, works.instant(this::protect))
				.method(ObjectMethods.FORMAT_STORE, works.instant(this::format));
	}

	private Listing tree(InvocationContext context) throws MethodFailure, ResponseException {
		Values parameters = context.parameters();
		CameraLookup.Place place = lookup.place(parameters, StorageMethods.STORAGE, StorageMethods.PARENT, Storages.ALL_OR_ROOT);
		int format = CameraLookup.format(parameters, StorageMethods.FORMAT);
		PathPattern pattern = parameters.find(StorageMethods.PATTERN).map(Variant::asString).map(PathPattern::of).orElse(null);
		long depth = parameters.find(StorageMethods.DEPTH).map(Variant::asLong).orElse(ObjectMethods.ALL_LEVELS);
		List<StoredObject> found = new ArrayList<>();
		for (int storage : place.storageId() == Storages.ALL_OR_ROOT && (place.parent() == 0 || place.parent() == Storages.ALL_OR_ROOT)
				? camera.storages().ids()
				: new int[]{ place.storageId() }) {
			collect(storage, place.parent() == 0 ? Storages.ALL_OR_ROOT : place.parent(), depth, found);
		}
		found.removeIf(object -> format != 0 && object.format() != format || pattern != null && !pattern.matches(object.path()));
		return new Listing(StorageMethods.OBJECTS, found.size(), NOT_KNOWN, i -> DatasetValues.withPath(found.get(i)));
	}

	/** A folder stands before what it holds. */
	private void collect(int storageId, int parent, long depth, List<StoredObject> found) throws ResponseException {
		for (StoredObject object : camera.storages().objects(storageId, 0, parent)) {
			found.add(object);
			if (object.isFolder() && depth > 1) {
				collect(object.storageId(), object.handle(), depth - 1, found);
			}
		}
	}

	private Values createFolder(InvocationContext context) throws MethodFailure, ResponseException, IOException {
		Values parameters = context.parameters();
		CameraLookup.Place place = lookup.place(parameters, StorageMethods.STORAGE, StorageMethods.PARENT, 0);
		String name = parameters.get(StorageMethods.NAME).asString();
		try {
			IncomingFile folder = camera.storages().receive(place.storageId(), place.parent(), ObjectInfo.ofFolder(name), origin);
			folder.complete();
			return Values.of(StorageMethods.OBJECT, id(folder.handle()));
		} catch (ResponseException e) {
			boolean there = e.responseCode() == ResponseCode.ACCESS_DENIED;
			throw Failures.of(e.responseCode(), there ? "there is a \"%s\" already" : "the device does not take the folder \"%s\"", name);
		}
	}

	private Values move(InvocationContext context) throws MethodFailure, ResponseException {
		CameraLookup.Place target = lookup.place(context.parameters(), StorageMethods.STORAGE, StorageMethods.PARENT, 0);
		camera.relocation().move(object(context).handle(), target.storageId(), target.parent(), origin);
		return Values.empty();
	}

	private Values copy(InvocationContext context) throws MethodFailure, ResponseException {
		CameraLookup.Place target = lookup.place(context.parameters(), StorageMethods.STORAGE, StorageMethods.PARENT, 0);
		int copy = camera.relocation().copy(object(context).handle(), target.storageId(), target.parent(), origin);
		return Values.of(StorageMethods.NEW_OBJECT, id(copy));
	}

	private Values protect(InvocationContext context) throws MethodFailure, ResponseException {
		String text = context.parameters().get(StorageMethods.PROTECTION).asString();
		int status = DatasetValues.parse(FieldValueName.PROTECTION_STATUS, text);
		if (status != StoredObject.NOT_PROTECTED && status != StoredObject.READ_ONLY) {
			throw Failures.of(ResponseCode.INVALID_PARAMETER, "the device has no protection \"%s\"; allowed are NoProtection and ReadOnly",
					text);
		}
		camera.changes().protect(object(context).handle(), status, origin);
		return Values.empty();
	}

	private Values format(InvocationContext context) throws MethodFailure, ResponseException {
		Values parameters = context.parameters();
		int storage = lookup.storage(parameters, StorageMethods.STORAGE).orElse(0);
		String text = parameters.find(StorageMethods.FILE_SYSTEM).map(Variant::asString).orElse("0");
		int fileSystem = DatasetValues.parse(FieldValueName.FILESYSTEM_TYPE, text);
		camera.removal().format(storage, fileSystem, origin);
		return Values.empty();
	}

	private StoredObject object(InvocationContext context) throws MethodFailure {
		return lookup.object(context.parameters().get(StorageMethods.OBJECT).asString());
	}

	private static Variant id(int handle) {
		return Variant.string(ObjectIds.ofObject(handle));
	}
}
