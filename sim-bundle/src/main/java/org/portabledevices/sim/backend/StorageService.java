package org.portabledevices.sim.backend;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PtpDate;
import org.portabledevices.sim.camera.Abilities;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.content.Content;
import org.portabledevices.sim.store.IncomingFile;
import org.portabledevices.sim.store.Storages;
import org.portabledevices.sim.store.StoredObject;
import org.portabledevices.sim.work.DownloadWork;
import org.portabledevices.sim.work.Failures;
import org.portabledevices.sim.work.Listing;
import org.portabledevices.sim.work.UploadWork;
import org.portabledevices.sim.work.Work;
import org.portabledevices.sim.work.Works;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.EventTypes;
import org.portabledevices.wpd.ObjectFormats;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.ServiceTypes;
import org.portabledevices.wpd.StorageMethods;

/** Storage: what lies on the card. */
final class StorageService {

	private final SimulatedCamera camera;
	private final CameraLookup lookup;
	/** {@code null} for what cannot edit. */
	private final ObjectEditService edits;

	StorageService(SimulatedCamera camera) {
		this.camera = camera;
		lookup = new CameraLookup(camera);
		edits = camera.abilities() == Abilities.PHONE ? new ObjectEditService(camera, this) : null;
	}

	/** Ends what is left of edits. */
	void close() {
		if (edits != null) {
			edits.close();
		}
	}

	ServiceDescription describe(Works works) {
		ServiceDescription.Builder service = ServiceDescription.builder(ServiceTypes.STORAGE, CameraServices.STORAGE)
				.method(StorageMethods.LIST_STORAGES, works.instant(context -> storages()))
				.method(StorageMethods.GET_OBJECT_COUNT, works.instant(this::count))
				.method(StorageMethods.LIST_OBJECTS, works.listing(this::list))
				.method(StorageMethods.GET_OBJECT_INFO, works.instant(this::info))
				.method(StorageMethods.DOWNLOAD, works.lasting(setting -> rest(setting)))
				.method(StorageMethods.DOWNLOAD_THUMBNAIL, works.lasting(setting -> download(setting, this::thumbnail)))
				.method(StorageMethods.DOWNLOAD_PART, works.lasting(setting -> download(setting, this::part)))
				.method(StorageMethods.UPLOAD, works.lasting(this::upload))
				.method(StorageMethods.DELETE, works.instant(this::delete))
				.event(EventTypes.OBJECT_ADDED).event(EventTypes.OBJECT_REMOVED).event(EventTypes.OBJECT_UPDATED);
		new ObjectService(camera, this).addTo(service, works);
		if (edits != null) {
			new ObjectPropertyService(camera, this).addTo(service, works);
			edits.addTo(service, works);
		}
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

	private Listing list(InvocationContext context) throws MethodFailure, ResponseException {
		List<StoredObject> matching = matching(context.parameters());
		return new Listing(StorageMethods.OBJECTS, matching.size(), matching.size(), i -> DatasetValues.of(matching.get(i)));
	}

	private Values info(InvocationContext context) throws MethodFailure {
		return Values.of(StorageMethods.INFO, Variant.values(DatasetValues.of(object(context.parameters()))));
	}

	private Work download(Work.Setting setting, Bytes bytes) {
		Values parameters = setting.context().parameters();
		return new DownloadWork(setting, StorageMethods.SIZE, () -> bytes.of(parameters));
	}

	private Work rest(Work.Setting setting) {
		Values parameters = setting.context().parameters();
		long before = parameters.find(StorageMethods.OFFSET).map(Variant::asLong).orElse(0L);
		return new DownloadWork(setting, StorageMethods.SIZE, before, () -> rest(parameters));
	}

	private Content file(Values parameters) throws MethodFailure {
		StoredObject object = object(parameters);
		if (object.isFolder()) {
			throw Failures.of(ResponseCode.INVALID_OBJECT_HANDLE, "%s is a folder", object.path());
		}
		return object.content();
	}

	/** What is left of a file behind an offset. */
	private Content rest(Values parameters) throws MethodFailure, IOException {
		Content whole = file(parameters);
		long offset = offset(parameters, whole);
		return offset == 0 ? whole : whole.part(offset, whole.length() - offset);
	}

	private Content thumbnail(Values parameters) throws MethodFailure, IOException {
		StoredObject object = object(parameters);
		return object.thumbnail().orElseThrow(() -> Failures.of(ResponseCode.NO_THUMBNAIL_PRESENT, "%s has none", object.path()));
	}

	private Content part(Values parameters) throws MethodFailure, IOException {
		Content whole = file(parameters);
		long offset = offset(parameters, whole);
		return whole.part(offset, Math.min(parameters.get(StorageMethods.LENGTH).asLong(), whole.length() - offset));
	}

	private static long offset(Values parameters, Content whole) throws MethodFailure, IOException {
		long offset = parameters.find(StorageMethods.OFFSET).map(Variant::asLong).orElse(0L);
		if (offset < 0 || offset > whole.length()) {
			throw Failures.of(ResponseCode.INVALID_PARAMETER, "offset %s lies behind the end, %d", Long.toUnsignedString(offset),
					whole.length());
		}
		return offset;
	}

	private Work upload(Work.Setting setting) {
		Values parameters = setting.context().parameters();
		return new UploadWork(setting, length -> announce(parameters, length));
	}

	private UploadWork.Target announce(Values parameters, long length) throws MethodFailure, IOException {
		String name = parameters.get(StorageMethods.NAME).asString();
		int asked = CameraLookup.format(parameters, StorageMethods.FORMAT);
		int format = asked != 0 ? asked : ObjectFormats.code(ObjectFormats.ofFileName(name)).getAsInt();
		CameraLookup.Place place = lookup.place(parameters, StorageMethods.STORAGE, StorageMethods.PARENT, 0);
		ObjectInfo info = ObjectInfo.ofFile(format, length, name).dated(date(parameters, StorageMethods.DATE_CREATED),
				date(parameters, StorageMethods.DATE_MODIFIED));
		try {
			return new Upload(camera.storages().receive(place.storageId(), place.parent(), info, length, this));
		} catch (ResponseException e) {
			boolean there = e.responseCode() == ResponseCode.ACCESS_DENIED;
			throw Failures.of(e.responseCode(), there ? "there is a \"%s\" already" : "the camera does not take \"%s\", %d bytes", name,
					length);
		}
	}

	private static String date(Values parameters, PropertyKey key) {
		return parameters.find(key).map(Variant::asInstant).map(PtpDate::format).orElse("");
	}

	/** A file that is being uploaded. */
	private record Upload(IncomingFile file) implements UploadWork.Target {

		@Override
		public void write(ByteBuffer bytes) throws ResponseException, IOException {
			file.write(bytes);
		}

		@Override
		public Values complete() throws ResponseException, IOException {
			file.complete();
			return Values.of(StorageMethods.OBJECT, Variant.string(ObjectIds.ofObject(file.handle())));
		}

		@Override
		public void discard() {
			file.discard();
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
