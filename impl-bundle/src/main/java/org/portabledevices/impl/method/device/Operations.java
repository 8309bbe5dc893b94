package org.portabledevices.impl.method.device;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.portabledevices.backend.DataReader;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.impl.call.Call;
import org.portabledevices.impl.call.ReaderSource;
import org.portabledevices.impl.call.SinkReceiver;
import org.portabledevices.impl.value.Parameters;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.initiator.DataReceiver;
import org.portabledevices.ptp.initiator.DataSource;
import org.portabledevices.ptp.initiator.PtpTransaction;
import org.portabledevices.ptp.initiator.TransactionResult;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.DeviceControlMethods;

/** Methods of the Device service that execute an operation by its code. */
final class Operations {

	/** The session is ours: it is opened and closed where the device is connected and lost. */
	private static final Set<Integer> OF_THE_SESSION = Set.of(OperationCode.OPEN_SESSION, OperationCode.CLOSE_SESSION);

	/** Keeps what a result has room for; the rest is counted, so that the session stays in step. */
	private static final class Kept implements DataReceiver {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		private long length;

		@Override
		public void data(ByteBuffer data) {
			length += data.remaining();
			byte[] piece = new byte[Math.min(data.remaining(), DeviceControlMethods.MAXIMUM_DATA_LENGTH - bytes.size())];
			data.get(piece);
			data.position(data.limit());
			bytes.writeBytes(piece);
		}
	}

	private Operations() {
	}

	static Values execute(Call call) throws PtpException, MethodFailure, StoppedException {
		int operation = operation(call);
		int[] parameters = parameters(call);
		String phase = call.text(DeviceControlMethods.DATA_PHASE);
		Optional<Variant> data = call.optional(DeviceControlMethods.DATA);
		if (data.isPresent() != phase.equals(DeviceControlMethods.DATA_TO_WRITE)) {
			throw new MethodFailure(Status.E_INVALIDARG, "Data: it is given with DataPhase %s, and with no other; DataPhase is %s"
					.formatted(DeviceControlMethods.DATA_TO_WRITE, phase));
		}
		Kept kept = new Kept();
		try {
			TransactionResult result = switch (phase) {
				case DeviceControlMethods.DATA_TO_READ ->
						call.last(operations -> operations.execute(PtpTransaction.of(operation, parameters).withDataIn(kept)));
				case DeviceControlMethods.DATA_TO_WRITE -> call.last(operations -> operations.execute(
						PtpTransaction.of(operation, parameters).withDataOut(DataSource.of(data.orElseThrow().asBytes()))));
				default -> call.command(operation, parameters);
			};
			if (kept.length > DeviceControlMethods.MAXIMUM_DATA_LENGTH) {
				throw new MethodFailure(Status.ERROR_IO_DEVICE, "%s: the device has sent %,d bytes, and a result holds %,d; use %s"
						.formatted(OperationCode.name(operation), kept.length, DeviceControlMethods.MAXIMUM_DATA_LENGTH,
								DeviceControlMethods.EXECUTE_OPERATION_WITH_DATA_TO_READ.name()));
			}
			return answer(ResponseCode.OK, result.parameters(), kept.bytes.toByteArray());
		} catch (ResponseException e) {
			return answer(e.responseCode(), Arrays.stream(e.parameters()).boxed().toList(), new byte[0]);
		}
	}

	static Values read(Call call) throws PtpException, MethodFailure, StoppedException {
		PtpTransaction transaction = PtpTransaction.of(operation(call), parameters(call)).withDataIn(new SinkReceiver(call));
		return moved(call.last(operations -> operations.execute(transaction)));
	}

	static Values write(Call call) throws PtpException, MethodFailure, StoppedException, InterruptedException {
		int operation = operation(call);
		DataReader reader = call.context().reader();
		OptionalLong length = reader.length();
		if (length.isEmpty()) {
			throw new MethodFailure(Status.E_INVALIDARG,
					"the source does not say how long it is, and the device must be told before the first byte; give a source with a length");
		}
		PtpTransaction transaction =
				PtpTransaction.of(operation, parameters(call)).withDataOut(new ReaderSource(call, reader, length.getAsLong()));
		return moved(call.last(operations -> operations.execute(transaction)));
	}

	private static Values moved(TransactionResult result) {
		return Values.builder().set(DeviceControlMethods.SIZE, Variant.ui8(result.transferredLength()))
				.set(DeviceControlMethods.RESPONSE_PARAMETERS, numbers(result.parameters())).build();
	}

	private static Values answer(int code, List<Integer> parameters, byte[] data) {
		return Values.builder().set(DeviceControlMethods.RESPONSE_CODE, Variant.ui2(code))
				.set(DeviceControlMethods.RESPONSE, Variant.string(ResponseCode.name(code)))
				.set(DeviceControlMethods.RESPONSE_PARAMETERS, numbers(parameters))
				.set(DeviceControlMethods.RESPONSE_DATA, Variant.bytes(data)).build();
	}

	private static Variant numbers(List<Integer> parameters) {
		return Variant.list(parameters.stream().map(number -> Variant.ui4(Integer.toUnsignedLong(number))).toList());
	}

	private static int operation(Call call) throws MethodFailure {
		int operation = Parameters.operation(call.text(DeviceControlMethods.OPERATION_CODE));
		if (OF_THE_SESSION.contains(operation)) {
			throw new MethodFailure(Status.ERROR_ACCESS_DENIED, "%s: the session belongs to the backend; Reset opens a new one"
					.formatted(OperationCode.name(operation)));
		}
		return operation;
	}

	private static int[] parameters(Call call) {
		int[] parameters = new int[DeviceControlMethods.PARAMETERS.size()];
		int count = 0;
		for (int i = 0; i < parameters.length; i++) {
			Optional<Variant> parameter = call.optional(DeviceControlMethods.PARAMETERS.get(i));
			if (parameter.isPresent()) {
				parameters[i] = (int) parameter.get().asLong();
				count = i + 1;
			}
		}
		return Arrays.copyOf(parameters, count);
	}
}
