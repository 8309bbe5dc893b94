package org.portabledevices.engine.flight;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.portabledevices.engine.core.Engine;
import org.portabledevices.service.Invocation;

/** Loads the engine anew and hides packages of the platform from it, as a framework does. */
final class BundleLoader extends URLClassLoader {

	private final List<String> hidden;

	/** Makes a loader that does not find the classes of some packages, given by what their names begin with. */
	BundleLoader(String... hidden) {
		super(urls(), ClassLoader.getPlatformClassLoader());
		this.hidden = List.of(hidden);
	}

	private static URL[] urls() {
		return Stream.of(Engine.class, Invocation.class, FlightScenario.class)
				.map(type -> type.getProtectionDomain().getCodeSource().getLocation()).toArray(URL[]::new);
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		if (hidden.stream().anyMatch(name::startsWith)) {
			throw new ClassNotFoundException(name + " is hidden");
		}
		return super.loadClass(name, resolve);
	}

	@SuppressWarnings("unchecked")
	String runScenario() throws ReflectiveOperationException {
		return ((Supplier<String>) loadClass(FlightScenario.class.getName()).getConstructor().newInstance()).get();
	}
}
