package org.portabledevices.engine.osgi;

import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Loads the classes of a bundle before clients call. When two threads come upon a class at the same moment, Apache Felix 7.0.5 may keep the one that came second in the class
 * loader's table of locks for as long as the bundle lives; from Java 21 on a thread that has ended still refers to its task, and that to its client's class loader (contract 4.1).
 */
final class ClassesInAdvance {

	/** These live in a class loader of their own, and are not needed where there is no Flight Recorder. */
	private static final String FLIGHT_RECORDER = "org/portabledevices/engine/flight/jfr/";
	private static final String SUFFIX = ".class";

	private ClassesInAdvance() {
	}

	/** Loads those of a bundle, without initializing them. */
	static void load(Bundle bundle) {
		BundleWiring wiring = bundle.adapt(BundleWiring.class);
		ClassLoader loader = wiring.getClassLoader();
		for (String resource : wiring.listResources("/", "*" + SUFFIX,
				BundleWiring.LISTRESOURCES_LOCAL | BundleWiring.LISTRESOURCES_RECURSE)) {
			if (!resource.startsWith(FLIGHT_RECORDER)) {
				load(resource.substring(0, resource.length() - SUFFIX.length()).replace('/', '.'), loader);
			}
		}
	}

	private static void load(String name, ClassLoader loader) {
		try {
			Class.forName(name, false, loader);
		} catch (ClassNotFoundException | LinkageError e) {
			// it needs a package that is not here, and so will nobody need it
			return;
		}
	}
}
