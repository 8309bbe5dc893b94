package org.portabledevices.ptp.responder;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** The answer OK to an operation, with parameters, or data, or both. Immutable. */
public final class OperationAnswer {
	private final int[] parameters;
	private final ObjectContent data;

	private OperationAnswer(int[] parameters, ObjectContent data) {
		this.parameters = parameters;
		this.data = data;
	}

	/**
	 * Makes an answer without data.
	 *
	 * @param parameters the response's parameters, at most five.
	 * @return the answer.
	 */
	public static OperationAnswer ok(int... parameters) {
		if (parameters.length > 5) {
			throw new IllegalArgumentException(parameters.length + " parameters, at most 5");
		}
		return new OperationAnswer(parameters.clone(), null);
	}

	/**
	 * Answers this answer with data for the initiator.
	 *
	 * @param content the data; the responder closes it.
	 * @return the answer.
	 */
	public OperationAnswer withData(ObjectContent content) {
		return new OperationAnswer(parameters, requireNonNull(content, "content"));
	}

	/**
	 * Answers the parameters.
	 *
	 * @return a copy.
	 */
	public int[] parameters() {
		return parameters.clone();
	}

	/**
	 * Answers the data.
	 *
	 * @return the data, empty for an operation without a data-in phase.
	 */
	public Optional<ObjectContent> data() {
		return Optional.ofNullable(data);
	}
}
