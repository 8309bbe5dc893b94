package org.portabledevices.impl.method.storage;

import static org.portabledevices.ptp.operation.PtpOperations.ALL_FORMATS;
import static org.portabledevices.ptp.operation.PtpOperations.ROOT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.portabledevices.backend.StoppedException;
import org.portabledevices.impl.call.Call;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.initiator.LocalDataException;
import org.portabledevices.ptp.operation.MtpOperations;

/**
 * What lies in folders. Where the device has MTP's property lists, one transaction tells of a whole folder; else, and once the device has refused a list or sent
 * one that cannot be used, one tells of each object. One level is asked for at a time: that bounds what is held, works with devices that know no deeper list, and
 * leaves places to stop at.
 */
final class Folders {

	/**
	 * An object in a folder.
	 *
	 * @param handle its handle.
	 * @param info what is known of it.
	 * @param size its size in bytes, -1 if not known.
	 */
	record Entry(int handle, ObjectInfo info, long size) {
	}

	/** In a list, in place of a folder: what lies in no folder, of all storages. */
	private static final int NO_FOLDER = 0;

	private final Call call;
	private boolean lists;
	/** What lies in no folder; asked for once, for all storages. */
	private List<Entry> roots;
	private int seen;

	Folders(Call call) {
		this.call = call;
		this.lists = call.supports(OperationCode.GET_OBJECT_PROP_LIST);
	}

	/** Answers what lies in a folder, or with ROOT in no folder of a storage. Objects that are removed meanwhile are left out. */
	List<Entry> children(int storage, int folder) throws PtpException, StoppedException {
		if (lists && folder == ROOT && roots == null) {
			roots = listed(folder).orElse(null);
		}
		if (folder == ROOT && roots != null) {
			return roots.stream().filter(entry -> entry.info().storageId() == storage).toList();
		}
		Optional<List<Entry>> listed = lists ? listed(folder) : Optional.empty();
		return listed.isPresent() ? listed.get() : oneByOne(storage, folder);
	}

	/** Finds an object by its name. */
	OptionalInt child(int storage, int folder, String name) throws PtpException, StoppedException {
		Optional<ObjectPropList> names = lists ? list(folder, ObjectPropCode.OBJECT_FILE_NAME) : Optional.empty();
		if (names.isEmpty()) {
			return childOneByOne(storage, folder, name);
		}
		for (ObjectPropList.Element element : names.get().elements()) {
			if (element.property() == ObjectPropCode.OBJECT_FILE_NAME && element.value().asString().equals(name)) {
				// a list tells neither of the storage nor of the level: a device may have listed more than it was asked for
				Optional<ObjectInfo> info = ObjectPaths.infoIfThere(call, element.handle());
				if (info.isPresent() && info.get().storageId() == storage && isIn(info.get().parentObject(), folder)) {
					return OptionalInt.of(element.handle());
				}
			}
		}
		return OptionalInt.empty();
	}

	private OptionalInt childOneByOne(int storage, int folder, String name) throws PtpException, StoppedException {
		for (int handle : call.step(operations -> operations.getObjectHandles(storage, ALL_FORMATS, folder))) {
			Optional<ObjectInfo> info = ObjectPaths.infoIfThere(call, handle);
			if (info.isPresent() && info.get().filename().equals(name)) {
				return OptionalInt.of(handle);
			}
		}
		return OptionalInt.empty();
	}

	private List<Entry> oneByOne(int storage, int folder) throws PtpException, StoppedException {
		List<Entry> entries = new ArrayList<>();
		for (int handle : call.step(operations -> operations.getObjectHandles(storage, ALL_FORMATS, folder))) {
			Optional<ObjectInfo> info = ObjectPaths.infoIfThere(call, handle);
			if (info.isPresent()) {
				entries.add(new Entry(handle, info.get(), StorageCalls.size(call, handle, info.get())));
				call.context().progress(++seen, -1);
			}
		}
		return entries;
	}

	private Optional<List<Entry>> listed(int folder) throws PtpException, StoppedException {
		Optional<ObjectPropList> list = list(folder, MtpOperations.ALL_PROPERTIES);
		if (list.isEmpty()) {
			return Optional.empty();
		}
		Map<Integer, Map<Integer, PtpValue>> objects = new LinkedHashMap<>();
		for (ObjectPropList.Element element : list.get().elements()) {
			objects.computeIfAbsent(element.handle(), handle -> new LinkedHashMap<>()).put(element.property(), element.value());
		}
		List<Entry> entries = new ArrayList<>();
		for (Map.Entry<Integer, Map<Integer, PtpValue>> object : objects.entrySet()) {
			Optional<Entry> entry = entry(object.getKey(), object.getValue());
			if (entry.isPresent() && isIn(entry.get().info().parentObject(), folder)) {
				entries.add(entry.get());
				call.context().progress(++seen, -1);
			}
		}
		return Optional.of(entries);
	}

	private Optional<Entry> entry(int handle, Map<Integer, PtpValue> properties) throws PtpException, StoppedException {
		Optional<Entry> entry = ListedObject.entry(handle, properties);
		if (entry.isPresent()) {
			return entry;
		}
		Optional<ObjectInfo> info = ObjectPaths.infoIfThere(call, handle);
		return info.isEmpty() ? Optional.empty()
				: Optional.of(new Entry(handle, info.get(), StorageCalls.size(call, handle, info.get())));
	}

	/** Asks for a list; empty if it cannot be used. A device that has refused it, or sent what is none, is not asked again. */
	private Optional<ObjectPropList> list(int folder, int property) throws PtpException, StoppedException {
		int of = folder == ROOT ? NO_FOLDER : folder;
		try {
			ObjectPropList list = call.step(operations -> operations.mtp().getObjectPropList(of, MtpOperations.ALL_FORMATS, property,
					MtpOperations.BY_GROUP, 1));
			// only the folder itself: it is empty, or the device heeds no depth
			boolean tells = list.elements().isEmpty() || list.elements().stream().anyMatch(element -> element.handle() != of);
			return tells ? Optional.of(list) : Optional.empty();
		} catch (ResponseException e) {
			if (e.responseCode() == ResponseCode.INVALID_OBJECT_HANDLE && of != NO_FOLDER) {
				throw e;
			}
		} catch (PtpFormatException e) {
			// of no use, or too long
		} catch (LocalDataException e) {
			if (call.context().isStopRequested()) {
				throw e;
			}
		}
		lists = false;
		return Optional.empty();
	}

	private static boolean isIn(int parent, int folder) {
		return folder == ROOT ? parent == 0 || parent == ROOT : parent == folder;
	}
}
