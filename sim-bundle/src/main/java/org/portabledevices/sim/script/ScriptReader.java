package org.portabledevices.sim.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.portabledevices.sim.trouble.Effect;
import org.portabledevices.sim.trouble.Rule;
import org.portabledevices.sim.trouble.Script.Timed;
import org.portabledevices.sim.trouble.Script;

/** Reads a script, line by line. What is wrong is said with the property, the line, what was given and what is allowed. */
public final class ScriptReader {

	private final String property;
	private final Names names;
	private final List<Rule> calls = new ArrayList<>();
	private final List<Rule> resets = new ArrayList<>();
	private final List<Timed> timed = new ArrayList<>();

	private ScriptReader(String property, Names names) {
		this.property = property;
		this.names = names;
	}

	/** Reads a line. */
	private interface LineReader {

		void read(int number, String line) throws Mistake;
	}

	/**
	 * Reads a script and a latency curve; the curve counts after the script.
	 *
	 * @param script lines, each of which may hold several that are separated by line ends or semicolons.
	 * @param curve lines that say nothing but a latency.
	 * @param names which calls there are.
	 * @throws IllegalArgumentException if a line is wrong.
	 */
	public static Script read(List<String> script, List<String> curve, Names names) {
		ScriptReader reader = new ScriptReader("script", names);
		reader.each(script, reader::line);
		ScriptReader latencies = new ScriptReader("latency.curve", names);
		latencies.each(curve, latencies::latency);
		List<Rule> all = new ArrayList<>(reader.calls);
		for (Rule rule : latencies.calls) { // numbers of their own, so that each draws by itself
			all.add(new Rule(-rule.line(), rule.calls(), rule.names(), rule.percent(), rule.effects()));
		}
		return new Script(all, reader.resets, reader.timed);
	}

	/** Reads one line for {@link org.portabledevices.sim.trouble.NextCalls}. */
	public static Script readNext(String line, Names names) {
		ScriptReader reader = new ScriptReader("next", names);
		reader.attempt(0, line, reader::line);
		if (!reader.timed.isEmpty()) {
			throw new IllegalArgumentException(
					"next, \"%s\": this is for calls; the device is told what befalls it by itself".formatted(line));
		}
		return new Script(reader.calls, reader.resets, List.of());
	}

	private void each(List<String> texts, LineReader reader) {
		int number = 0;
		for (String text : texts) {
			for (String row : text.split("\\R", -1)) {
				for (String line : row.replaceFirst("#.*", "").split(";", -1)) {
					number++;
					if (!line.isBlank()) {
						attempt(number, line.strip(), reader);
					}
				}
			}
		}
	}

	private void attempt(int number, String line, LineReader reader) {
		try {
			reader.read(number, line);
		} catch (Mistake e) {
			String place = number == 0 ? property : property + ", line " + number;
			throw new IllegalArgumentException("%s, \"%s\": %s".formatted(place, line, e.getMessage()), e);
		}
	}

	private void line(int number, String line) throws Mistake {
		String who = who(line);
		String what = line.substring(who.length() + 1);
		if (who.strip().matches("(?i)after\\b.*")) {
			timed(new Words(who), what);
			return;
		}
		WhoReader reader = new WhoReader(names).read(who);
		List<Effect> effects = new ArrayList<>();
		for (String each : what.split(",", -1)) {
			effects.add(reader.isReset() ? EffectReader.ofResets(each) : EffectReader.ofCalls(each));
		}
		(reader.isReset() ? resets : calls).add(reader.rule(number, effects));
	}

	private void timed(Words who, String what) throws Mistake {
		who.take();
		Duration after = who.time("after");
		who.end("after TIME names the device itself");
		timed.add(new Timed(after, EffectReader.ofTheDevice(what)));
	}

	private void latency(int number, String line) throws Mistake {
		String who = who(line);
		WhoReader reader = new WhoReader(names).read(who);
		Words words = new Words(line.substring(who.length() + 1));
		Effect latency = LatencyReader.read(words);
		words.end("a curve says a latency and nothing else");
		if (reader.isReset()) {
			throw new Mistake("a curve is for calls; write the line into the script");
		}
		calls.add(reader.rule(number, List.of(latency)));
	}

	private static String who(String line) throws Mistake {
		int colon = line.indexOf(':');
		if (colon < 0) {
			throw new Mistake("a line is WHICH CALLS: WHAT BEFALLS THEM, and there is no colon");
		}
		return line.substring(0, colon);
	}
}
