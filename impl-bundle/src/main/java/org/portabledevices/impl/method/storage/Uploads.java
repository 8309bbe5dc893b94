package org.portabledevices.impl.method.storage;

import static org.portabledevices.ptp.operation.PtpOperations.ROOT;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.portabledevices.backend.DataReader;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.impl.call.Call;
import org.portabledevices.impl.call.ReaderSource;
import org.portabledevices.impl.method.storage.ObjectPaths.Folder;
import org.portabledevices.impl.value.Parameters;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PtpDate;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.initiator.DataSource;
import org.portabledevices.ptp.initiator.PtpTransaction;
import org.portabledevices.ptp.initiator.TransactionCancelledException;
import org.portabledevices.ptp.initiator.TransactionResult;
import org.portabledevices.ptp.initiator.TransactionResult.Outcome;
import org.portabledevices.service.Status;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.StorageMethods;

/** Methods of the Storage service that make objects. What they do not complete they take away again. */
final class Uploads {

	/** Of the response to SendObjectInfo and SendObjectPropList: the handle that the object will have. */
	private static final int HANDLE = 2;

	private Uploads() {
	}

	static Values upload(Call call) throws PtpException, MethodFailure, StoppedException, InterruptedException {
		String name = call.text(StorageMethods.NAME);
		OptionalInt format = Parameters.format(call.optionalText(StorageMethods.FORMAT));
		DataReader reader = call.context().reader();
		OptionalLong known = reader.length();
		if (known.isEmpty()) {
			throw new MethodFailure(Status.E_INVALIDARG,
					"Upload: the source does not say how long it is, and the device must be told before the first byte; give a source with a length");
		}
		long length = known.getAsLong();
		ObjectInfo info = ObjectInfo.ofFile(format.orElseGet(() -> Parameters.formatOf(name)), length, name)
				.dated(date(call, StorageMethods.DATE_CREATED), date(call, StorageMethods.DATE_MODIFIED));
		int handle = announce(call, announcement(call, info, length));
		try {
			call.last(operations -> operations.sendObject(new ReaderSource(call, reader, length)));
		} catch (PtpException | StoppedException e) {
			forget(call, handle);
			throw e;
		}
		return Values.of(StorageMethods.OBJECT, Variant.string(ObjectIds.ofObject(handle)));
	}

	static Values createFolder(Call call) throws PtpException, MethodFailure, StoppedException {
		ObjectInfo info = ObjectInfo.ofFolder(call.text(StorageMethods.NAME));
		int handle = announce(call, announcement(call, info, 0));
		return Values.of(StorageMethods.OBJECT, Variant.string(ObjectIds.ofObject(handle)));
	}

	/** Makes the transaction that announces an object. From 4 GiB on ObjectInfo has no number for its size, MTP's list of properties has. */
	private static PtpTransaction announcement(Call call, ObjectInfo info, long length)
			throws PtpException, MethodFailure, StoppedException {
		Folder place = ObjectPaths.place(call, call.optionalText(StorageMethods.PARENT), call.optionalText(StorageMethods.STORAGE));
		int storage = place.storage().orElse(0);
		boolean byList = call.supports(OperationCode.SEND_OBJECT_PROP_LIST)
				&& (length >= ObjectInfo.SIZE_TOO_LARGE || !call.supports(OperationCode.SEND_OBJECT_INFO));
		if (!byList) {
			ObjectInfo placed = info.at(storage, place.handle() == ROOT ? 0 : place.handle());
			return PtpTransaction.of(OperationCode.SEND_OBJECT_INFO, storage, place.handle()).withDataOut(DataSource.of(placed.encode()));
		}
		return PtpTransaction.of(OperationCode.SEND_OBJECT_PROP_LIST, storage, place.handle(), info.objectFormat(), (int) (length >>> 32),
				(int) length).withDataOut(DataSource.of(properties(info).encode()));
	}

	private static ObjectPropList properties(ObjectInfo info) {
		List<ObjectPropList.Element> elements = new ArrayList<>();
		elements.add(new ObjectPropList.Element(0, ObjectPropCode.OBJECT_FILE_NAME, PtpValue.of(info.filename())));
		if (!info.captureDate().isEmpty()) {
			elements.add(new ObjectPropList.Element(0, ObjectPropCode.DATE_CREATED, PtpValue.of(info.captureDate())));
		}
		if (!info.modificationDate().isEmpty()) {
			elements.add(new ObjectPropList.Element(0, ObjectPropCode.DATE_MODIFIED, PtpValue.of(info.modificationDate())));
		}
		return new ObjectPropList(elements);
	}

	private static String date(Call call, PropertyKey key) {
		return call.optional(key).map(value -> PtpDate.format(value.asInstant())).orElse("");
	}

	/** Announces an object. There are devices that make an entry for it then: a stop that comes too late for this takes it away again. */
	private static int announce(Call call, PtpTransaction announcement) throws PtpException, StoppedException {
		try {
			return call.last(operations -> operations.execute(announcement)).parameter(HANDLE);
		} catch (TransactionCancelledException e) {
			TransactionResult result = e.result();
			if (result.outcome() != Outcome.FINISHED) {
				throw e;
			}
			if (forget(call, result.parameter(HANDLE))) {
				throw new StoppedException();
			}
			throw e;
		}
	}

	/** Devices differ in whether they keep what a transfer that did not end left behind; nobody wants it. Answers false if it may be there still. */
	private static boolean forget(Call call, int handle) {
		if (handle == 0 || !call.supports(OperationCode.DELETE_OBJECT)) {
			return false;
		}
		try {
			call.tidy(operations -> {
				operations.deleteObject(handle, 0);
				return null;
			});
		} catch (PtpException e) {
			// it was not there, or the connection is gone: what ended the transfer is what counts
		}
		return true;
	}
}
