package org.portabledevices.impl.call;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.values.Values;

/** One method: parameters to transactions, and what came back to results. It runs on the worker, and knows nothing of how a failure is answered. */
@FunctionalInterface
public interface DeviceMethod {

	/**
	 * Runs it.
	 *
	 * @param call the invocation.
	 * @return the results.
	 * @throws PtpException as the transactions threw it. One that finished in spite of a cancel counts as the method's end.
	 * @throws MethodFailure for what the device need not be asked for.
	 * @throws StoppedException if it was told to stop, and has.
	 * @throws InterruptedException if the worker was interrupted.
	 */
	Values run(Call call) throws PtpException, MethodFailure, StoppedException, InterruptedException;
}
