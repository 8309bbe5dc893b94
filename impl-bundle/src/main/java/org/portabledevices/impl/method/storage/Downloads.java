package org.portabledevices.impl.method.storage;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.impl.call.Call;
import org.portabledevices.impl.call.SinkReceiver;
import org.portabledevices.impl.value.Parameters;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.initiator.DataReceiver;
import org.portabledevices.ptp.initiator.PtpTransaction;
import org.portabledevices.ptp.initiator.TransactionResult;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.StorageMethods;

/** Methods of the Storage service that bring the content of objects, in constant memory. */
final class Downloads {

	/** What is asked for at once when a download is continued: large enough to keep the wire busy. */
	private static final long PIECE_LENGTH = 16L * 1024 * 1024;
	private static final long LARGEST_U32 = 0xFFFF_FFFFL;

	private Downloads() {
	}

	static Values download(Call call) throws PtpException, MethodFailure, StoppedException {
		int handle = ObjectPaths.object(call, call.text(StorageMethods.OBJECT));
		long offset = call.number(StorageMethods.OFFSET);
		if (offset != 0) {
			return rest(call, handle, offset);
		}
		return size(call.last(operations -> operations.getObject(handle, new SinkReceiver(call))).transferredLength());
	}

	static Values downloadThumbnail(Call call) throws PtpException, MethodFailure, StoppedException {
		int handle = ObjectPaths.object(call, call.text(StorageMethods.OBJECT));
		return size(call.last(operations -> operations.getThumb(handle, new SinkReceiver(call))).transferredLength());
	}

	static Values downloadPart(Call call) throws PtpException, MethodFailure, StoppedException {
		int handle = ObjectPaths.object(call, call.text(StorageMethods.OBJECT));
		long offset = call.number(StorageMethods.OFFSET);
		long length = call.number(StorageMethods.LENGTH);
		if (!reaches(call, offset)) {
			throw Parameters.refused(ResponseCode.INVALID_PARAMETER,
					"Offset: this device takes 0 to %,d, not %s".formatted(LARGEST_U32, Long.toUnsignedString(offset)));
		}
		PtpTransaction part = part(call, handle, offset, length, new SinkReceiver(call));
		return size(call.last(operations -> operations.execute(part)).transferredLength());
	}

	/** Brings what lies behind an offset, piece by piece. */
	private static Values rest(Call call, int handle, long offset) throws PtpException, MethodFailure, StoppedException {
		if (!call.supports(OperationCode.GET_PARTIAL_OBJECT) && !call.supports(OperationCode.GET_PARTIAL_OBJECT64)) {
			throw Parameters.refused(ResponseCode.OPERATION_NOT_SUPPORTED,
					"Offset: this device offers neither GetPartialObject nor GetPartialObject64, so a download begins at 0");
		}
		ObjectInfo info = call.step(operations -> operations.getObjectInfo(handle));
		long size = StorageCalls.size(call, handle, info);
		if (size < 0) {
			throw Parameters.refused(ResponseCode.OPERATION_NOT_SUPPORTED,
					"Offset: this device does not say how long the object is, so a download begins at 0");
		}
		if (offset < 0 || offset > size) {
			throw Parameters.refused(ResponseCode.INVALID_PARAMETER,
					"Offset: the object has %,d bytes, so it is 0 to that, not %s".formatted(size, Long.toUnsignedString(offset)));
		}
		if (!reaches(call, Math.max(offset, size - 1))) {
			throw Parameters.refused(ResponseCode.OPERATION_NOT_SUPPORTED,
					"Offset: this device offers no GetPartialObject64, and the object of %,d bytes goes beyond 4 GiB".formatted(size));
		}
		call.context().writer().begin(size - offset, offset);
		SinkReceiver sink = new SinkReceiver(call);
		DataReceiver pieces = sink::data; // it has been told how much comes: not the length of a piece
		for (long at = offset; at < size;) {
			PtpTransaction piece = part(call, handle, at, Math.min(PIECE_LENGTH, size - at), pieces);
			boolean isLast = size - at <= PIECE_LENGTH;
			TransactionResult result = isLast ? call.last(operations -> operations.execute(piece))
					: call.step(operations -> operations.execute(piece));
			if (result.transferredLength() <= 0) {
				throw Parameters.refused(ResponseCode.INCOMPLETE_TRANSFER,
						"the device gave no more than %,d bytes of %,d".formatted(at, size));
			}
			at += result.transferredLength();
		}
		return size(size - offset);
	}

	private static boolean reaches(Call call, long offset) {
		return offset >= 0 && offset <= LARGEST_U32 && call.supports(OperationCode.GET_PARTIAL_OBJECT)
				|| call.supports(OperationCode.GET_PARTIAL_OBJECT64);
	}

	private static PtpTransaction part(Call call, int handle, long offset, long length, DataReceiver receiver) {
		boolean isNear = offset >= 0 && offset <= LARGEST_U32 && call.supports(OperationCode.GET_PARTIAL_OBJECT);
		PtpTransaction part = isNear ? PtpTransaction.of(OperationCode.GET_PARTIAL_OBJECT, handle, (int) offset, (int) length)
				: PtpTransaction.of(OperationCode.GET_PARTIAL_OBJECT64, handle, (int) offset, (int) (offset >>> 32), (int) length);
		return part.withDataIn(receiver);
	}

	private static Values size(long transferred) {
		return Values.of(StorageMethods.SIZE, Variant.ui8(transferred));
	}
}
