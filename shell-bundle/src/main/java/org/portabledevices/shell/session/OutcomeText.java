package org.portabledevices.shell.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.portabledevices.service.Effect;
import org.portabledevices.shell.text.Plain;
import org.portabledevices.shell.text.ValueBlock;

/** Tells people how an invocation ended. */
public final class OutcomeText {

	private OutcomeText() {
	}

	/**
	 * Shows the results, and below them where and how fast they came.
	 *
	 * @param outcome an outcome that succeeded.
	 * @return lines.
	 */
	public static String results(Outcome outcome) {
		List<String> lines = new ArrayList<>(new ValueBlock(outcome.names()).lines(outcome.results()));
		StringBuilder last = new StringBuilder("[").append(outcome.method().name()).append(" succeeded in ")
				.append(Plain.duration(outcome.time()));
		outcome.bytes().ifPresent(bytes -> last.append(", ").append(bytes).append(" bytes"));
		outcome.id().ifPresent(id -> last.append(", invocation ").append(id));
		outcome.backend().ifPresent(backend -> last.append(", backend ").append(backend));
		lines.add(last.append(']').toString());
		return String.join(System.lineSeparator(), lines);
	}

	/**
	 * Says why there are no results.
	 *
	 * @param outcome an outcome that did not succeed.
	 * @return words in one line.
	 */
	public static String failure(Outcome outcome) {
		if (outcome.id().isEmpty()) {
			return Plain.line(withStatus(outcome.message(), outcome));
		}
		String reason = outcome.message().isEmpty() ? outcome.status().words() : outcome.message();
		StringBuilder words = new StringBuilder(outcome.method().name()).append(' ')
				.append(outcome.end().name().toLowerCase(Locale.ROOT).replace("timed_out", "timed out")).append(": ")
				.append(withStatus(reason, outcome));
		outcome.effect().ifPresent(effect -> words.append("; ").append(words(effect)));
		words.append(" [invocation ").append(outcome.id().getAsLong());
		outcome.backend().ifPresent(backend -> words.append(", backend ").append(backend));
		return Plain.line(words.append(']').toString());
	}

	/**
	 * Says what became of the device.
	 *
	 * @param effect the effect.
	 * @return words.
	 */
	static String words(Effect effect) {
		return switch (effect) {
			case NOT_STARTED -> "it was never started";
			case STOPPED -> "the device has stopped";
			case FINISHED -> "the device had finished it all the same";
			case UNKNOWN -> "what the device did is not known";
		};
	}

	private static String withStatus(String words, Outcome outcome) {
		return words.contains(outcome.status().name()) ? words : words + " (" + statusText(outcome) + ")";
	}

	private static String statusText(Outcome outcome) {
		String code = "0x%08X".formatted(outcome.status().code());
		return outcome.status().name().equals(code) ? code : outcome.status().name() + " " + code;
	}
}
