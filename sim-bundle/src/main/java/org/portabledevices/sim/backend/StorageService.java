package org.portabledevices.sim.backend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.content.Content;
import org.portabledevices.sim.store.IncomingFile;
import org.portabledevices.sim.store.Storages;
import org.portabledevices.sim.store.StoredObject;
import org.portabledevices.sim.work.DownloadWork;
import org.portabledevices.sim.work.Failures;
import org.portabledevices.sim.work.UploadWork;
import org.portabledevices.sim.work.Work;
import org.portabledevices.sim.work.Works;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.EventTypes;
import org.portabledevices.wpd.ObjectFormats;
import org.portabledevices.wpd.ServiceTypes;
import org.portabledevices.wpd.StorageMethods;

/** Storage: what lies on the card. */
final class StorageService {

	private final SimulatedCamera camera;
	private final CameraLookup lookup;

	StorageService(SimulatedCamera camera) {
		this.camera = camera;
		lookup = new CameraLookup(camera);
	}

	ServiceDescription describe(Works works) {
		ServiceDescription.Builder service = ServiceDescription.builder(ServiceTypes.STORAGE, CameraServices.STORAGE)
				.method(StorageMethods.LIST_STORAGES, works.instant(context -> storages()))
				.method(StorageMethods.GET_OBJECT_COUNT, works.instant(this::count))
				.method(StorageMethods.LIST_OBJECTS, works.instant(this::list))
				.method(StorageMethods.GET_OBJECT_INFO, works.instant(this::info))
				.method(StorageMethods.DOWNLOAD, works.lasting(setting -> download(setting, this::file)))
				.method(StorageMethods.DOWNLOAD_THUMBNAIL, works.lasting(setting -> download(setting, this::thumbnail)))
				.method(StorageMethods.DOWNLOAD_PART, works.lasting(setting -> download(setting, this::part)))
				.method(StorageMethods.UPLOAD, works.lasting(this::upload))
				.method(StorageMethods.DELETE, works.instant(this::delete))
				.event(EventTypes.OBJECT_ADDED).event(EventTypes.OBJECT_REMOVED);
		CameraServices.formats(camera.deviceInfo().imageFormats()).forEach(service::format);
		return service.build();
	}

	/** Finds the bytes that a download is for. */
	private interface Bytes {

		Content of(Values parameters) throws Exception;
	}

	private Values storages() throws ResponseException {
		List<Values> storages = new ArrayList<>();
		for (int id : camera.storages().ids()) {
			storages.add(DatasetValues.of(id, camera.storages().info(id)));
		}
		return Values.of(StorageMethods.STORAGES, Variant.list(storages));
	}

	private Values count(InvocationContext context) throws MethodFailure, ResponseException {
		return Values.of(StorageMethods.COUNT, Variant.ui4(matching(context.parameters()).size()));
	}

	private Values list(InvocationContext context) throws MethodFailure, ResponseException, StoppedException {
		List<StoredObject> matching = matching(context.parameters());
		List<Values> objects = new ArrayList<>();
		for (StoredObject object : matching) {
			objects.add(DatasetValues.of(object.handle(), object.info()));
			if (!context.progress(objects.size(), matching.size())) {
				context.checkStopped(); // files are looked into, and that can take its time
			}
		}
		return Values.of(StorageMethods.OBJECTS, Variant.list(objects));
	}

	private Values info(InvocationContext context) throws MethodFailure {
		StoredObject object = object(context.parameters());
		return Values.of(StorageMethods.INFO, Variant.values(DatasetValues.of(object.handle(), object.info())));
	}

	private Work download(Work.Setting setting, Bytes bytes) {
		Values parameters = setting.context().parameters();
		return new DownloadWork(setting, StorageMethods.SIZE, () -> bytes.of(parameters));
	}

	private Content file(Values parameters) throws MethodFailure {
		StoredObject object = object(parameters);
		if (object.isFolder()) {
			throw Failures.of(ResponseCode.INVALID_OBJECT_HANDLE, "%s is a folder", object.path());
		}
		return object.content();
	}

	private Content thumbnail(Values parameters) throws MethodFailure, IOException {
		StoredObject object = object(parameters);
		return object.thumbnail().orElseThrow(() -> Failures.of(ResponseCode.NO_THUMBNAIL_PRESENT, "%s has none", object.path()));
	}

	private Content part(Values parameters) throws MethodFailure, IOException {
		Content whole = file(parameters);
		long offset = parameters.get(StorageMethods.OFFSET).asLong();
		if (offset < 0 || offset > whole.length()) {
			throw Failures.of(ResponseCode.INVALID_PARAMETER, "offset %s lies behind the end, %d", Long.toUnsignedString(offset),
					whole.length());
		}
		return whole.part(offset, Math.min(parameters.get(StorageMethods.LENGTH).asLong(), whole.length() - offset));
	}

	private Work upload(Work.Setting setting) {
		Values parameters = setting.context().parameters();
		return new UploadWork(setting, StorageMethods.OBJECT, length -> announce(parameters, length));
	}

	private IncomingFile announce(Values parameters, long length) throws MethodFailure, IOException {
		String name = parameters.get(StorageMethods.NAME).asString();
		int asked = CameraLookup.format(parameters, StorageMethods.FORMAT);
		int format = asked != 0 ? asked : ObjectFormats.code(ObjectFormats.ofFileName(name)).getAsInt();
		CameraLookup.Place place = lookup.place(parameters, StorageMethods.STORAGE, StorageMethods.PARENT, 0);
		try {
			return camera.storages().receive(place.storageId(), place.parent(), ObjectInfo.ofFile(format, length, name), this);
		} catch (ResponseException e) {
			boolean there = e.responseCode() == ResponseCode.ACCESS_DENIED;
			throw Failures.of(e.responseCode(), there ? "there is a \"%s\" already" : "the camera does not take \"%s\", %d bytes", name,
					length);
		}
	}

	private Values delete(InvocationContext context) throws MethodFailure, ResponseException {
		camera.removal().delete(object(context.parameters()).handle(), 0, this);
		return Values.empty();
	}

	private StoredObject object(Values parameters) throws MethodFailure {
		return lookup.object(parameters.get(StorageMethods.OBJECT).asString());
	}

	private List<StoredObject> matching(Values parameters) throws MethodFailure, ResponseException {
		CameraLookup.Place place = lookup.place(parameters, StorageMethods.STORAGE, StorageMethods.PARENT, Storages.ALL_OR_ROOT);
		return camera.storages().objects(place.storageId(), CameraLookup.format(parameters, StorageMethods.FORMAT), place.parent());
	}
}
