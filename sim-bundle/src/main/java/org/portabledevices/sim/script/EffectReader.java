package org.portabledevices.sim.script;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.trouble.CancelReaction;
import org.portabledevices.sim.trouble.Effect;
import org.portabledevices.sim.trouble.Incident.Kind;
import org.portabledevices.sim.trouble.Incident;

/** Reads what befalls a call. */
final class EffectReader {

	private static final List<String> OF_CALLS =
			List.of("latency", "speed", "fail", "stall", "wedge", "unplug", "self-cancel", "cancel", "fine");
	private static final List<String> OF_CANCELS = List.of("lost", "late", "finishes", "crosses", "fails", "wedges");
	private static final List<String> OF_RESETS = List.of("latency", "fail", "stall", "fine");
	private static final List<String> OF_THE_DEVICE = List.of("wedge", "unplug");

	private EffectReader() {
	}

	static Effect ofCalls(String text) throws Mistake {
		return read(text, OF_CALLS, "a call");
	}

	static Effect ofResets(String text) throws Mistake {
		Effect effect = read(text, OF_RESETS, "a reset");
		if (effect instanceof Incident incident && incident.at() != Incident.BEFORE) {
			throw new Mistake("a reset has no data, and no byte for anything to happen at");
		}
		return effect;
	}

	static Incident ofTheDevice(String text) throws Mistake {
		Incident incident = (Incident) read(text, OF_THE_DEVICE, "the device itself");
		if (incident.at() != Incident.BEFORE) {
			throw new Mistake("the device itself has no data, and no byte for anything to happen at");
		}
		return incident;
	}

	private static Effect read(String text, List<String> allowed, String what) throws Mistake {
		Words words = new Words(text);
		String verb = words.atEnd() ? "" : words.take().toLowerCase(Locale.ROOT);
		if (!allowed.contains(verb)) {
			throw new Mistake("what befalls %s is one of %s, not %s", what, String.join(", ", allowed),
					verb.isEmpty() ? "nothing" : '"' + verb + '"');
		}
		Effect effect = effect(verb, words);
		words.end(verb + " has been said");
		return effect;
	}

	private static Effect effect(String verb, Words words) throws Mistake {
		return switch (verb) {
			case "latency" -> LatencyReader.read(words);
			case "speed" -> speed(words);
			case "fail" -> {
				int code = words.code(ResponseCode.GENERAL_ERROR);
				yield new Incident(Kind.FAIL, place(words), null, code);
			}
			case "stall" -> incident(Kind.STALL, words);
			case "unplug" -> incident(Kind.UNPLUG, words);
			case "wedge" -> new Incident(Kind.WEDGE, place(words), null, 0);
			case "self-cancel" -> new Incident(Kind.SELF_CANCEL, place(words), null, 0);
			case "cancel" -> reaction(words);
			default -> new Effect.Fine();
		};
	}

	private static Effect speed(Words words) throws Mistake {
		long bytes = words.bytes("speed, which is in a second,");
		if (bytes == 0) {
			throw new Mistake("speed is at least 1 byte a second, not 0");
		}
		return new Effect.Speed(bytes);
	}

	private static Incident incident(Kind kind, Words words) throws Mistake {
		long at = place(words);
		Duration time = words.take("for") ? words.time("for") : null;
		return new Incident(kind, at, time, 0);
	}

	private static long place(Words words) throws Mistake {
		return words.take("at") ? words.bytes("at") : Incident.BEFORE;
	}

	private static CancelReaction reaction(Words words) throws Mistake {
		String kind = words.atEnd() ? "" : words.take().toLowerCase(Locale.ROOT);
		return switch (kind) {
			case "lost" -> new CancelReaction(CancelReaction.Kind.LOST, Duration.ZERO, 0);
			case "late" -> new CancelReaction(CancelReaction.Kind.CONFIRM, words.atEnd() ? null : words.time("late"), 0);
			case "finishes" -> new CancelReaction(CancelReaction.Kind.FINISH, optionalTime(words), 0);
			case "crosses" -> new CancelReaction(CancelReaction.Kind.FINISH, Duration.ZERO, 0);
			case "fails" -> {
				int code = words.code(ResponseCode.GENERAL_ERROR);
				yield new CancelReaction(CancelReaction.Kind.FAIL, optionalTime(words), code);
			}
			case "wedges" -> new CancelReaction(CancelReaction.Kind.WEDGE, Duration.ZERO, 0);
			default -> throw new Mistake("what becomes of a cancel is one of %s, not %s", String.join(", ", OF_CANCELS),
					kind.isEmpty() ? "nothing" : '"' + kind + '"');
		};
	}

	private static Duration optionalTime(Words words) throws Mistake {
		return words.atEnd() ? Duration.ZERO : words.time("the time after a cancel");
	}
}
