package org.portabledevices.impl.method.capture;

import java.time.Duration;
import java.util.List;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.MethodHandler;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.impl.call.Call;
import org.portabledevices.impl.call.CallDevice;
import org.portabledevices.impl.call.Turn;
import org.portabledevices.impl.value.Parameters;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.TransactionCancelledException;
import org.portabledevices.ptp.initiator.TransactionResult.Outcome;
import org.portabledevices.ptp.initiator.TransactionResult;
import org.portabledevices.values.Values;
import org.portabledevices.wpd.StillImageMethods;

/** Open capture: InitiateOpenCapture in a turn of its own, then a wait that keeps neither the worker nor the slot, then TerminateOpenCapture in another turn. */
final class OpenCaptureMethod implements MethodHandler {

	/** The description allows the silence of the whole capture; the operations that begin and end it are answered soon, or never. */
	static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
	/** For one that is given no duration. */
	private static final Duration LONGEST = Duration.ofHours(24);

	private final CallDevice device;
	private final Captures captures;
	private final MethodDescription description;

	OpenCaptureMethod(CallDevice device, Captures captures, MethodDescription description) {
		this.device = device;
		this.captures = captures;
		this.description = description;
	}

	@Override
	public void start(InvocationContext context) {
		Cancellation cancellation = new Cancellation();
		Duration duration = context.parameters().find(StillImageMethods.DURATION).map(millis -> Duration.ofMillis(millis.asLong()))
				.orElse(LONGEST);
		OpenCaptureWait wait = new OpenCaptureWait(captures, context, duration,
				work -> device.worker().execute(() -> Turn.take(device, description, context, new Cancellation(), work)));
		context.onCancel(() -> {
			cancellation.cancel();
			wait.stop();
		});
		device.worker().execute(() -> Turn.take(device, description, context, cancellation, call -> initiate(call, wait)));
	}

	private Runnable initiate(Call call, OpenCaptureWait wait) throws Exception {
		int storage = Parameters.storage(call.optionalText(StillImageMethods.STORAGE)).orElse(0);
		int format = Parameters.format(call.optionalText(StillImageMethods.FORMAT)).orElse(0);
		captures.add(wait);
		try {
			TransactionResult started = call.last(operations -> operations.withSilence(ANSWER_LIMIT).initiateOpenCapture(storage, format));
			return () -> wait.accepted(started.transactionId());
		} catch (TransactionCancelledException e) {
			wait.refused();
			if (e.result().outcome() != Outcome.FINISHED) {
				throw e;
			}
			// the device had begun before it could be told not to
			call.tidy(operations -> {
				operations.withSilence(ANSWER_LIMIT).terminateOpenCapture(e.result().transactionId());
				return null;
			});
			throw new StoppedException();
		} catch (Exception e) {
			wait.refused();
			throw e;
		}
	}

	/** TerminateOpenCapture as a method of its own. */
	static Values terminate(Call call, Captures captures) throws PtpException, MethodFailure, StoppedException {
		List<OpenCaptureWait> open = captures.openCaptures().stream().filter(OpenCaptureWait::beginTermination).toList();
		if (open.isEmpty()) {
			throw Parameters.refused(ResponseCode.CAPTURE_ALREADY_TERMINATED, "there is no open capture that OpenCapture has started");
		}
		for (OpenCaptureWait wait : open) {
			try {
				call.command(OperationCode.TERMINATE_OPEN_CAPTURE, wait.transactionId());
				wait.terminated();
			} catch (ResponseException e) {
				if (e.responseCode() == ResponseCode.CAPTURE_ALREADY_TERMINATED) {
					wait.terminated();
				} else {
					wait.terminationFailed();
				}
				throw e;
			} catch (PtpException | StoppedException e) {
				wait.terminationFailed();
				throw e;
			}
		}
		return Values.empty();
	}
}
