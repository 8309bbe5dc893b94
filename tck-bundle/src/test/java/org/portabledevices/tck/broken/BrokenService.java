package org.portabledevices.tck.broken;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.portabledevices.description.ServiceCapabilities;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.tck.Client;
import org.portabledevices.tracker.FollowOptions;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.tracker.ServiceFollower;

/** A service that describes itself rightly, and whose methods are broken. */
final class BrokenService implements PortableDeviceService {

	private final PortableDeviceService right;
	private final ServiceMethods methods;

	private BrokenService(PortableDeviceService right, ServiceMethods methods) {
		this.right = right;
		this.methods = methods;
	}

	/** A client whose methods are broken. */
	static Client client(Client right, ServiceMethods methods) {
		PortableDeviceService service = new BrokenService(right.service(), methods);
		return new Client() {
			@Override
			public PortableDeviceService service() {
				return service;
			}

			@Override
			public void release() {
				right.release();
			}
		};
	}

	/** A follower that breaks the methods of what is followed. */
	static ServiceFollower follower(ServiceFollower right, Function<ServiceMethods, ServiceMethods> fault) {
		return new ServiceFollower() {
			@Override
			public FollowedService follow(String filter) {
				return followed(right.follow(filter), fault);
			}

			@Override
			public FollowedService follow(String filter, FollowOptions options) {
				return followed(right.follow(filter, options), fault);
			}
		};
	}

	private static FollowedService followed(FollowedService right, Function<ServiceMethods, ServiceMethods> fault) {
		ServiceMethods methods = fault.apply(right.methods());
		return new FollowedService() {
			@Override
			public ServiceMethods methods() {
				return methods;
			}

			@Override
			public Optional<Target> target() {
				return right.target();
			}

			@Override
			public Hold hold() {
				return right.hold();
			}

			@Override
			public void close() {
				right.close();
			}
		};
	}

	@Override
	public String id() {
		return right.id();
	}

	@Override
	public String objectId() {
		return right.objectId();
	}

	@Override
	public UUID type() {
		return right.type();
	}

	@Override
	public String name() {
		return right.name();
	}

	@Override
	public PortableDevice device() {
		return right.device();
	}

	@Override
	public String backend() {
		return right.backend();
	}

	@Override
	public ServiceCapabilities capabilities() {
		return right.capabilities();
	}

	@Override
	public ServiceMethods methods() {
		return methods;
	}
}
