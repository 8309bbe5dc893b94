package org.portabledevices.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.portabledevices.tck.rules.report.RuleNames;

/** The kit and the document speak of the same rules. */
class ContractCoverageTest {

	private static final Path CONTRACT = Path.of("../docs/reference/contract.md");
	private static final Pattern RULE = Pattern.compile("^\\*\\*(\\d+\\.\\d+)\\*\\* ", Pattern.MULTILINE);
	private static final Comparator<String> BY_NUMBER =
			Comparator.comparing((String rule) -> rule.charAt(0)).thenComparing(String::length).thenComparing(Comparator.naturalOrder());

	private static Set<String> rulesOfTheContract() throws IOException {
		return RULE.matcher(Files.readString(CONTRACT)).results().map((MatchResult found) -> found.group(1))
				.collect(Collectors.toCollection(() -> new TreeSet<>(BY_NUMBER)));
	}

	private static Stream<Method> tests() {
		return Arrays.stream(PortableDeviceContract.class.getDeclaredClasses())
				.filter(group -> AnnotationSupport.isAnnotated(group, Nested.class))
				.flatMap(group -> ReflectionSupport.findMethods(group, method -> AnnotationSupport.isAnnotated(method, Testable.class),
						HierarchyTraversalMode.TOP_DOWN).stream());
	}

	@Test
	void eachRuleOfTheContractHasATest() throws IOException {
		Set<String> rules = rulesOfTheContract();
		assertTrue(rules.size() > 40, () -> "the contract was not read: " + rules);
		Set<String> tested = tests().map(test -> RuleNames.rule(test.getName())).flatMap(Optional::stream)
				.collect(Collectors.toCollection(() -> new TreeSet<>(BY_NUMBER)));
		assertEquals(rules, tested);
	}

	@Test
	void eachTestNamesItsRule() {
		assertEquals(Set.of(), tests().map(Method::getName).filter(name -> RuleNames.rule(name).isEmpty()).collect(Collectors.toSet()));
	}

	/** All that are nested, so that none is forgotten that was written. */
	@Test
	void eachRuleIsInTheGroupOfItsNumber() {
		for (Class<?> group : PortableDeviceContract.class.getDeclaredClasses()) {
			if (AnnotationSupport.isAnnotated(group, Nested.class)) {
				ReflectionSupport.findMethods(group, method -> AnnotationSupport.isAnnotated(method, Testable.class),
						HierarchyTraversalMode.TOP_DOWN).forEach(test -> {
							String number = RuleNames.rule(test.getName()).orElseThrow().split("\\.")[0];
							assertTrue(group.getSimpleName().startsWith("Group" + number), () -> test + " in " + group);
						});
			}
		}
	}
}
