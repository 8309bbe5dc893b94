package org.portabledevices.impl.call;

import java.io.EOFException;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.ptp.PeerSilentException;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.initiator.LocalDataException;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.TransactionCancelledException;
import org.portabledevices.ptp.initiator.TransactionResult;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** What a failure of a method means for its invocation. Each answer is given later, when the device has been told of a loss. */
final class Answers {

	private Answers() {
	}

	/** Finds the answer, and takes a session out of use that the device dropped. */
	static Runnable to(Exception failure, InvocationContext context, CallDevice device, PtpSession session, String method) {
		if (failure instanceof StoppedException) {
			return context::confirm;
		}
		if (failure instanceof MethodFailure e) {
			return () -> context.fail(e.status(), e.getMessage());
		}
		if (failure instanceof TransactionCancelledException e) {
			return cancelled(e.result(), e.getMessage(), context, device, session);
		}
		if (failure instanceof LocalDataException e && context.isStopRequested()) {
			return cancelled(e.result(), e.getMessage(), context, device, session);
		}
		if (failure instanceof PtpException e) {
			if (!session.isOpen()) {
				device.lost(session, e.getMessage());
				return () -> context.failConnectionLost(Status.ERROR_DEVICE_NOT_CONNECTED, e.getMessage());
			}
			return () -> context.fail(status(e), method + ": " + e.getMessage());
		}
		if (failure instanceof InterruptedException) {
			Thread.currentThread().interrupt();
		}
		return internal(failure, context);
	}

	/** The answer to a mistake of ours. */
	static Runnable internal(Throwable failure, InvocationContext context) {
		return () -> context.fail(Status.ERROR_GEN_FAILURE, "the backend failed: " + failure);
	}

	private static Runnable cancelled(TransactionResult result, String words, InvocationContext context, CallDevice device,
			PtpSession session) {
		return switch (result.outcome()) {
			case NOT_SENT, STOPPED -> context::confirm;
			// the device had done it: the engine drops the results and says so (contract 2.6)
			case FINISHED, ANSWERED -> () -> context.succeed(Values.empty());
			case SESSION_LOST, NOT_CONFIRMED -> {
				Runnable lost = () -> context.failConnectionLost(Status.ERROR_DEVICE_NOT_CONNECTED, words);
				// the slot must not be given back before there is a session for the next
				yield device.drop(session)
						? () -> device.replace("the device closed the connection when it was told to stop", lost)
						: lost;
			}
		};
	}

	private static Status status(PtpException e) {
		if (e instanceof ResponseException) {
			return Status.ofResponseCode(e.responseCode());
		}
		if (e instanceof PeerSilentException) {
			return Status.ERROR_SEM_TIMEOUT;
		}
		if (e instanceof PtpFormatException) {
			return Status.ERROR_IO_DEVICE;
		}
		if (e instanceof LocalDataException && e.getCause() instanceof EOFException) {
			return Status.E_INVALIDARG; // the source gave less than it had said
		}
		return Status.ERROR_GEN_FAILURE;
	}
}
