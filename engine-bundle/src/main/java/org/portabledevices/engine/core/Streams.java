package org.portabledevices.engine.core;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** Finds the streams among parameters: the only objects of a client's classes that they can hold. */
final class Streams {

	private Streams() {
	}

	/** Answers the values without those that hold a stream; the same object if none does. */
	static Values without(Values values) {
		if (!isIn(values)) {
			return values;
		}
		Values.Builder rest = Values.builder();
		for (Map.Entry<PropertyKey, Variant> entry : values.asMap().entrySet()) {
			if (!isIn(entry.getValue())) {
				rest.set(entry.getKey(), entry.getValue());
			}
		}
		return rest.build();
	}

	private static boolean isIn(Object value) {
		if (value instanceof Values nested) {
			return nested.asMap().values().stream().anyMatch(Streams::isIn);
		}
		if (value instanceof Variant variant) {
			return isIn(variant.value());
		}
		return value instanceof InputStream || value instanceof List<?> list && list.stream().anyMatch(Streams::isIn);
	}
}
