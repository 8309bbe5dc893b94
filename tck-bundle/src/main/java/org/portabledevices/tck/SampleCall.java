package org.portabledevices.tck;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.values.Values;

/**
 * A call that the kit can make.
 *
 * @param method the GUID of the method.
 * @param parameters its parameters.
 */
public record SampleCall(UUID method, Values parameters) {

	/** Checks that nothing is {@code null}. */
	public SampleCall {
		requireNonNull(method, "method");
		requireNonNull(parameters, "parameters");
	}

	/**
	 * Makes the call, without options.
	 *
	 * @param methods where.
	 * @param callback the callback, or {@code null}.
	 * @return the invocation.
	 * @throws InvocationRefusedException if it is refused.
	 */
	public Invocation invokeAsync(ServiceMethods methods, ServiceMethodCallback callback) throws InvocationRefusedException {
		return methods.invokeAsync(method, parameters, callback);
	}

	/**
	 * Makes the call.
	 *
	 * @param methods where.
	 * @param callback the callback, or {@code null}.
	 * @param options the options.
	 * @return the invocation.
	 * @throws InvocationRefusedException if it is refused.
	 */
	public Invocation invokeAsync(ServiceMethods methods, ServiceMethodCallback callback, InvocationOptions options)
			throws InvocationRefusedException {
		return methods.invokeAsync(method, parameters, callback, options);
	}

	/**
	 * Makes the call and waits for its end.
	 *
	 * @param methods where.
	 * @return the results.
	 * @throws InvocationException if it is refused, or ends otherwise than in success.
	 * @throws InterruptedException if the thread is interrupted.
	 */
	public Values invoke(ServiceMethods methods) throws InvocationException, InterruptedException {
		return methods.invoke(method, parameters);
	}
}
