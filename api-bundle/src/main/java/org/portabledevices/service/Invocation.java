package org.portabledevices.service;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

import org.osgi.annotation.versioning.ProviderType;
import org.portabledevices.values.Values;

/**
 * One accepted call of one method. WPD has no such handle; there the callback alone identifies the call.
 * <p>
 * Whoever sees it ended sees its end, status, effect and results (contract 3.7). It stays readable for as long as it is referred to.
 */
@ProviderType
public interface Invocation {

	/**
	 * Tells the number by which operators know it.
	 *
	 * @return unique in the framework over all backends, and never reused (contract 2.12).
	 */
	long id();

	/**
	 * Tells the method.
	 *
	 * @return the method's GUID.
	 */
	UUID method();

	/**
	 * Tells the label that {@link InvocationOptions#label()} gave.
	 *
	 * @return the label, possibly empty.
	 */
	String label();

	/**
	 * Tells the name of the backend that it belongs to (contract 5.2).
	 *
	 * @return the name; empty while it waits for a backend.
	 */
	Optional<String> backend();

	/**
	 * Tells where it stands.
	 *
	 * @return the state.
	 */
	InvocationState state();

	/**
	 * Tells how far it has come, delivered to a callback or not.
	 *
	 * @return the newest progress; nothing of an unknown total before the first.
	 */
	Progress progress();

	/**
	 * Tells how long it has been, or was, pending.
	 *
	 * @return the time from its acceptance until now, or until its end.
	 */
	Duration age();

	/**
	 * Tells how it ended.
	 *
	 * @return the end, empty while it is pending.
	 */
	Optional<End> end();

	/**
	 * Tells the status with which it ended.
	 *
	 * @return the status, empty while it is pending.
	 */
	Optional<Status> status();

	/**
	 * Tells what became of the device.
	 *
	 * @return the effect; empty while it is pending, and where the method ran to its own end.
	 */
	Optional<Effect> effect();

	/**
	 * Says in words how it ended: what failed, that the stop was not confirmed, which operator cancelled it and why.
	 *
	 * @return the words, empty while it is pending or where there is nothing to add to the status.
	 */
	String message();

	/**
	 * Asks the device to abandon this invocation. Returns at once, throws nothing, and may be repeated (contract 2.1, 2.3, 2.4). The end comes when the
	 * device has stopped, or after the grace time (2.9, 2.10).
	 *
	 * @return a receipt with at most one entry.
	 */
	CancelReceipt cancel();

	/**
	 * Answers the results as a stage, made when it is first asked for. It completes with the results, or exceptionally with an
	 * {@link InvocationException}, on the callback thread of the client, after {@code onComplete} has returned; or at once, if that has happened already.
	 * <p>
	 * Cancelling the stage, or a future made of it, does nothing to the invocation: {@link #cancel()} does. Waiting for it inside a callback of the same
	 * client never ends (contract 3.3).
	 *
	 * @return always the same stage.
	 */
	CompletionStage<Values> result();
}
