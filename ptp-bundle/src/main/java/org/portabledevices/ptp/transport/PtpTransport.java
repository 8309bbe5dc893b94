package org.portabledevices.ptp.transport;

import java.nio.ByteBuffer;
import java.time.Duration;

import org.osgi.annotation.versioning.ConsumerType;
import org.portabledevices.ptp.PtpException;

/**
 * Carries the transactions of one session: a pipe for commands and data, one for events, and a way to cancel. The session
 * above knows no packets, containers or sockets; a transport knows no operations.
 * <p>
 * One thread at a time sends and receives. {@link #cancel}, {@link #cancelInStream}, {@link #wake}, {@link #probe} and
 * both ways to close may be called by any thread at any time. No call waits without a limit. A call that fails because
 * bytes are wrong or time is over leaves the transport open and the session decides; one that fails because the connection
 * is lost has closed it.
 */
@ConsumerType
public interface PtpTransport extends AutoCloseable {
	/**
	 * Says who the peer is, for messages.
	 *
	 * @return its address, and its name if it has one.
	 */
	String peer();

	/**
	 * Answers the name for people that the peer gave when it was connected.
	 *
	 * @return the name, empty if it gave none; so it is unless a transport says otherwise.
	 */
	default String peerName() {
		return "";
	}

	/**
	 * Starts to listen to events. Called once, before anything is sent.
	 *
	 * @param listener hears events, and the end.
	 */
	void start(TransportListener listener);

	/**
	 * Sends an operation request. A transport may hold it back until the next piece of data, or until it is asked to
	 * receive.
	 *
	 * @param transactionId the transaction's ID, u32.
	 * @param operation the operation code, u16.
	 * @param dataOut whether data follows.
	 * @param parameters at most five, u32 each.
	 * @param waits the transaction's waits.
	 * @throws PtpException if it could not be sent in time.
	 */
	void sendRequest(int transactionId, int operation, boolean dataOut, int[] parameters, Waits waits) throws PtpException;

	/**
	 * Announces data for the responder. A transport may hold this back like a request.
	 *
	 * @param transactionId the transaction's ID, u32.
	 * @param totalLength how many bytes will be sent.
	 * @param waits the transaction's waits.
	 * @throws PtpException if it could not be sent in time.
	 */
	void sendDataStart(int transactionId, long totalLength, Waits waits) throws PtpException;

	/**
	 * Sends a piece of data.
	 *
	 * @param transactionId the transaction's ID, u32.
	 * @param bytes the bytes from position to limit, possibly none for the last piece; consumed.
	 * @param last whether this ends the data.
	 * @param waits the transaction's waits.
	 * @throws PtpException if it could not be sent in time.
	 */
	void sendData(int transactionId, ByteBuffer bytes, boolean last, Waits waits) throws PtpException;

	/**
	 * Tells, without waiting, whether {@link #receive} has something to look at: a responder may refuse before it got all
	 * data.
	 *
	 * @return whether bytes arrived.
	 * @throws PtpException if the connection is lost.
	 */
	boolean hasInput() throws PtpException;

	/**
	 * Receives the next item of any transaction.
	 *
	 * @param waits the transaction's waits.
	 * @return the item.
	 * @throws org.portabledevices.ptp.PeerSilentException if the waits are over.
	 * @throws org.portabledevices.ptp.PtpFormatException if the bytes make no sense.
	 * @throws PtpException if the connection is lost.
	 */
	TransportItem receive(Waits waits) throws PtpException;

	/**
	 * Tells the peer, past the data, that a transaction is cancelled. Does not block, and fails silently on a lost
	 * connection.
	 *
	 * @param transactionId the transaction's ID, u32.
	 */
	void cancel(int transactionId);

	/**
	 * Marks the place in the stream of commands and data after which nothing more is sent for a transaction. Never called
	 * while another thread is inside {@code send…}. Does not block, and fails silently on a lost connection.
	 *
	 * @param transactionId the transaction's ID, u32.
	 */
	void cancelInStream(int transactionId);

	/** Makes a thread that waits in this transport look at its waits again. */
	void wake();

	/**
	 * Asks whether the peer is there and waits for the answer.
	 *
	 * @param limit how long to wait.
	 * @return {@code false} if nothing came; there are peers that are there and do not answer.
	 */
	boolean probe(Duration limit);

	/**
	 * Tells whether the transport is open.
	 *
	 * @return whether nothing has closed it.
	 */
	boolean isOpen();

	/**
	 * Closes the transport for a reason, which the listener and whoever waits here are told. Does nothing when it is
	 * closed already.
	 *
	 * @param cause why.
	 */
	void close(PtpException cause);

	/** Closes the transport: whoever waits here fails, the listener hears nothing. Returns at once; idempotent. */
	@Override
	void close();
}
