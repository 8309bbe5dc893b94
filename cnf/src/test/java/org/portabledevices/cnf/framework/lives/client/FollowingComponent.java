package org.portabledevices.cnf.framework.lives.client;

import java.util.UUID;
import java.util.function.Consumer;

import org.portabledevices.service.DeviceEvent;
import org.portabledevices.service.DeviceEventListener;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.ServiceProperties;
import org.portabledevices.tracker.ServiceFollower;

/** A component that follows its services, and never closes what it follows. */
public final class FollowingComponent implements DeviceEventListener {

	private final Load load;

	public FollowingComponent(ServiceFollower follower, Consumer<String> journal) {
		load = new Load(follow(follower, LoadMethods.WIDE), follow(follower, LoadMethods.NARROW), journal);
	}

	/** Only here, since Declarative Services may make an object and then not use it. */
	public void activate() {
		load.start();
	}

	private static ServiceMethods follow(ServiceFollower follower, UUID type) {
		return follower.follow("(" + ServiceProperties.SERVICE_TYPE + "=" + type + ")").methods();
	}

	public void deactivate() {
		load.leave();
	}

	@Override
	public void onEvent(DeviceEvent event) {
		load.event();
	}
}
