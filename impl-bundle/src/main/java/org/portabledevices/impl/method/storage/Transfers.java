package org.portabledevices.impl.method.storage;

import static org.portabledevices.ptp.operation.PtpOperations.ROOT;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.portabledevices.backend.DataReader;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.impl.call.Call;
import org.portabledevices.impl.call.ReaderSource;
import org.portabledevices.impl.call.SinkReceiver;
import org.portabledevices.impl.method.storage.ObjectPaths.Folder;
import org.portabledevices.impl.value.Parameters;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.initiator.PtpTransaction;
import org.portabledevices.ptp.initiator.TransactionResult;
import org.portabledevices.ptp.operation.PtpOperations.Placement;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.StorageMethods;

/** Methods of the Storage service that move objects, in constant memory. */
final class Transfers {

	private static final long LARGEST_U32 = 0xFFFF_FFFFL;

	private Transfers() {
	}

	static Values download(Call call) throws PtpException, MethodFailure, StoppedException {
		int handle = ObjectPaths.object(call, call.text(StorageMethods.OBJECT));
		return size(call.last(operations -> operations.getObject(handle, new SinkReceiver(call))));
	}

	static Values downloadThumbnail(Call call) throws PtpException, MethodFailure, StoppedException {
		int handle = ObjectPaths.object(call, call.text(StorageMethods.OBJECT));
		return size(call.last(operations -> operations.getThumb(handle, new SinkReceiver(call))));
	}

	static Values downloadPart(Call call) throws PtpException, MethodFailure, StoppedException {
		int handle = ObjectPaths.object(call, call.text(StorageMethods.OBJECT));
		long offset = call.context().parameters().get(StorageMethods.OFFSET).asLong();
		long length = call.context().parameters().get(StorageMethods.LENGTH).asLong();
		if (offset >= 0 && offset <= LARGEST_U32) {
			return size(call.last(operations -> operations.getPartialObject(handle, offset, length, new SinkReceiver(call))));
		}
		if (!call.info().supports(OperationCode.GET_PARTIAL_OBJECT64)) {
			throw Parameters.refused(ResponseCode.INVALID_PARAMETER,
					"Offset: this device takes 0 to %,d, not %s".formatted(LARGEST_U32, Long.toUnsignedString(offset)));
		}
		return size(call.last(operations -> operations.execute(PtpTransaction
				.of(OperationCode.GET_PARTIAL_OBJECT64, handle, (int) offset, (int) (offset >>> 32), (int) length)
				.withDataIn(new SinkReceiver(call)))));
	}

	static Values upload(Call call) throws PtpException, MethodFailure, StoppedException, InterruptedException {
		String name = call.text(StorageMethods.NAME);
		OptionalInt format = Parameters.format(call.optionalText(StorageMethods.FORMAT));
		DataReader reader = call.context().reader();
		OptionalLong length = reader.length();
		if (length.isEmpty()) {
			throw new MethodFailure(Status.E_INVALIDARG,
					"Upload: the source does not say how long it is, and the device must be told before the first byte; give a source with a length");
		}
		Folder place = place(call);
		int storage = place.storage().orElse(0);
		ObjectInfo info = ObjectInfo.ofFile(format.orElseGet(() -> Parameters.formatOf(name)), length.getAsLong(), name)
				.at(storage, place.handle() == ROOT ? 0 : place.handle());
		Placement placement = call.step(operations -> operations.sendObjectInfo(storage, place.handle(), info));
		try {
			call.last(operations -> operations.sendObject(new ReaderSource(call, reader, length.getAsLong())));
		} catch (PtpException | StoppedException e) {
			forget(call, placement);
			throw e;
		}
		return Values.of(StorageMethods.OBJECT, Variant.string(ObjectIds.ofObject(placement.handle())));
	}

	/** A device that names a parent wants its storage too: for a folder the one that holds it, for the root the first. */
	private static Folder place(Call call) throws PtpException, MethodFailure, StoppedException {
		OptionalInt storage = Parameters.storage(call.optionalText(StorageMethods.STORAGE));
		Optional<Folder> parent = ObjectPaths.folder(call, call.optionalText(StorageMethods.PARENT), storage);
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

	/** Devices differ in whether they keep what a transfer that did not end left behind; nobody wants it. */
	private static void forget(Call call, Placement placement) {
		if (placement.handle() == 0 || !call.info().supports(OperationCode.DELETE_OBJECT)) {
			return;
		}
		try {
			call.tidy(operations -> {
				operations.deleteObject(placement.handle(), 0);
				return null;
			});
		} catch (PtpException e) {
			// it was not there, or the connection is gone: what ended the transfer is what counts
		}
	}

	private static Values size(TransactionResult result) {
		return Values.of(StorageMethods.SIZE, Variant.ui8(result.transferredLength()));
	}
}
