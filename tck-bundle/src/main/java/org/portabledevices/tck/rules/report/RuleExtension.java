package org.portabledevices.tck.rules.report;

import java.lang.reflect.Method;
import java.util.Optional;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.opentest4j.TestAbortedException;
import org.portabledevices.tck.rules.fixture.Rules;

/** Looks after each test whether something is left, puts the rule before the words of what is skipped, and reports what became of each rule. */
public final class RuleExtension implements InvocationInterceptor, TestWatcher, AfterAllCallback {

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RuleExtension.class);

	@Override
	public void interceptBeforeEachMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
			throws Throwable {
		proceed(invocation, context);
	}

	@Override
	public void interceptTestMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
			throws Throwable {
		proceed(invocation, context);
		if (context.getRequiredTestInstance() instanceof Rules rules) {
			rules.assertNothingIsLeft();
		}
	}

	private static void proceed(Invocation<Void> invocation, ExtensionContext context) throws Throwable {
		try {
			invocation.proceed();
		} catch (TestAbortedException e) {
			String words = rule(context).map(rule -> rule + ": ").orElse("") + named(e.getMessage(), context);
			throw new TestAbortedException(words, e);
		}
	}

	/** Says whose harness it is. */
	private static String named(String words, ExtensionContext context) {
		return context.getRequiredTestInstance() instanceof Rules rules && rules.harnessName() != null
				? String.valueOf(words).replace("the harness has", "the harness " + rules.harnessName() + " has")
				: words;
	}

	private static Optional<String> rule(ExtensionContext context) {
		return context.getTestMethod().flatMap(method -> RuleNames.rule(method.getName()));
	}

	@Override
	public void testSuccessful(ExtensionContext context) {
		rule(context).ifPresent(rule -> report(context).passed(rule));
	}

	@Override
	public void testAborted(ExtensionContext context, Throwable cause) {
		rule(context).ifPresent(rule -> report(context).skipped(rule, cause.getMessage()));
	}

	@Override
	public void testDisabled(ExtensionContext context, Optional<String> reason) {
		rule(context).ifPresent(rule -> report(context).skipped(rule, reason.orElse("disabled")));
	}

	@Override
	public void testFailed(ExtensionContext context, Throwable cause) {
		rule(context).ifPresent(rule -> report(context).failed(rule, context.getRequiredTestMethod().getName() + ": " + cause));
	}

	@Override
	public void afterAll(ExtensionContext context) throws Exception {
		if (outermost(context) == context) {
			report(context).write(context.getRequiredTestClass(), context.getConfigurationParameter(RuleReport.PARAMETER).orElse(null));
		}
	}

	private static RuleReport report(ExtensionContext context) {
		return outermost(context).getStore(NAMESPACE).getOrComputeIfAbsent(RuleReport.class);
	}

	/** The class that somebody runs, in which the groups are nested. */
	private static ExtensionContext outermost(ExtensionContext context) {
		ExtensionContext found = context;
		while (found.getParent().filter(parent -> parent.getTestClass().isPresent()).isPresent()) {
			found = found.getParent().get();
		}
		return found;
	}
}
