package org.portabledevices.impl.method.storage;

import static org.portabledevices.ptp.operation.PtpOperations.ALL_FORMATS;
import static org.portabledevices.ptp.operation.PtpOperations.ROOT;

import java.util.Optional;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.impl.call.Call;
import org.portabledevices.impl.method.storage.ObjectPaths.Folder;
import org.portabledevices.impl.value.Parameters;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.code.FieldValueName;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.StorageMethods;

/** Methods of the Storage service that change objects and storages by operations without data: once sent they cannot be cancelled (contract 7.4). */
final class ObjectChanges {

	private ObjectChanges() {
	}

	static Values delete(Call call) throws PtpException, MethodFailure, StoppedException {
		int handle = ObjectPaths.object(call, call.text(StorageMethods.OBJECT));
		call.command(OperationCode.DELETE_OBJECT, handle, ALL_FORMATS);
		return Values.empty();
	}

	static Values move(Call call) throws PtpException, MethodFailure, StoppedException {
		int handle = ObjectPaths.object(call, call.text(StorageMethods.OBJECT));
		Folder target = target(call);
		call.command(OperationCode.MOVE_OBJECT, handle, target.storage().orElseThrow(), target.handle());
		return Values.empty();
	}

	static Values copy(Call call) throws PtpException, MethodFailure, StoppedException {
		int handle = ObjectPaths.object(call, call.text(StorageMethods.OBJECT));
		Folder target = target(call);
		int copy = call.command(OperationCode.COPY_OBJECT, handle, target.storage().orElseThrow(), target.handle()).parameter(0);
		return Values.of(StorageMethods.NEW_OBJECT, Variant.string(ObjectIds.ofObject(copy)));
	}

	static Values setProtection(Call call) throws PtpException, MethodFailure, StoppedException {
		int protection = Parameters.value(FieldValueName.PROTECTION_STATUS, call.text(StorageMethods.PROTECTION));
		int handle = ObjectPaths.object(call, call.text(StorageMethods.OBJECT));
		call.command(OperationCode.SET_OBJECT_PROTECTION, handle, protection);
		return Values.empty();
	}

	static Values formatStore(Call call) throws PtpException, MethodFailure, StoppedException {
		int storage = Parameters.storage(Optional.of(call.text(StorageMethods.STORAGE))).orElseThrow();
		Optional<String> fileSystem = call.optionalText(StorageMethods.FILE_SYSTEM);
		int type = fileSystem.isPresent() ? Parameters.value(FieldValueName.FILESYSTEM_TYPE, fileSystem.get()) : 0;
		call.command(OperationCode.FORMAT_STORE, storage, type);
		return Values.empty();
	}

	/** In MoveObject and CopyObject the root is 0, where in SendObjectInfo it is 0xFFFFFFFF. ISO 15740:2013, MoveObject. */
	private static Folder target(Call call) throws PtpException, MethodFailure, StoppedException {
		Folder place = ObjectPaths.place(call, Optional.of(call.text(StorageMethods.PARENT)), call.optionalText(StorageMethods.STORAGE));
		return place.handle() == ROOT ? new Folder(place.storage(), 0) : place;
	}
}
