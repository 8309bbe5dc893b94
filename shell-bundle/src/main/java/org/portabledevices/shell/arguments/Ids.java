package org.portabledevices.shell.arguments;

import java.util.List;

/** Reads ids of invocations. */
public final class Ids {

	private Ids() {
	}

	/**
	 * Reads ids.
	 *
	 * @param words numbers.
	 * @return the ids, each once, in their order.
	 * @throws CommandException if one is none.
	 */
	public static List<Long> parse(List<String> words) {
		return words.stream().map(Ids::parse).distinct().toList();
	}

	/**
	 * Reads an id.
	 *
	 * @param word a number.
	 * @return the id.
	 * @throws CommandException if it is none.
	 */
	public static long parse(String word) {
		try {
			return Long.parseLong(word);
		} catch (NumberFormatException e) {
			throw new CommandException("\"" + word + "\" is not the id of an invocation, which is a number; \"invocations\" lists them");
		}
	}
}
