package org.portabledevices.shell.arguments;

import java.util.LinkedHashSet;
import java.util.Set;

/** The form of a command: how many words it takes, and which options. Immutable. */
public final class Syntax {

	private final String usage;
	private final int least;
	private final int most;
	private final Set<String> flags;
	private final Set<String> options;

	private Syntax(String usage, int least, int most, Set<String> flags, Set<String> options) {
		this.usage = usage;
		this.least = least;
		this.most = most;
		this.flags = flags;
		this.options = options;
	}

	/**
	 * Describes a command without options.
	 *
	 * @param usage its form in one line.
	 * @param least how many words it takes at least.
	 * @param most how many words it takes at most.
	 * @return the syntax.
	 */
	public static Syntax of(String usage, int least, int most) {
		return new Syntax(usage, least, most, Set.of(), Set.of());
	}

	/**
	 * Adds an option without a value.
	 *
	 * @param name the option, with its dashes.
	 * @return a syntax that has it.
	 */
	public Syntax flag(String name) {
		return new Syntax(usage, least, most, with(flags, name), options);
	}

	/**
	 * Adds an option that takes a value.
	 *
	 * @param name the option, with its dashes.
	 * @return a syntax that has it.
	 */
	public Syntax option(String name) {
		return new Syntax(usage, least, most, flags, with(options, name));
	}

	/**
	 * Takes apart what was typed.
	 *
	 * @param words the words behind the command, as Gogo gives them.
	 * @return the arguments.
	 * @throws UsageException if they do not have this form.
	 */
	public Arguments parse(String... words) {
		Arguments arguments = new Arguments(this, words);
		int count = arguments.words().size();
		if (count < least) {
			throw problem(count == 0 ? "something is missing" : "something is missing behind " + arguments.words().get(count - 1));
		}
		if (count > most) {
			throw problem("\"" + arguments.words().get(most) + "\" is too much");
		}
		return arguments;
	}

	/**
	 * Makes the exception for a form that this is not.
	 *
	 * @param words what is wrong.
	 * @return an exception to throw, whose message also tells the right form.
	 */
	public UsageException problem(String words) {
		return new UsageException(words, usage);
	}

	boolean isFlag(String name) {
		return flags.contains(name);
	}

	boolean isOption(String name) {
		return options.contains(name);
	}

	private static Set<String> with(Set<String> names, String name) {
		Set<String> more = new LinkedHashSet<>(names);
		more.add(name);
		return more;
	}
}
