package org.portabledevices.ptp.initiator;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

import org.portabledevices.ptp.code.OperationCode;

/**
 * Describes a transaction: operation, parameters, data phase, limits. Immutable; each {@code with…} method answers a
 * changed copy.
 */
public final class PtpTransaction {
	private final int operation;
	private final int[] parameters;
	private final DataReceiver receiver;
	private final DataSource source;
	private final Duration silence;

	private PtpTransaction(int operation, int[] parameters, DataReceiver receiver, DataSource source, Duration silence) {
		if (receiver != null && source != null) {
			throw new IllegalArgumentException("data goes one way in a transaction");
		}
		this.operation = operation;
		this.parameters = parameters;
		this.receiver = receiver;
		this.source = source;
		this.silence = silence;
	}

	/**
	 * Describes a transaction without data.
	 *
	 * @param operation the operation code, u16, vendor codes included.
	 * @param parameters at most five, u32 each.
	 * @return the description.
	 */
	public static PtpTransaction of(int operation, int... parameters) {
		if (operation < 0 || operation > 0xFFFF || parameters.length > 5) {
			throw new IllegalArgumentException("operation 0x%X, %d parameters".formatted(operation, parameters.length));
		}
		return new PtpTransaction(operation, parameters.clone(), null, null, null);
	}

	/**
	 * Answers this transaction with a data-in phase. Only then can it be cancelled once it was sent, even if the device
	 * has no data to send.
	 *
	 * @param dataReceiver takes the data.
	 * @return the description.
	 * @throws IllegalArgumentException if there is a data-out phase already.
	 */
	public PtpTransaction withDataIn(DataReceiver dataReceiver) {
		return new PtpTransaction(operation, parameters, requireNonNull(dataReceiver, "receiver"), source, silence);
	}

	/**
	 * Answers this transaction with a data-out phase.
	 *
	 * @param dataSource gives the data.
	 * @return the description.
	 * @throws IllegalArgumentException if there is a data-in phase already.
	 */
	public PtpTransaction withDataOut(DataSource dataSource) {
		return new PtpTransaction(operation, parameters, receiver, requireNonNull(dataSource, "source"), silence);
	}

	/**
	 * Answers this transaction with a limit of its own for the device's silence.
	 *
	 * @param limit the longest time without a byte, positive.
	 * @return the description.
	 */
	public PtpTransaction withSilence(Duration limit) {
		if (limit.isZero() || limit.isNegative()) {
			throw new IllegalArgumentException("a limit of " + limit);
		}
		return new PtpTransaction(operation, parameters, receiver, source, limit);
	}

	/**
	 * Answers the operation.
	 *
	 * @return its code.
	 */
	public int operation() {
		return operation;
	}

	/**
	 * Answers the parameters.
	 *
	 * @return a copy.
	 */
	public int[] parameters() {
		return parameters.clone();
	}

	/**
	 * Tells whether the transaction can be cancelled once it was sent (contract 7.4).
	 *
	 * @return whether it has a data phase.
	 */
	public boolean hasDataPhase() {
		return receiver != null || source != null;
	}

	/**
	 * Answers who takes the data.
	 *
	 * @return the receiver, empty without a data-in phase.
	 */
	public Optional<DataReceiver> receiver() {
		return Optional.ofNullable(receiver);
	}

	/**
	 * Answers who gives the data.
	 *
	 * @return the source, empty without a data-out phase.
	 */
	public Optional<DataSource> source() {
		return Optional.ofNullable(source);
	}

	/**
	 * Answers the limit for silence.
	 *
	 * @return the limit, empty for that of the session.
	 */
	public Optional<Duration> silence() {
		return Optional.ofNullable(silence);
	}

	@Override
	public String toString() {
		return OperationCode.name(operation);
	}
}
