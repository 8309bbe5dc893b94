package org.portabledevices.backend;

import org.osgi.annotation.versioning.ConsumerType;
import org.portabledevices.values.Values;

/** A method that may wait; see {@link MethodHandler#blocking}. */
@ConsumerType
@FunctionalInterface
public interface BlockingMethod {

	/**
	 * Runs the method. It is never interrupted: it finds out that it is to stop from {@link InvocationContext#checkStopped()}, from a reader or writer that
	 * throws, or from an {@linkplain InvocationContext#onCancel(Runnable) on-cancel hook}.
	 *
	 * @param context the invocation, with its parameters, progress and data; the answer is given by returning.
	 * @return the results.
	 * @throws StoppedException to confirm that it has stopped.
	 * @throws MethodFailure to fail with a status.
	 * @throws Exception to fail with ERROR_GEN_FAILURE and the exception in the words.
	 */
	Values run(InvocationContext context) throws Exception;
}
