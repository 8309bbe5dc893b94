package org.portabledevices.impl.method.storage;

import static org.portabledevices.ptp.operation.PtpOperations.ALL_FORMATS;
import static org.portabledevices.ptp.operation.PtpOperations.ALL_OBJECTS;
import static org.portabledevices.ptp.operation.PtpOperations.ALL_STORAGES;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.impl.call.Call;
import org.portabledevices.impl.method.storage.ObjectPaths.Folder;
import org.portabledevices.impl.value.Parameters;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.StorageInfo;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.StorageMethods;

/** Methods of the Storage service that ask for storages and objects. */
final class StorageCalls {

	/** Which objects are meant. */
	private record Selection(int storage, int format, int parent) {
	}

	private StorageCalls() {
	}

	static Values listStorages(Call call) throws PtpException, StoppedException {
		int[] ids = call.step(operations -> operations.getStorageIds());
		List<Values> storages = new ArrayList<>();
		for (int id : ids) {
			StorageInfo info = call.step(operations -> operations.getStorageInfo(id));
			storages.add(ObjectValues.of(id, info));
			call.context().progress(storages.size(), ids.length);
		}
		return Values.of(StorageMethods.STORAGES, Variant.list(storages));
	}

	static Values getObjectCount(Call call) throws PtpException, MethodFailure, StoppedException {
		Selection selected = selection(call);
		long count = call
				.last(operations -> operations.getNumObjects(selected.storage(), selected.format(), selected.parent()));
		return Values.of(StorageMethods.COUNT, Variant.ui4(count));
	}

	static Values listObjects(Call call) throws PtpException, MethodFailure, StoppedException {
		Selection selected = selection(call);
		int[] handles = call
				.step(operations -> operations.getObjectHandles(selected.storage(), selected.format(), selected.parent()));
		List<Values> objects = new ArrayList<>();
		for (int i = 0; i < handles.length; i++) {
			int handle = handles[i];
			Optional<ObjectInfo> info = ObjectPaths.infoIfThere(call, handle);
			if (info.isPresent()) {
				objects.add(ObjectValues.of(handle, info.get(), size(call, handle, info.get())));
			}
			call.context().progress(i + 1, handles.length);
		}
		return Values.of(StorageMethods.OBJECTS, Variant.list(objects));
	}

	static Values getObjectInfo(Call call) throws PtpException, MethodFailure, StoppedException {
		int handle = ObjectPaths.object(call, call.text(StorageMethods.OBJECT));
		// what the method is for; the size of a file from 4 GiB on is asked for besides
		ObjectInfo info = call.last(operations -> operations.getObjectInfo(handle));
		return Values.of(StorageMethods.INFO, Variant.values(ObjectValues.of(handle, info, size(call, handle, info))));
	}

	/** Answers the size of an object, which takes another transaction from 4 GiB on; -1 if the device cannot say it. */
	static long size(Call call, int handle, ObjectInfo info) throws PtpException, StoppedException {
		if (info.compressedSize() != ObjectInfo.SIZE_TOO_LARGE) {
			return info.compressedSize();
		}
		if (!call.info().supports(OperationCode.GET_OBJECT_PROP_VALUE)) {
			return -1;
		}
		try {
			return call.step(operations -> operations.getObjectSize(handle, info));
		} catch (ResponseException e) {
			return -1;
		}
	}

	private static Selection selection(Call call) throws PtpException, MethodFailure, StoppedException {
		OptionalInt storage = Parameters.storage(call.optionalText(StorageMethods.STORAGE));
		OptionalInt format = Parameters.format(call.optionalText(StorageMethods.FORMAT));
		Optional<Folder> parent = ObjectPaths.folder(call, call.optionalText(StorageMethods.PARENT), storage);
		OptionalInt in = parent.map(Folder::storage).orElse(storage);
		return new Selection(in.orElse(ALL_STORAGES), format.orElse(ALL_FORMATS), parent.map(Folder::handle).orElse(ALL_OBJECTS));
	}
}
