package org.portabledevices.backend;

import java.util.concurrent.Executor;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Runs one method of a service. One handler may run several invocations at once, if the device has several slots.
 * <p>
 * It starts the work and returns; the answer comes later, from any thread, through the context. It must not block: one that has not returned after 1 s is logged
 * with its stack, and holds up its own device (contract 7.2). For a method that has to wait there is {@link #blocking}.
 */
@ConsumerType
@FunctionalInterface
public interface MethodHandler {

	/**
	 * Starts the method.
	 *
	 * @param context the invocation, with its parameters, and where the answer goes.
	 * @throws Exception to fail: a {@link MethodFailure} gives the status, everything else is ERROR_GEN_FAILURE with the exception in the words.
	 */
	void start(InvocationContext context) throws Exception;

	/**
	 * Makes a handler of a method that waits.
	 *
	 * @param executor runs the method, one thread for each at a time; it must not be the one that runs the device's hooks.
	 * @param method the method.
	 * @return a handler that starts the method there.
	 */
	static MethodHandler blocking(Executor executor, BlockingMethod method) {
		return new BlockingHandler(executor, method);
	}
}
