package org.portabledevices.shell.fakes;

import java.util.LinkedHashMap;
import java.util.Map;

import org.portabledevices.description.MethodDescription;
import org.portabledevices.tracker.FollowOptions;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.tracker.ServiceFollower;

/** Makes followed services that all have the same methods, and shows them to the test. */
public final class FakeFollower implements ServiceFollower {

	/** The newest for each filter. */
	public final Map<String, FakeService> services = new LinkedHashMap<>();
	/** How many were made. */
	public int count;

	private final MethodDescription[] methods;

	/** Follows services with these methods. */
	public FakeFollower(MethodDescription... methods) {
		this.methods = methods;
	}

	/** The only service that is followed. */
	public FakeService service() {
		if (services.size() != 1) {
			throw new IllegalStateException("followed: " + services.keySet());
		}
		return services.values().iterator().next();
	}

	@Override
	public synchronized FollowedService follow(String filter) {
		FakeService service = new FakeService(methods);
		services.put(filter, service);
		count++;
		return service;
	}

	@Override
	public FollowedService follow(String filter, FollowOptions options) {
		throw new UnsupportedOperationException();
	}
}
