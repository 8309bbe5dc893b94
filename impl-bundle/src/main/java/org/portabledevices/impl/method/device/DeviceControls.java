package org.portabledevices.impl.method.device;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.impl.call.Call;
import org.portabledevices.impl.value.Parameters;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.code.FieldValueName;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.values.Values;
import org.portabledevices.wpd.DeviceControlMethods;

/** Methods of the Device service that make the device do something, by operations without data: once sent they cannot be cancelled (contract 7.4). */
final class DeviceControls {

	private DeviceControls() {
	}

	static Values selfTest(Call call) throws PtpException, MethodFailure, StoppedException {
		call.command(OperationCode.SELF_TEST,
				Parameters.value(FieldValueName.SELF_TEST_TYPE, call.text(DeviceControlMethods.SELF_TEST_TYPE)));
		return Values.empty();
	}

	static Values skip(Call call) throws PtpException, StoppedException {
		call.command(OperationCode.SKIP, (int) call.number(DeviceControlMethods.SKIP_INDEX));
		return Values.empty();
	}

	/** The device closes the session with its answer: nobody is to take that for a loss. */
	static Runnable reset(Call call) throws PtpException, StoppedException {
		call.closingCommand(OperationCode.RESET_DEVICE);
		return () -> call.device().renew(call.session(), "the device was reset", () -> call.context().succeed(Values.empty()));
	}

	/** The device is gone after its answer, and what was asked for has been done. */
	static Runnable powerDown(Call call) throws PtpException, StoppedException {
		call.closingCommand(OperationCode.POWER_DOWN);
		return () -> {
			call.context().succeed(Values.empty());
			call.device().lost(call.session(), "the device was turned off");
		};
	}
}
