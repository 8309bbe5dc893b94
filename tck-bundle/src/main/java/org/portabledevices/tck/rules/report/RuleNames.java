package org.portabledevices.tck.rules.report;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayNameGenerator;

/** Reads names like {@code rule2_10_theWaitIsBounded}: rule 2.10, the wait is bounded. */
public final class RuleNames extends DisplayNameGenerator.Standard {

	private static final Pattern NAME = Pattern.compile("rule(\\d+)_(\\d+)_(\\w+)");
	private static final Pattern GROUP = Pattern.compile("Group(\\d+)(\\w+)");

	/** The rule that a test is about. */
	public static Optional<String> rule(String methodName) {
		Matcher matcher = NAME.matcher(methodName);
		return matcher.matches() ? Optional.of(matcher.group(1) + "." + matcher.group(2)) : Optional.empty();
	}

	@Override
	public String generateDisplayNameForNestedClass(List<Class<?>> enclosing, Class<?> nested) {
		Matcher matcher = GROUP.matcher(nested.getSimpleName());
		return matcher.matches() ? matcher.group(1) + " " + sentence(matcher.group(2))
				: super.generateDisplayNameForNestedClass(enclosing, nested);
	}

	@Override
	public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> testClass, Method method) {
		Matcher matcher = NAME.matcher(method.getName());
		return matcher.matches() ? "%s.%s %s".formatted(matcher.group(1), matcher.group(2), sentence(matcher.group(3)))
				: super.generateDisplayNameForMethod(enclosing, testClass, method);
	}

	private static String sentence(String camelCase) {
		return camelCase.replaceAll("(?<!^)(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
	}
}
