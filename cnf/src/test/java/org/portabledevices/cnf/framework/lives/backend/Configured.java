package org.portabledevices.cnf.framework.lives.backend;

import java.util.Map;
import java.util.function.Consumer;

/** A component that says what it is configured with. */
public final class Configured {

	public Configured(Consumer<String> journal, Map<String, Object> properties) {
		journal.accept("configured " + properties.get("value"));
	}
}
