package org.portabledevices.cnf.framework.lives.client;

import java.util.UUID;

import org.osgi.framework.BundleContext;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.ServiceProperties;
import org.portabledevices.tracker.ServiceFollower;

/** A client without Declarative Services that follows its services, and never closes what it follows. */
public final class FollowingClient extends LoadActivator {

	@Override
	ServiceMethods methods(BundleContext context, UUID type) {
		ServiceFollower follower = context.getService(context.getServiceReference(ServiceFollower.class));
		return follower.follow("(" + ServiceProperties.SERVICE_TYPE + "=" + type + ")").methods();
	}
}
