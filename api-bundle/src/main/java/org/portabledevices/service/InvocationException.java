package org.portabledevices.service;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * An invocation that did not succeed, with its end, its status as the device or the engine gave it, and what became of the device. The message says all of
 * it in words.
 */
public class InvocationException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient End end;
	private final transient int statusCode;
	private final transient Effect effect;

	/**
	 * Makes an exception.
	 *
	 * @param end how it ended, not {@link End#SUCCEEDED}.
	 * @param status its status.
	 * @param effect what became of the device; {@code null} if the method ran to its own end.
	 * @param message words for people.
	 */
	public InvocationException(End end, Status status, Effect effect, String message) {
		super(message);
		if (end == End.SUCCEEDED) {
			throw new IllegalArgumentException("an invocation that succeeded is no exception");
		}
		this.end = requireNonNull(end, "end");
		this.statusCode = status.code();
		this.effect = effect;
	}

	/**
	 * Tells how it ended.
	 *
	 * @return the end.
	 */
	public End end() {
		return end;
	}

	/**
	 * Tells the status.
	 *
	 * @return the status.
	 */
	public Status status() {
		return new Status(statusCode);
	}

	/**
	 * Tells what became of the device.
	 *
	 * @return the effect; empty where the method ran to its own end.
	 */
	public Optional<Effect> effect() {
		return Optional.ofNullable(effect);
	}
}
