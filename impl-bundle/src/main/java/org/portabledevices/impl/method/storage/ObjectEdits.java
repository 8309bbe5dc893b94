package org.portabledevices.impl.method.storage;

import java.util.OptionalLong;

import org.portabledevices.backend.DataReader;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.impl.call.Call;
import org.portabledevices.impl.call.ReaderSource;
import org.portabledevices.impl.value.Parameters;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.initiator.PtpTransaction;
import org.portabledevices.service.Status;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.StorageMethods;

/** Methods of the Storage service that change the content of an object in its place, as Android's MTP has them. */
final class ObjectEdits {

	/** SendPartialObject has 32 bits for a length; a longer part is written in pieces. */
	private static final long PIECE_LENGTH = 1L << 30;

	private ObjectEdits() {
	}

	static Values beginEdit(Call call) throws PtpException, MethodFailure, StoppedException {
		call.command(OperationCode.BEGIN_EDIT_OBJECT, ObjectPaths.object(call, call.text(StorageMethods.OBJECT)));
		return Values.empty();
	}

	static Values writePart(Call call) throws PtpException, MethodFailure, StoppedException, InterruptedException {
		int handle = ObjectPaths.object(call, call.text(StorageMethods.OBJECT));
		long offset = position(call, StorageMethods.OFFSET, "Offset");
		DataReader reader = call.context().reader();
		OptionalLong length = reader.length();
		if (length.isEmpty()) {
			throw new MethodFailure(Status.E_INVALIDARG,
					"WritePart: the source does not say how long it is, and the device must be told before the first byte; give a source with a length");
		}
		if (Long.MAX_VALUE - offset < length.getAsLong()) {
			throw Parameters.refused(ResponseCode.INVALID_PARAMETER, "Offset: the part of %,d bytes would end beyond 2^63 - 1"
					.formatted(length.getAsLong()));
		}
		for (long left = length.getAsLong(); left > 0;) {
			long at = offset + length.getAsLong() - left;
			long count = Math.min(left, PIECE_LENGTH);
			PtpTransaction piece = PtpTransaction
					.of(OperationCode.SEND_PARTIAL_OBJECT, handle, (int) at, (int) (at >>> 32), (int) count)
					.withDataOut(new ReaderSource(call, reader, count));
			if (left == count) {
				call.last(operations -> operations.execute(piece));
			} else {
				call.step(operations -> operations.execute(piece));
			}
			left -= count;
		}
		return Values.of(StorageMethods.SIZE, Variant.ui8(length.getAsLong()));
	}

	static Values truncate(Call call) throws PtpException, MethodFailure, StoppedException {
		int handle = ObjectPaths.object(call, call.text(StorageMethods.OBJECT));
		long size = position(call, StorageMethods.SIZE, "Size");
		call.command(OperationCode.TRUNCATE_OBJECT, handle, (int) size, (int) (size >>> 32));
		return Values.empty();
	}

	static Values endEdit(Call call) throws PtpException, MethodFailure, StoppedException {
		call.command(OperationCode.END_EDIT_OBJECT, ObjectPaths.object(call, call.text(StorageMethods.OBJECT)));
		return Values.empty();
	}

	private static long position(Call call, PropertyKey key, String name) throws MethodFailure {
		long value = call.number(key);
		if (value < 0) {
			throw Parameters.refused(ResponseCode.INVALID_PARAMETER,
					"%s: it is 0 to 2^63 - 1, not %s".formatted(name, Long.toUnsignedString(value)));
		}
		return value;
	}
}
