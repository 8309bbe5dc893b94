package org.portabledevices.impl.call;

import java.time.Duration;
import java.util.Optional;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.TransactionCancelledException;
import org.portabledevices.ptp.initiator.TransactionResult.Outcome;
import org.portabledevices.ptp.initiator.TransactionResult;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Variant;

/** One invocation on the worker, with the session it has to itself. For use by the worker only. */
public final class Call {

	/** Some transaction. */
	@FunctionalInterface
	public interface Transaction<T> {

		T run(PtpOperations operations) throws PtpException;
	}

	private final CallDevice device;
	private final InvocationContext context;
	private final Cancellation cancellation;
	private final DeviceInfo info;
	private final PtpSession session;
	private final PtpOperations operations;
	private final PtpOperations uncancelled;

	Call(CallDevice device, InvocationContext context, Cancellation cancellation, PtpSession session, Duration silence) {
		this.device = device;
		this.context = context;
		this.cancellation = cancellation;
		this.info = device.info();
		this.session = session;
		this.uncancelled = new PtpOperations(session).withSilence(silence);
		this.operations = uncancelled.with(cancellation);
	}

	public CallDevice device() {
		return device;
	}

	public PtpSession session() {
		return session;
	}

	public InvocationContext context() {
		return context;
	}

	public Cancellation cancellation() {
		return cancellation;
	}

	public DeviceInfo info() {
		return info;
	}

	/** Answers a parameter that must be there. */
	public String text(PropertyKey key) {
		return context.parameters().get(key).asString();
	}

	/** Answers a parameter that may be absent. */
	public Optional<String> optionalText(PropertyKey key) {
		return context.parameters().find(key).map(value -> value.asString());
	}

	/** Answers a parameter that must be there, a number. */
	public long number(PropertyKey key) {
		return context.parameters().get(key).asLong();
	}

	/** Answers a parameter that may be absent. */
	public Optional<Variant> optional(PropertyKey key) {
		return context.parameters().find(key);
	}

	/** Tells whether the device lists an operation. */
	public boolean supports(int operation) {
		return info.supports(operation);
	}

	/** Runs a transaction after which the method has more to do: if a cancel came too late for it, it was in time for the method. */
	public <T> T step(Transaction<T> transaction) throws PtpException, StoppedException {
		context.checkStopped();
		try {
			T result = transaction.run(operations);
			context.alive();
			return result;
		} catch (TransactionCancelledException e) {
			if (e.result().outcome() == Outcome.FINISHED) {
				throw new StoppedException();
			}
			throw e;
		}
	}

	/** Runs the transaction that completes the method: if a cancel came too late for it, it came too late for the method. */
	public <T> T last(Transaction<T> transaction) throws PtpException, StoppedException {
		context.checkStopped();
		return transaction.run(operations);
	}

	/** Runs an operation that has no data phase and changes the device: it cannot be cancelled once it was sent (contract 7.4). */
	public TransactionResult command(int operation, int... parameters) throws PtpException, StoppedException {
		if (!context.notCancellableFromHere()) {
			throw new StoppedException();
		}
		return uncancelled.execute(operation, parameters);
	}

	/** Runs an operation as {@link #command} does, after which the device closes the session. Who calls this sees to the session when the turn is over. */
	public void closingCommand(int operation, int... parameters) throws PtpException, StoppedException {
		device.expectClose(session);
		try {
			command(operation, parameters);
		} catch (PtpException | StoppedException e) {
			device.expectClose(null);
			throw e;
		}
	}

	/** Runs a transaction that tidies up after a stop or a failure, and must not be stopped itself. */
	public <T> T tidy(Transaction<T> transaction) throws PtpException {
		return transaction.run(uncancelled);
	}
}
