package org.portabledevices.ptp.responder.transaction;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

import org.portabledevices.ptp.PeerSilentException;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.responder.ObjectContent;
import org.portabledevices.ptp.transport.Waits;
import org.portabledevices.ptp.wire.PacketChannel;

/**
 * The data phases and the response of a transaction, and the initiator's Cancel in each of them. Of the command thread.
 * <p>
 * A cancel comes twice: on the event connection, which tells at once, and here, where it marks the place after which the
 * stream is clean. Whichever is seen first stops the work; the transaction is answered when this one was read.
 */
public final class DataExchange {
	/** Where data goes that nobody wants. */
	public static final Target NOWHERE = bytes -> {
	};
	private static final int MAXIMUM_DATASET_LENGTH = 1024 * 1024;
	/** A cancel takes effect between two pieces, and is looked for there. */
	static final int PIECE_LENGTH = 64 * 1024;

	/** Takes data of the initiator. */
	public interface Target {
		void write(ByteBuffer bytes) throws ResponseException, IOException;
	}

	private final ResponderSettings settings;
	private final PacketChannel command;
	private final RunningTransactions transactions;
	private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_LENGTH);
	/** A request that came while a cancel was looked for. */
	private PtpIpPacket.OperationRequest deferred;

	public DataExchange(ResponderSettings settings, PacketChannel command, RunningTransactions transactions) {
		this.settings = settings;
		this.command = command;
		this.transactions = transactions;
	}

	public PtpIpPacket takeDeferred() {
		PtpIpPacket request = deferred;
		deferred = null;
		return request;
	}

	/** Sends data and the response OK, unless the transaction is cancelled before its end. */
	public void send(RunningTransaction transaction, ObjectContent content, int... parameters)
			throws PtpException, IOException, CancelledSignal {
		long total = content.length();
		int id = transaction.transactionId();
		command.append(new PtpIpPacket.StartData(id, total));
		try {
			for (long position = 0; true; position += piece.limit()) {
				fill(transaction, content, position, pieceLength(transaction, position, total - position));
				boolean last = position + piece.limit() == total;
				if (last && !transactions.answered(false)) {
					throw new CancelledSignal();
				}
				command.appendData(id, piece.duplicate(), last);
				if (last) {
					settings.conditions().responding(transaction, ResponseCode.OK);
					command.append(response(id, ResponseCode.OK, parameters));
				}
				command.flush(bounded(transaction));
				if (last) {
					return;
				}
			}
		} catch (ResponseException | IOException e) {
			// The initiator waits for the end of the data before it looks for an answer.
			command.append(new PtpIpPacket.EndData(id, ByteBuffer.allocate(0)));
			throw e;
		}
	}

	int pieceLength(RunningTransaction transaction, long position, long left) {
		int most = (int) Math.min(PIECE_LENGTH, left);
		return most == 0 ? 0 : Math.max(1, Math.min(most, settings.conditions().pieceLength(transaction, position, most)));
	}

	private void fill(RunningTransaction transaction, ObjectContent content, long position, int length)
			throws PtpException, IOException, CancelledSignal {
		piece.clear().limit(length);
		if (length > 0) {
			settings.conditions().beforeData(transaction, position, length);
		}
		if (position > 0 || length == PIECE_LENGTH) { // for less it is not worth a system call
			lookForCancel(transaction);
		}
		checkCancel(transaction);
		while (piece.hasRemaining()) {
			if (content.read(position + piece.position(), piece) < 0) {
				throw new EOFException("%,d bytes and then no more".formatted(position + piece.position()));
			}
		}
		piece.flip();
	}

	/** Takes the data of an initiator to its end, if it sends any; answers how much it was. */
	public long receive(RunningTransaction transaction, Target target) throws PtpException, IOException, CancelledSignal {
		return transaction.dataOutExpected() ? new IncomingData(settings, command, this, transaction).receive(target) : 0;
	}

	/** Keeps a dataset of the initiator in memory; it is small, or refused. */
	public byte[] collect(RunningTransaction transaction) throws PtpException, IOException, CancelledSignal {
		ByteArrayOutputStream dataset = new ByteArrayOutputStream();
		receive(transaction, bytes -> {
			if (dataset.size() + bytes.remaining() > MAXIMUM_DATASET_LENGTH) {
				throw new ResponseException(ResponseCode.INVALID_DATASET);
			}
			byte[] copy = new byte[bytes.remaining()];
			bytes.get(copy);
			dataset.writeBytes(copy);
		});
		return dataset.toByteArray();
	}

	/** The waits for one packet, or one piece. */
	private Waits bounded(RunningTransaction transaction) {
		transaction.waits().within(settings.times().packetLimit());
		return transaction.waits();
	}

	/** As the other, whatever limit a cancel has set. */
	private Waits forOnePacket() {
		Waits waits = new Waits(settings.limits(), settings.limits().silence());
		waits.within(settings.times().packetLimit());
		return waits;
	}

	/** Ends a transaction that the initiator is known to have cancelled. */
	public void checkCancel(RunningTransaction transaction) throws CancelledSignal {
		if (transaction.isCancelRequested()) {
			throw new CancelledSignal();
		}
	}

	/** Tells whether the next request is here already, so that nothing more is read before it is served. */
	boolean hasDeferred() {
		return deferred != null;
	}

	/** Looks, without waiting, for a Cancel that came on this connection first. */
	void lookForCancel(RunningTransaction transaction) throws PtpException {
		while (deferred == null && command.hasInput()) {
			look(transaction, command.receive(forOnePacket()));
		}
	}

	/** Sees the Cancel of this transaction, and keeps a request for later. */
	void look(RunningTransaction transaction, PtpIpPacket packet) throws PtpFormatException {
		if (packet instanceof PtpIpPacket.OperationRequest request) {
			deferred = request;
		} else if (packet instanceof PtpIpPacket.Cancel cancel
				&& cancel.transactionId() == transaction.transactionId()) {
			transaction.readMark();
			if (settings.conditions().heedsCancel(transaction)) {
				transaction.cancel();
			}
		} else if (!isRemainder(packet)) {
			throw new PtpFormatException("PTP/IP command connection", "packet type", packet.type().name());
		}
	}

	/** A Cancel that came too late, and the data of what was answered early, mean nothing any more. */
	public static boolean isRemainder(PtpIpPacket packet) {
		return packet instanceof PtpIpPacket.Cancel || packet instanceof PtpIpPacket.StartData
				|| packet.type().carriesData();
	}

	/** Reads on to the place where the initiator's stream is clean again, and confirms. */
	public void confirmCancel(RunningTransaction transaction) throws PtpException {
		try {
			// Data that never ends does not keep the answer back either.
			while (!transaction.markRead() && deferred == null && !transaction.waits().isOver()) {
				look(transaction, command.receive(bounded(transaction)));
			}
		} catch (PeerSilentException e) {
			// It cancelled on the event connection alone: confirmed all the same, late.
			transaction.readMark();
		}
		int code = ResponseCode.TRANSACTION_CANCELLED;
		try {
			settings.conditions().beforeConfirmation(transaction);
		} catch (ResponseException e) {
			code = e.responseCode();
		}
		respond(transaction, code);
	}

	/** Sends the response; a cancel that comes from now on is too late. */
	public void respond(RunningTransaction transaction, int code, int... parameters) throws PtpException {
		transactions.answered(true);
		settings.conditions().responding(transaction, code);
		command.append(response(transaction.transactionId(), code, parameters));
		command.flush(forOnePacket());
	}

	private static PtpIpPacket response(int transactionId, int code, int... parameters) {
		List<Integer> list = IntStream.of(parameters).boxed().toList();
		return new PtpIpPacket.OperationResponse(code, transactionId, list);
	}
}
