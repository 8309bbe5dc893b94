package org.portabledevices.ptp.operation;

import java.time.Duration;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.DataReceiver;
import org.portabledevices.ptp.initiator.DataSource;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.PtpTransaction;
import org.portabledevices.ptp.initiator.TransactionResult;

/**
 * The operations that Android adds to MTP, to edit objects in place and to read beyond 4 GiB. They are in no standard; a
 * device that offers them says {@code android.com: 1.0} among its extensions and lists them in DeviceInfo. 64-bit offsets
 * and lengths take two parameters, the low 32 bits first. What holds for every method is told at {@link SessionOperations}.
 */
public final class AndroidOperations extends SessionOperations<AndroidOperations> {
	/**
	 * Makes the operations of a session that nobody will cancel.
	 *
	 * @param session the session.
	 */
	public AndroidOperations(PtpSession session) {
		this(session, null, null);
	}

	private AndroidOperations(PtpSession session, Cancellation cancellation, Duration silence) {
		super(session, cancellation, silence);
	}

	@Override
	AndroidOperations make(PtpSession session, Cancellation cancellation, Duration silence) {
		return new AndroidOperations(session, cancellation, silence);
	}

	/**
	 * GetPartialObject64, 0x95C1: answers a part of an object. Data-in: its bytes.
	 *
	 * @param handle the object.
	 * @param offset where to begin, in bytes.
	 * @param length how many bytes at most, an unsigned 32-bit integer.
	 * @param receiver takes the bytes.
	 * @return the result; its {@link TransactionResult#transferredLength()} is less than asked for at the object's end.
	 * @throws PtpException if it did not succeed.
	 * @throws IllegalArgumentException if the offset is negative or the length does not fit 32 bits.
	 */
	public TransactionResult getPartialObject64(int handle, long offset, long length, DataReceiver receiver)
			throws PtpException {
		return execute(PtpTransaction.of(OperationCode.GET_PARTIAL_OBJECT64, handle, (int) u63(offset),
				(int) (offset >> 32), u32(length)).withDataIn(receiver));
	}

	/**
	 * SendPartialObject, 0x95C2: writes a part of an object that is being edited. Data-out: its bytes.
	 *
	 * @param handle the object.
	 * @param offset where to begin, in bytes, at most the object's size.
	 * @param source gives the bytes; its length must fit 32 bits.
	 * @return the result; its first parameter is how many bytes were written, from devices that say so.
	 * @throws PtpException if it did not succeed.
	 * @throws IllegalArgumentException if the offset is negative or the source's length does not fit 32 bits.
	 */
	public TransactionResult sendPartialObject(int handle, long offset, DataSource source) throws PtpException {
		return execute(PtpTransaction.of(OperationCode.SEND_PARTIAL_OBJECT, handle, (int) u63(offset),
				(int) (offset >> 32), u32(source.length())).withDataOut(source));
	}

	/**
	 * TruncateObject, 0x95C3: shortens an object that is being edited. It has no data phase: once sent it cannot be
	 * cancelled (contract 7.4).
	 *
	 * @param handle the object.
	 * @param length its new length in bytes.
	 * @throws PtpException if it did not succeed.
	 * @throws IllegalArgumentException if the length is negative.
	 */
	public void truncateObject(int handle, long length) throws PtpException {
		execute(OperationCode.TRUNCATE_OBJECT, handle, (int) u63(length), (int) (length >> 32));
	}

	/**
	 * BeginEditObject, 0x95C4: opens an object for the two operations above. It has no data phase: once sent it cannot be
	 * cancelled (contract 7.4).
	 *
	 * @param handle the object.
	 * @throws PtpException if it did not succeed.
	 */
	public void beginEditObject(int handle) throws PtpException {
		execute(OperationCode.BEGIN_EDIT_OBJECT, handle);
	}

	/**
	 * EndEditObject, 0x95C5: closes an object that is being edited. It has no data phase: once sent it cannot be cancelled
	 * (contract 7.4).
	 *
	 * @param handle the object.
	 * @throws PtpException if it did not succeed.
	 */
	public void endEditObject(int handle) throws PtpException {
		execute(OperationCode.END_EDIT_OBJECT, handle);
	}
}
