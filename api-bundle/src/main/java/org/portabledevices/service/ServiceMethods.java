package org.portabledevices.service;

import java.util.UUID;

import org.osgi.annotation.versioning.ProviderType;
import org.portabledevices.values.Values;

/**
 * Invokes the methods of a service and cancels invocations. WPD: {@code IPortableDeviceServiceMethods}.
 * <p>
 * <em>Acceptance.</em> A call either throws {@link InvocationRefusedException}, and then nothing was started, or it is accepted, and then it ends exactly once
 * (contract 1.1). Checked before acceptance, in this order: service closed, method unknown, each parameter in its order, too many open (1.2).
 * <p>
 * <em>Order.</em> Invocations of one client on one service start in the order in which they were accepted; the clients of a device take turns; as many run at
 * once as the device can (1.6).
 * <p>
 * <em>Memory.</em> What a thread did before it invoked <em>happens-before</em> the start of the method and every callback; what the backend did before it answered
 * happens-before the callback, and the return of {@code invoke}, that reports it (3.7).
 */
@ProviderType
public interface ServiceMethods {

	/**
	 * Invokes a method and waits for its end, without a deadline. WPD: {@code Invoke}.
	 *
	 * @param method the method's GUID.
	 * @param parameters the parameters in the order of their descriptions; {@code null} for none.
	 * @return the results: exactly the RETURN, OUT and INOUT parameters.
	 * @throws InvocationRefusedException if it was not accepted.
	 * @throws InvocationException if it ended otherwise than in success.
	 * @throws InterruptedException as {@link #invoke(UUID, Values, InvocationOptions)} does.
	 * @throws IllegalStateException inside a handler of a backend.
	 */
	Values invoke(UUID method, Values parameters) throws InvocationException, InterruptedException;

	/**
	 * Invokes a method and waits for its end. It needs no callback thread, so it may be called inside a callback (contract 1.5).
	 *
	 * @param method the method's GUID.
	 * @param parameters the parameters in the order of their descriptions; {@code null} for none.
	 * @param options deadline, label, sink and source.
	 * @return the results: exactly the RETURN, OUT and INOUT parameters.
	 * @throws InvocationRefusedException if it was not accepted.
	 * @throws InvocationException if it ended otherwise than in success.
	 * @throws InterruptedException if the thread was interrupted on entry, and then nothing was accepted; or while it waited, and then the invocation was
	 *             cancelled, and its end awaited for no longer than the grace time. If the method completed all the same, it returns or throws that, with the
	 *             interrupt flag set. A second interrupt throws at once, and the invocation stays listed until its end.
	 * @throws IllegalStateException inside a handler of a backend.
	 */
	Values invoke(UUID method, Values parameters, InvocationOptions options) throws InvocationException, InterruptedException;

	/**
	 * Invokes a method and returns, without a deadline. WPD: {@code InvokeAsync}.
	 *
	 * @param method the method's GUID.
	 * @param parameters the parameters in the order of their descriptions; {@code null} for none.
	 * @param callback is told of the end; {@code null} if the results are not wanted (contract 1.4).
	 * @return the invocation.
	 * @throws InvocationRefusedException if it was not accepted; the callback is then never called.
	 */
	Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback) throws InvocationRefusedException;

	/**
	 * Invokes a method and returns.
	 *
	 * @param method the method's GUID.
	 * @param parameters the parameters in the order of their descriptions; {@code null} for none.
	 * @param callback is told of the end; {@code null} if the results are not wanted (contract 1.4).
	 * @param options deadline, label, sink and source.
	 * @return the invocation.
	 * @throws InvocationRefusedException if it was not accepted; the callback is then never called.
	 */
	Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
			throws InvocationRefusedException;

	/**
	 * Cancels all pending invocations that this client made with a callback, and no others; with {@code null}, all pending invocations of this client,
	 * whatever their callback, synchronous ones included, and never another client's (contract 2.1, 2.2). WPD: {@code Cancel}.
	 * <p>
	 * It waits neither for the device nor for a callback, runs no foreign code, throws nothing, may be called from anywhere, and does nothing the second time
	 * (2.3, 2.4). It takes effect at one point in time: what was accepted before is matched, what is accepted after is not (2.8). What is queued never starts;
	 * what is running is told to stop, and ends when the device has confirmed, at the latest after the grace time (2.9, 2.10). The final call of each callback
	 * still comes; progress does not (2.7).
	 *
	 * @param callback the callback, or {@code null} for all.
	 * @return what was matched and what became of it.
	 */
	CancelReceipt cancel(ServiceMethodCallback callback);

	/**
	 * Cancels all pending invocations of this client: {@code cancel(null)} under a name. WPD: {@code IPortableDeviceService::Cancel}.
	 *
	 * @return what was matched and what became of it.
	 */
	CancelReceipt cancelAll();
}
