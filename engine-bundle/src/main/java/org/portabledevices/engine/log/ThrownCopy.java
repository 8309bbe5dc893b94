package org.portabledevices.engine.log;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * What foreign code threw, or the stack on which it stands, without that code. A log may keep its entries for as long as it likes, and what was thrown refers to its own class and to
 * those on its stack: it would keep the class loader of a bundle that is long gone.
 */
public final class ThrownCopy extends Throwable {

	private static final long serialVersionUID = 1L;

	private final String text;

	private ThrownCopy(String text, Throwable cause) {
		super(text, cause);
		this.text = text;
	}

	/**
	 * Copies words, stack, cause and what was suppressed.
	 *
	 * @param thrown what was thrown, possibly {@code null}.
	 * @return a copy that reads the same, {@code null} for {@code null}.
	 */
	public static Throwable of(Throwable thrown) {
		return copy(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
	}

	/**
	 * Copies the stack of a thread. What {@link Thread#getStackTrace()} answers for another thread refers to the classes on it (OpenJDK 17 to 25: {@code declaringClassObject}).
	 *
	 * @param thread the thread.
	 * @return its stack, and its name as the words.
	 */
	public static Throwable ofStack(Thread thread) {
		ThrownCopy copy = new ThrownCopy("the stack of thread " + thread.getName(), null);
		copy.setStackTrace(plain(thread.getStackTrace()));
		return copy;
	}

	private static Throwable copy(Throwable thrown, Set<Throwable> seen) {
		if (thrown == null || !seen.add(thrown)) {
			return null;
		}
		try {
			ThrownCopy copy = new ThrownCopy(thrown.toString(), copy(thrown.getCause(), seen));
			copy.setStackTrace(plain(thrown.getStackTrace()));
			for (Throwable suppressed : thrown.getSuppressed()) {
				Throwable also = copy(suppressed, seen);
				if (also != null) {
					copy.addSuppressed(also);
				}
			}
			return copy;
		} catch (RuntimeException | LinkageError e) { // it is an object of foreign code, and so are its methods
			return new ThrownCopy(thrown.getClass().getName() + ", which does not tell any more of itself", null);
		}
	}

	/** Elements that are only words, and read as if the virtual machine had made them: it leaves out what is the same in each JDK. */
	private static StackTraceElement[] plain(StackTraceElement[] stack) {
		return Arrays.stream(stack)
				.map(each -> new StackTraceElement(isBuiltIn(each.getClassLoaderName()) ? null : each.getClassLoaderName(),
						each.getModuleName(), isOfJdk(each.getModuleName()) ? null : each.getModuleVersion(), each.getClassName(),
						each.getMethodName(), each.getFileName(), each.getLineNumber()))
				.toArray(StackTraceElement[]::new);
	}

	private static boolean isBuiltIn(String loader) {
		return "app".equals(loader) || "platform".equals(loader);
	}

	private static boolean isOfJdk(String module) {
		return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
	}

	/** The stack where the copy is made is of no interest, and there may be foreign code on it too. */
	@Override
	public Throwable fillInStackTrace() {
		return this;
	}

	/** Answers what the original said, with the name of its class. */
	@Override
	public String toString() {
		return text;
	}
}
