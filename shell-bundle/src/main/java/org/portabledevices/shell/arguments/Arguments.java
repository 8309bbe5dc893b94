package org.portabledevices.shell.arguments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was typed behind a command: words, and options wherever they stood. Behind {@code --} everything is a word. */
public final class Arguments {

	private final Syntax syntax;
	private final List<String> words = new ArrayList<>();
	private final Map<String, String> options = new HashMap<>();

	Arguments(Syntax syntax, String... typed) {
		this.syntax = syntax;
		boolean wordsOnly = false;
		for (int i = 0; i < typed.length; i++) {
			String word = text(typed[i]);
			if (wordsOnly || !word.startsWith("--")) {
				words.add(word);
			} else if (word.equals("--")) {
				wordsOnly = true;
			} else if (takeOption(word, i + 1 < typed.length ? text(typed[i + 1]) : null)) {
				i++;
			}
		}
	}

	/**
	 * Answers the words that are no options.
	 *
	 * @return the words in their order.
	 */
	public List<String> words() {
		return List.copyOf(words);
	}

	/**
	 * Tells whether an option was given.
	 *
	 * @param option the option, with its dashes.
	 * @return whether it was.
	 */
	public boolean has(String option) {
		return options.containsKey(option);
	}

	/**
	 * Answers the value of an option.
	 *
	 * @param option the option, with its dashes.
	 * @return its value, empty if the option was not given.
	 */
	public Optional<String> value(String option) {
		return Optional.ofNullable(options.get(option));
	}

	/** Answers whether the next word was its value. */
	private boolean takeOption(String word, String next) {
		int equals = word.indexOf('=');
		String name = equals < 0 ? word : word.substring(0, equals);
		if (syntax.isFlag(name) && equals < 0) {
			put(name, "");
			return false;
		}
		if (!syntax.isOption(name)) {
			throw syntax.problem(syntax.isFlag(name) ? name + " takes no value" : "unknown option " + name);
		}
		if (equals >= 0) {
			put(name, word.substring(equals + 1));
			return false;
		}
		if (next == null || next.startsWith("--")) {
			throw syntax.problem(name + " needs a value");
		}
		put(name, next);
		return true;
	}

	private void put(String name, String value) {
		if (options.put(name, value) != null) {
			throw syntax.problem(name + " is given twice");
		}
	}

	/** Gogo turns the bare word null into no object. */
	private static String text(String word) {
		return word == null ? "null" : word;
	}
}
