package org.portabledevices.engine.flight;

import java.io.IOException;
import java.io.InputStream;

/**
 * Defines the event classes. When a recording starts, the Java VM rewrites each event class, so that it refers to classes in {@code jdk.jfr.internal}, which no module exports
 * and so no framework offers to a bundle: an event class that was defined by a bundle's own loader throws {@link NoClassDefFoundError} on its first commit (Felix and Equinox,
 * Java 17 and 25). This loader stands between: those come from the platform, and all else, {@code jdk.jfr} included, from the bundle.
 */
final class EventClassLoader extends ClassLoader {

	private static final String INTERNAL = "jdk.jfr.internal.";

	static {
		registerAsParallelCapable();
	}

	private final ClassLoader bundle;
	private final String events;

	/**
	 * Makes a loader.
	 *
	 * @param bundle has the bytes of the event classes, and loads whatever is none.
	 * @param events what the names of the event classes begin with.
	 */
	EventClassLoader(ClassLoader bundle, String events) {
		super(bundle);
		this.bundle = bundle;
		this.events = events;
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		if (name.startsWith(INTERNAL)) {
			return getPlatformClassLoader().loadClass(name);
		}
		if (!name.startsWith(events)) {
			return super.loadClass(name, resolve);
		}
		synchronized (getClassLoadingLock(name)) {
			Class<?> known = findLoadedClass(name);
			return known == null ? define(name) : known;
		}
	}

	private Class<?> define(String name) throws ClassNotFoundException {
		try (InputStream in = bundle.getResourceAsStream(name.replace('.', '/') + ".class")) {
			if (in == null) {
				throw new ClassNotFoundException(name);
			}
			byte[] bytes = in.readAllBytes();
			return defineClass(name, bytes, 0, bytes.length);
		} catch (IOException e) {
			throw new ClassNotFoundException(name, e);
		}
	}
}
