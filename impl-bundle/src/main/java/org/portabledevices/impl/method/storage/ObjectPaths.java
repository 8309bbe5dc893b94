package org.portabledevices.impl.method.storage;

import static org.portabledevices.ptp.operation.PtpOperations.ROOT;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.impl.call.Call;
import org.portabledevices.impl.value.Parameters;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.wpd.ObjectIds;

/** Finds objects by object ID or path. A path is followed name by name, which takes a transaction for each object of a folder; it can be stopped between them. */
final class ObjectPaths {

	/**
	 * A folder as a parent.
	 *
	 * @param storage its storage, if that is known.
	 * @param handle its handle, or ROOT.
	 */
	record Folder(OptionalInt storage, int handle) {
	}

	/** What devices answer for a file in the middle of a path, and for a storage without its card. */
	private static final Set<Integer> NOTHING_IN_IT =
			Set.of(ResponseCode.INVALID_PARENT_OBJECT, ResponseCode.INVALID_OBJECT_HANDLE, ResponseCode.STORE_NOT_AVAILABLE);

	private ObjectPaths() {
	}

	/** Finds an object. */
	static int object(Call call, String text) throws PtpException, MethodFailure, StoppedException {
		OptionalInt handle = ObjectIds.objectHandle(text);
		if (handle.isEmpty() && text.startsWith("/")) {
			handle = find(call, text, OptionalInt.empty());
		}
		return handle.orElseThrow(() -> Parameters.refused(ResponseCode.INVALID_OBJECT_HANDLE, text.startsWith("/")
				? "there is no object \"%s\" on the device; case matters".formatted(text)
				: "\"%s\" names no object; an object ID such as o3 does, or a path such as /DCIM/100SIMUL/SIM_0001.JPG".formatted(text)));
	}

	/** Finds the folder that a parameter names, of a storage if that is given too; empty if the parameter is absent. */
	static Optional<Folder> folder(Call call, Optional<String> text, OptionalInt storage)
			throws PtpException, MethodFailure, StoppedException {
		if (text.isEmpty()) {
			return Optional.empty();
		}
		String folder = text.get();
		OptionalInt root = ObjectIds.storageId(folder);
		if (root.isPresent()) {
			if (storage.isPresent() && storage.getAsInt() != root.getAsInt()) {
				throw Parameters.refused(ResponseCode.INVALID_PARENT_OBJECT,
						"the parent %s is not in the storage %s".formatted(folder, ObjectIds.ofStorage(storage.getAsInt())));
			}
			return Optional.of(new Folder(root, ROOT));
		}
		if (names(folder).isEmpty() && folder.startsWith("/")) {
			return Optional.of(new Folder(storage, ROOT));
		}
		OptionalInt handle = folder.startsWith("/") ? find(call, folder, storage) : ObjectIds.objectHandle(folder);
		if (handle.isEmpty()) {
			throw Parameters.refused(ResponseCode.INVALID_PARENT_OBJECT,
					"\"%s\" names no folder of the device; an object ID such as o1 does, or a path such as /DCIM, or a storage such as s10001"
							.formatted(folder));
		}
		return Optional.of(new Folder(storage, handle.getAsInt()));
	}

	private static OptionalInt find(Call call, String path, OptionalInt onlyStorage) throws PtpException, StoppedException {
		List<String> names = names(path);
		if (names.isEmpty()) {
			return OptionalInt.empty();
		}
		int[] storages =
				onlyStorage.isPresent() ? new int[]{ onlyStorage.getAsInt() } : call.step(operations -> operations.getStorageIds());
		Folders folders = new Folders(call);
		for (int storage : storages) {
			OptionalInt found = OptionalInt.of(ROOT);
			for (String name : names) {
				if (found.isPresent()) {
					found = child(folders, storage, found.getAsInt(), name);
				}
			}
			if (found.isPresent()) {
				return found;
			}
		}
		return OptionalInt.empty();
	}

	private static OptionalInt child(Folders folders, int storage, int parent, String name) throws PtpException, StoppedException {
		try {
			return folders.child(storage, parent, name);
		} catch (ResponseException e) {
			if (NOTHING_IN_IT.contains(e.responseCode())) {
				return OptionalInt.empty();
			}
			throw e;
		}
	}

	/** Asks for an object that may have been removed since its handle was listed. */
	static Optional<ObjectInfo> infoIfThere(Call call, int handle) throws PtpException, StoppedException {
		try {
			return Optional.of(call.step(operations -> operations.getObjectInfo(handle)));
		} catch (ResponseException e) {
			if (e.responseCode() == ResponseCode.INVALID_OBJECT_HANDLE) {
				return Optional.empty();
			}
			throw e;
		}
	}

	/** A device that names a parent wants its storage too: for a folder the one that holds it, for the root the first. */
	static Folder place(Call call, Optional<String> parentText, Optional<String> storageText)
			throws PtpException, MethodFailure, StoppedException {
		OptionalInt storage = Parameters.storage(storageText);
		Optional<Folder> parent = folder(call, parentText, storage);
		if (parent.isEmpty()) {
			return new Folder(storage, 0);
		}
		Folder folder = parent.get();
		if (folder.storage().isPresent()) {
			return folder;
		}
		if (folder.handle() != ROOT) {
			return new Folder(OptionalInt.of(call.step(operations -> operations.getObjectInfo(folder.handle())).storageId()),
					folder.handle());
		}
		int[] storages = call.step(operations -> operations.getStorageIds());
		if (storages.length == 0) {
			throw Parameters.refused(ResponseCode.STORE_NOT_AVAILABLE, "the device has no storage at the moment");
		}
		return new Folder(OptionalInt.of(storages[0]), ROOT);
	}

	private static List<String> names(String path) {
		return Arrays.stream(path.split("/")).filter(name -> !name.isEmpty()).toList();
	}
}
