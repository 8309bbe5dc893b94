package org.portabledevices.sim.component;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Makes configurations as Declarative Services does: what is not set has its default. */
final class Configs {

	private Configs() {
	}

	static <T> T of(Class<T> type, Map<String, Object> set) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{ type }, (self, method, arguments) -> {
			Object value = set.get(method.getName().replace('_', '.'));
			return value == null ? method.getDefaultValue() : value;
		}));
	}
}
