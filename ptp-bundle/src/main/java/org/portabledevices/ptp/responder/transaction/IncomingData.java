package org.portabledevices.ptp.responder.transaction;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

import org.portabledevices.ptp.PeerSilentException;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.transport.Waits;
import org.portabledevices.ptp.wire.PacketChannel;

/**
 * The data of an initiator for one transaction. Who sends data, but hardly any, is cut off: of time only what is spent
 * waiting for it counts, not the device's own. Of the command thread.
 */
final class IncomingData {
	/** Some peers leave the End_Data of no data away. */
	private static final Duration END_OF_NOTHING = Duration.ofMillis(250);

	private final ResponderSettings settings;
	private final PacketChannel command;
	private final DataExchange exchange;
	private final RunningTransaction transaction;
	/** How long it may take until the next piece has come, and what of it has. */
	private Duration left;
	private int received;

	IncomingData(ResponderSettings settings, PacketChannel command, DataExchange exchange,
			RunningTransaction transaction) {
		this.settings = settings;
		this.command = command;
		this.exchange = exchange;
		this.transaction = transaction;
		left = settings.times().packetLimit();
	}

	/** Takes it to its end; answers how much it was. */
	long receive(DataExchange.Target target) throws PtpException, IOException, CancelledSignal {
		long announced = PtpIpPacket.UNKNOWN_LENGTH;
		long position = 0;
		Exception failure = null;
		boolean begun = false;
		while (transaction.dataOutExpected()) {
			PtpIpPacket packet = next(announced == 0);
			if (packet.transactionId() != transaction.transactionId()) {
				continue; // what an earlier transaction left, or the next request
			} else if (packet instanceof PtpIpPacket.StartData start) {
				if (begun) {
					throw new PtpFormatException("PTP/IP data", "Start_Data", "a second one in transaction " + start.transactionId());
				}
				begun = true;
				announced = start.totalLength();
			} else if (packet.type().carriesData()) {
				begun = true;
				ByteBuffer bytes = payload(packet);
				int length = bytes.remaining();
				count(length);
				if (failure == null && length > 0 && !transaction.isCancelled()) {
					failure = write(target, bytes, position, announced);
				}
				position += length;
			}
		}
		exchange.lookForCancel(transaction);
		exchange.checkCancel(transaction);
		if (failure instanceof ResponseException response) {
			throw response;
		} else if (failure instanceof IOException io) {
			throw io;
		} else if (failure instanceof RuntimeException bug) {
			throw bug;
		} else if (announced != PtpIpPacket.UNKNOWN_LENGTH && announced != position) {
			throw new ResponseException(ResponseCode.INCOMPLETE_TRANSFER);
		}
		return position;
	}

	private Exception write(DataExchange.Target target, ByteBuffer bytes, long position,
			long announced) {
		try {
			if (announced >= 0 && position + bytes.remaining() > announced) {
				return new ResponseException(ResponseCode.INCOMPLETE_TRANSFER);
			}
			long before = position - bytes.position();
			int end = bytes.limit();
			for (int from = bytes.position(); from < end && !transaction.isCancelled(); from = bytes.limit()) {
				int length = exchange.pieceLength(transaction, before + from, end - from);
				settings.conditions().beforeData(transaction, before + from, length);
				if (!transaction.isCancelled()) {
					target.write(bytes.limit(from + length).position(from));
				}
			}
			return null;
		} catch (ResponseException | IOException | RuntimeException e) {
			return e;
		}
	}

	private static ByteBuffer payload(PtpIpPacket packet) {
		return packet instanceof PtpIpPacket.EndData end ? end.payload() : ((PtpIpPacket.Data) packet).payload();
	}

	private PtpIpPacket next(boolean endOfNothing) throws PtpException, CancelledSignal {
		Waits waits = transaction.waits();
		long begun = waits.now();
		waits.within(left);
		PtpIpPacket packet = nextOrEnd(endOfNothing);
		left = left.minusNanos(waits.now() - begun);
		return packet;
	}

	private void count(int length) {
		received += length;
		if (received >= DataExchange.PIECE_LENGTH) {
			received = 0;
			left = settings.times().packetLimit();
		}
	}

	/** Receives the next packet, and sees the phase end in whatever way it does. */
	private PtpIpPacket nextOrEnd(boolean endOfNothing) throws PtpException, CancelledSignal {
		Waits waits = endOfNothing ? new Waits(settings.limits(), END_OF_NOTHING) : transaction.waits();
		try {
			PtpIpPacket packet = command.receive(waits);
			exchange.look(transaction, packet);
			if (transaction.isCancelRequested() && (transaction.markRead() || transaction.waits().isOver())) {
				throw new CancelledSignal();
			}
			boolean ends = packet instanceof PtpIpPacket.EndData && packet.transactionId() == transaction.transactionId();
			if (ends || exchange.hasDeferred()) {
				transaction.dataOutEnded();
			}
			return packet;
		} catch (PeerSilentException e) {
			if (transaction.isCancelRequested()) {
				throw new CancelledSignal();
			}
			if (!endOfNothing) {
				throw e;
			}
			transaction.dataOutEnded();
			return new PtpIpPacket.EndData(transaction.transactionId(), ByteBuffer.allocate(0));
		}
	}
}
