package org.portabledevices.ptp.responder.transaction;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.responder.OperationAnswer;
import org.portabledevices.ptp.transport.Waits;
import org.portabledevices.ptp.wire.PacketChannel;

/**
 * Waits for what a device does in a time of its own, and listens to the command connection meanwhile. Of the command thread;
 * the device completes its work on any.
 */
public final class DeviceWork {
	private final ResponderSettings settings;
	private final PacketChannel command;
	private final DataExchange exchange;

	public DeviceWork(ResponderSettings settings, PacketChannel command, DataExchange exchange) {
		this.settings = settings;
		this.command = command;
		this.exchange = exchange;
	}

	/**
	 * Waits for the device, as long as it takes and the initiator is there; its cancel is the device's to heed.
	 *
	 * @throws org.portabledevices.ptp.ConnectionLostException if the initiator went away; then nobody looks at what the device
	 *         still does.
	 */
	public <T> OperationAnswer await(RunningTransaction transaction, CompletionStage<T> work, Function<T, OperationAnswer> answer)
			throws PtpException, IOException {
		CompletableFuture<T> result = new CompletableFuture<>();
		work.whenComplete((value, failure) -> {
			if (failure != null) {
				result.completeExceptionally(failure);
			} else if (!result.complete(value)) {
				closeUnused(transaction, value);
			}
			command.wake();
		});
		try {
			awaitDone(transaction, result);
			return answer.apply(result.join());
		} catch (PtpException e) {
			if (!result.cancel(false) && !result.isCompletedExceptionally()) {
				closeUnused(transaction, result.join());
			}
			throw e;
		} catch (CompletionException e) {
			throw meant(e);
		}
	}

	private void awaitDone(RunningTransaction transaction, CompletableFuture<?> result) throws PtpException {
		Waits device = new Waits(settings.limits(), ResponderSettings.FOREVER);
		while (!result.isDone()) {
			if (!exchange.hasDeferred()) {
				command.awaitInput(device, result::isDone);
				exchange.lookForCancel(transaction);
			} else {
				command.awaitWake(device, result::isDone);
			}
		}
	}

	/** The answer came after its initiator had gone. */
	private void closeUnused(RunningTransaction transaction, Object value) {
		if (value instanceof OperationAnswer answer && answer.data().isPresent()) {
			try {
				answer.data().get().close();
			} catch (IOException | RuntimeException e) {
				settings.listener().failed(transaction.operation(), e);
			}
		}
	}

	/** What a device meant that completed exceptionally: the same as what it would have thrown. */
	private static IOException meant(CompletionException e) throws ResponseException {
		Throwable cause = e.getCause();
		while (cause instanceof CompletionException && cause.getCause() != null) {
			cause = cause.getCause();
		}
		if (cause instanceof ResponseException response) {
			throw response;
		} else if (cause instanceof RuntimeException bug) {
			throw bug;
		}
		return cause instanceof IOException io ? io : new IOException(cause);
	}
}
