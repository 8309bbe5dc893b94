package org.portabledevices.service;

import org.osgi.annotation.versioning.ConsumerType;
import org.portabledevices.values.Values;

/**
 * Is told of the end, and if it wants of the progress, of the invocations that were made with it. WPD:
 * {@code IPortableDeviceServiceMethodCallback}.
 * <p>
 * The object is the identity of its invocations: {@link ServiceMethods#cancel(ServiceMethodCallback)} cancels all that were made with it. It is compared
 * with {@code ==}; its {@code equals}, {@code hashCode} and {@code toString} are never called (contract 7.6). A lambda that captures nothing is usually one
 * object for each place in the code, while {@code this::done} is a new one each time.
 * <p>
 * The callbacks of one client run one after another, on a thread of the engine, under no lock; those of different clients run side by side. They may begin
 * before {@code invokeAsync} has returned. Each begins with the interrupt flag clear. They may cancel, invoke, and release the service. Waiting in a
 * callback for another callback or a {@link Invocation#result()} of the same client never ends (contract 3.3). What a callback throws is logged and changes
 * nothing; one that does not return holds up its own client only (3.4).
 */
@ConsumerType
@FunctionalInterface
public interface ServiceMethodCallback {

	/**
	 * Is called when an invocation has ended: exactly once for each, unless the client is gone (contract 3.1). WPD: {@code OnComplete}.
	 *
	 * @param invocation which invocation; it has ended, and knows its end, effect and message.
	 * @param status {@link Status#S_OK}, or why it did not succeed.
	 * @param results the results, empty unless it succeeded.
	 */
	void onComplete(Invocation invocation, Status status, Values results);

	/**
	 * Is called when an invocation has come further, zero or more times before its {@link #onComplete}; never two at a time for one invocation, never
	 * decreasing. Progress that arrives while a call is due is merged: only the newest is delivered (contract 3.2). After a cancel has returned, none begins
	 * for what it cancelled (2.7).
	 *
	 * @param invocation which invocation.
	 * @param progress how far it has come.
	 */
	default void onProgress(Invocation invocation, Progress progress) {
	}
}
