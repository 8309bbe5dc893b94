package org.portabledevices.engine.core;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.MethodDescription;

/** The names of methods that a backend once brought in: an invocation that waits for a backend knows its method's GUID only, and who looks at it wants the name. */
final class MethodNames {

	/** What comes from devices is bounded (contract 6.2); later methods are shown by their GUIDs while they wait. */
	private static final int MOST = 4_096;

	private final Map<UUID, String> names = new ConcurrentHashMap<>();

	void learn(ServiceDescription service) {
		for (MethodDescription method : service.capabilities().methods()) {
			if (names.size() < MOST) {
				names.put(method.id(), method.name());
			}
		}
	}

	/** Answers the name of a method, the text of its GUID if it was never known. */
	String name(UUID method) {
		String name = names.get(method);
		return name == null ? method.toString() : name;
	}
}
