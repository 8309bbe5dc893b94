package org.portabledevices.cnf.framework.swap;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A component with a plain reference, dynamic and greedy: whatever Declarative Services gave it last. It shows that as a service. */
public final class PlainReference implements Supplier<Object> {

	private final AtomicReference<Object> current = new AtomicReference<>();

	/** Takes a service. */
	public void bind(Object service) {
		current.set(service);
	}

	/** Lets go of a service, which may have been replaced before. */
	public void unbind(Object service) {
		current.compareAndSet(service, null);
	}

	@Override
	public Object get() {
		return current.get();
	}
}
