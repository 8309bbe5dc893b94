package org.portabledevices.shell.session;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import org.portabledevices.description.MethodDescription;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.Status;
import org.portabledevices.shell.directory.ServiceEntry;
import org.portabledevices.shell.text.KeyNames;
import org.portabledevices.values.Values;

/**
 * How an invocation ended, with what it takes to show it. Immutable.
 *
 * @param id the id of the invocation, empty if it was refused.
 * @param backend the backend that had it, empty if none had.
 * @param service the service.
 * @param method the method.
 * @param end the end.
 * @param status the status.
 * @param effect what became of the device, empty where the method ran to its own end.
 * @param message what there is to say beyond the status, possibly empty.
 * @param results the results, empty unless it succeeded.
 * @param time how long it was pending.
 * @param bytes how much bulk data the file took or gave, empty if there was no file.
 */
public record Outcome(OptionalLong id, Optional<String> backend, ServiceEntry service, MethodDescription method, End end, Status status,
		Optional<Effect> effect, String message, Values results, Duration time, OptionalLong bytes) {

	static Outcome of(Call call, Invocation invocation, Status status, Values results) {
		return new Outcome(OptionalLong.of(invocation.id()), invocation.backend(), call.service(), call.method(),
				invocation.end().orElseThrow(), status, invocation.effect(), invocation.message(), results, invocation.age(), call.bytes());
	}

	/**
	 * Makes the outcome of a call that was not accepted.
	 *
	 * @param service the service.
	 * @param method the method.
	 * @param refusal the refusal.
	 * @return an outcome without an id.
	 */
	public static Outcome refused(ServiceEntry service, MethodDescription method, InvocationException refusal) {
		return new Outcome(OptionalLong.empty(), Optional.empty(), service, method, refusal.end(), refusal.status(), refusal.effect(),
				String.valueOf(refusal.getMessage()), Values.empty(), Duration.ZERO, OptionalLong.empty());
	}

	/**
	 * Tells whether it succeeded.
	 *
	 * @return whether its end is {@link End#SUCCEEDED}.
	 */
	public boolean hasSucceeded() {
		return end == End.SUCCEEDED;
	}

	/**
	 * Answers the names of the keys in its results.
	 *
	 * @return the names.
	 */
	public KeyNames names() {
		return new KeyNames(method);
	}
}
