package org.portabledevices.ptp.operation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.dataset.DatasetReader;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.DataSource;
import org.portabledevices.ptp.initiator.LocalDataException;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.PtpTransaction;
import org.portabledevices.ptp.initiator.TransactionResult;

/**
 * What all operations of a session have in common: who can cancel them, how long the device may be silent, and any operation
 * by its number. Each method is one transaction on the caller's thread. It throws
 * {@link org.portabledevices.ptp.ResponseException} if the device answers anything but OK,
 * {@link org.portabledevices.ptp.initiator.TransactionCancelledException} if the transaction was cancelled,
 * {@link org.portabledevices.ptp.PtpFormatException} if the device's dataset makes no sense, and what
 * {@link PtpSession#execute} throws. Datasets are kept in memory, {@value #MAXIMUM_DATASET_LENGTH} bytes at most; objects are
 * streamed. Only an operation with a data phase can be cancelled once it was sent (contract 7.4);
 * {@link OperationCode#dataPhase} tells which have one. Immutable, and as safe for use by several threads as its session.
 *
 * @param <O> the operations themselves.
 */
public abstract sealed class SessionOperations<O extends SessionOperations<O>>
		permits PtpOperations, Ptp11Operations, MtpOperations, AndroidOperations, DeviceServiceOperations {
	/** The largest dataset that is accepted, in bytes: an array of 4 million object handles. */
	public static final int MAXIMUM_DATASET_LENGTH = 16 * 1024 * 1024;

	/**
	 * The largest description that is accepted, in bytes. A dataset of many small parts takes many times its length in memory,
	 * so only plain arrays, values and lists of them may be longer.
	 */
	public static final int MAXIMUM_DESCRIPTION_LENGTH = 1024 * 1024;

	private final PtpSession session;
	private final Cancellation cancellation;
	private final Duration silence;

	SessionOperations(PtpSession session, Cancellation cancellation, Duration silence) {
		this.session = requireNonNull(session, "session");
		this.cancellation = cancellation;
		this.silence = silence;
	}

	/** Makes the same operations with other conditions; a null stands for none. */
	abstract O make(PtpSession ofSession, Cancellation stop, Duration limit);

	/** Makes other operations with the conditions of these. */
	final <T extends SessionOperations<T>> T like(T others) {
		return others.make(session, cancellation, silence);
	}

	final PtpSession session() {
		return session;
	}

	/**
	 * Answers these operations with a way to cancel them.
	 *
	 * @param stop cancels the operation that runs and those that follow.
	 * @return the operations, for use by one thread at a time.
	 */
	public final O with(Cancellation stop) {
		return make(session, stop, silence);
	}

	/**
	 * Answers these operations with a limit of their own for the device's silence.
	 *
	 * @param limit the longest time without a byte, positive.
	 * @return the operations.
	 */
	public final O withSilence(Duration limit) {
		return make(session, cancellation, limit);
	}

	/**
	 * Executes any transaction.
	 *
	 * @param transaction the transaction.
	 * @return its result, with response code OK.
	 * @throws PtpException if it did not succeed.
	 */
	public final TransactionResult execute(PtpTransaction transaction) throws PtpException {
		PtpTransaction limited = silence == null || transaction.silence().isPresent() ? transaction
				: transaction.withSilence(silence);
		return session.execute(limited, cancellation == null ? new Cancellation() : cancellation).orThrow();
	}

	/**
	 * Executes an operation without data.
	 *
	 * @param operation the operation code.
	 * @param parameters at most five.
	 * @return its result, with response code OK.
	 * @throws PtpException if it did not succeed.
	 */
	public final TransactionResult execute(int operation, int... parameters) throws PtpException {
		return execute(PtpTransaction.of(operation, parameters));
	}

	/**
	 * Executes an operation and keeps its data.
	 *
	 * @param operation the operation code.
	 * @param parameters at most five.
	 * @return the data, at most {@value #MAXIMUM_DATASET_LENGTH} bytes.
	 * @throws PtpException if it did not succeed.
	 * @throws LocalDataException if the device sends more.
	 */
	public final byte[] receive(int operation, int... parameters) throws PtpException {
		return receive(MAXIMUM_DATASET_LENGTH, PtpTransaction.of(operation, parameters));
	}

	/** Executes an operation whose data is a description. */
	final byte[] receiveDescription(int operation, int... parameters) throws PtpException {
		return receive(MAXIMUM_DESCRIPTION_LENGTH, PtpTransaction.of(operation, parameters));
	}

	private byte[] receive(int limit, PtpTransaction transaction) throws PtpException {
		BoundedReceiver data = new BoundedReceiver(limit);
		execute(transaction.withDataIn(data));
		return data.toByteArray();
	}

	/**
	 * Executes an operation with a dataset for the device.
	 *
	 * @param operation the operation code.
	 * @param data the bytes.
	 * @param parameters at most five.
	 * @return its result, with response code OK.
	 * @throws PtpException if it did not succeed.
	 */
	public final TransactionResult send(int operation, byte[] data, int... parameters) throws PtpException {
		return execute(PtpTransaction.of(operation, parameters).withDataOut(DataSource.of(data)));
	}

	/** Executes an operation whose data is an array of u32. */
	final int[] receiveU32Array(int operation, int... parameters) throws PtpException {
		return reader(operation, parameters).u32Array("array");
	}

	final DatasetReader reader(int operation, int... parameters) throws PtpException {
		return new DatasetReader(OperationCode.name(operation), receive(operation, parameters));
	}

	/** A length or offset in one parameter. */
	static int u32(long value) {
		if (value < 0 || value > 0xFFFF_FFFFL) {
			throw new IllegalArgumentException(value + " does not fit 32 bits");
		}
		return (int) value;
	}

	/** A length or offset that takes two parameters. */
	static long u63(long value) {
		if (value < 0) {
			throw new IllegalArgumentException(value + " is negative");
		}
		return value;
	}
}
