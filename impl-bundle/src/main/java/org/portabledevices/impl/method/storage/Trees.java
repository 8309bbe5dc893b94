package org.portabledevices.impl.method.storage;

import static org.portabledevices.ptp.operation.PtpOperations.ROOT;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.impl.call.Call;
import org.portabledevices.impl.method.storage.Folders.Entry;
import org.portabledevices.impl.method.storage.ObjectPaths.Folder;
import org.portabledevices.impl.value.Parameters;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.PathPattern;
import org.portabledevices.wpd.StorageMethods;

/** ListTree: folder by folder, each in front of what it holds. A device may tell of folders that lie in each other, or without end: each is entered once. */
final class Trees {

	/** More than any card holds, and what fits a result (contract 6.2). */
	private static final int MOST_OBJECTS = 1 << 20;
	/** A device that tells of ever new parents is not followed further. */
	private static final int MOST_LEVELS = 1024;
	/** What is answered of a folder that was removed meanwhile. */
	private static final Set<Integer> GONE = Set.of(ResponseCode.INVALID_OBJECT_HANDLE, ResponseCode.INVALID_PARENT_OBJECT);

	/** An object that was found, and is to be looked into if it is a folder. */
	private record Found(Entry entry, String path, long level) {
	}

	private final Call call;
	private final Folders folders;
	private final long depth;
	private final OptionalInt format;
	private final Optional<PathPattern> pattern;
	private final List<Values> objects = new ArrayList<>();
	private final Set<Integer> entered = new HashSet<>();
	private final Deque<Found> open = new ArrayDeque<>();
	private int count;

	private Trees(Call call) throws MethodFailure {
		this.call = call;
		this.folders = new Folders(call);
		this.depth = call.number(StorageMethods.DEPTH);
		this.format = Parameters.format(call.optionalText(StorageMethods.FORMAT));
		this.pattern = call.optionalText(StorageMethods.PATTERN).map(PathPattern::of);
	}

	static Values listTree(Call call) throws PtpException, MethodFailure, StoppedException {
		Trees tree = new Trees(call);
		OptionalInt storage = Parameters.storage(call.optionalText(StorageMethods.STORAGE));
		Optional<Folder> parent = ObjectPaths.folder(call, call.optionalText(StorageMethods.PARENT), storage);
		if (parent.isPresent() && parent.get().handle() != ROOT) {
			tree.folder(parent.get().handle());
		} else {
			tree.roots(parent.map(Folder::storage).orElse(storage));
		}
		return Values.of(StorageMethods.OBJECTS, Variant.list(tree.objects));
	}

	private void folder(int handle) throws PtpException, MethodFailure, StoppedException {
		ObjectInfo info = call.step(operations -> operations.getObjectInfo(handle));
		if (!info.isFolder()) {
			throw Parameters.refused(ResponseCode.INVALID_PARENT_OBJECT,
					"%s (%s) is no folder".formatted(ObjectIds.ofObject(handle), info.filename()));
		}
		entered.add(handle);
		open(folders.children(info.storageId(), handle), path(handle, info), 1);
		walk();
	}

	private void roots(OptionalInt only) throws PtpException, MethodFailure, StoppedException {
		int[] storages = only.isPresent() ? new int[]{ only.getAsInt() } : call.step(operations -> operations.getStorageIds());
		for (int storage : storages) {
			try {
				open(folders.children(storage, ROOT), "", 1);
			} catch (ResponseException e) {
				if (only.isPresent() || e.responseCode() != ResponseCode.STORE_NOT_AVAILABLE) {
					throw e;
				}
			}
			walk();
		}
	}

	private void walk() throws PtpException, MethodFailure, StoppedException {
		while (!open.isEmpty()) {
			call.context().checkStopped();
			Found found = open.pop();
			ObjectInfo info = found.entry().info();
			if ((format.isEmpty() || format.getAsInt() == info.objectFormat())
					&& (pattern.isEmpty() || pattern.get().matches(found.path()))) {
				objects.add(ObjectValues.of(found.path(), found.entry()));
			}
			if (info.isFolder() && found.level() < depth && entered.add(found.entry().handle())) {
				enter(found);
			}
		}
	}

	private void enter(Found found) throws PtpException, MethodFailure, StoppedException {
		try {
			open(folders.children(found.entry().info().storageId(), found.entry().handle()), found.path(), found.level() + 1);
		} catch (ResponseException e) {
			if (!GONE.contains(e.responseCode())) {
				throw e;
			}
		}
	}

	private void open(List<Entry> entries, String path, long level) throws MethodFailure {
		count += entries.size();
		if (count > MOST_OBJECTS) {
			throw new MethodFailure(Status.ERROR_IO_DEVICE,
					"ListTree: the device tells of more than %,d objects; ask for less with Storage, Parent or Depth"
							.formatted(MOST_OBJECTS));
		}
		for (int i = entries.size() - 1; i >= 0; i--) {
			Entry entry = entries.get(i);
			open.push(new Found(entry, path + "/" + entry.info().filename(), level));
		}
	}

	/** Follows the parents up to the root. */
	private String path(int handle, ObjectInfo info) throws PtpException, StoppedException {
		StringBuilder path = new StringBuilder("/" + info.filename());
		Set<Integer> passed = new HashSet<>(Set.of(handle));
		for (int parent = info.parentObject(); parent != 0 && parent != ROOT && passed.add(parent) && passed.size() < MOST_LEVELS;) {
			int next = parent;
			ObjectInfo folder = call.step(operations -> operations.getObjectInfo(next));
			path.insert(0, "/" + folder.filename());
			parent = folder.parentObject();
		}
		return path.toString();
	}
}
