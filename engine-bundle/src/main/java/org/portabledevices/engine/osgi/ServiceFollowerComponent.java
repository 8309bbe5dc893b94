package org.portabledevices.engine.osgi;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.ComponentConstants;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.portabledevices.engine.core.FollowedClient;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.tracker.FollowOptions;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.tracker.ServiceFollower;

/** Follows services for one bundle. What it made ends with it. */
@Component(service = ServiceFollower.class, scope = ServiceScope.BUNDLE)
public final class ServiceFollowerComponent implements ServiceFollower {

	private final EngineComponent engine;
	private final Bundle bundle;
	private final Set<FollowedClient> followed = ConcurrentHashMap.newKeySet();
	private volatile boolean closed;

	/** Begins to serve a bundle. */
	@Activate
	public ServiceFollowerComponent(ComponentContext context, @Reference EngineComponent engine) {
		this.engine = engine;
		this.bundle = context.getUsingBundle();
	}

	/** Its bundle gives it back, and then is gone as a client; or it is the engine that goes. Declarative Services ends this component before the engine. */
	@Deactivate
	void deactivate(ComponentContext context, int reason) {
		closed = true;
		boolean engineStops =
				reason == ComponentConstants.DEACTIVATION_REASON_REFERENCE || isStopping(context.getBundleContext().getBundle());
		if (engineStops && !isStopping(bundle)) {
			List.copyOf(followed).forEach(FollowedClient::engineStops);
		} else {
			closeAll();
		}
	}

	private static boolean isStopping(Bundle bundle) {
		return bundle.getState() == Bundle.STOPPING;
	}

	private void closeAll() {
		List.copyOf(followed).forEach(each -> each.close(engine.budget().nanosFor(bundle)));
	}

	@Override
	public FollowedService follow(String filter) {
		return follow(filter, null);
	}

	@Override
	public FollowedService follow(String filter, FollowOptions options) {
		Filter services = filter(filter);
		BundleContext context = bundle.getBundleContext();
		if (closed || context == null) {
			throw new IllegalStateException("the bundle or the engine has stopped");
		}
		FollowedClient client =
				engine.engine().follow(EngineComponent.owner(bundle), options == null ? null : options.waitingTime().orElse(null), filter);
		followed.add(client);
		CandidateTracker tracker = new CandidateTracker(context, services, engine.services(), client);
		client.whenClosed(() -> {
			tracker.close();
			followed.remove(client);
		});
		tracker.open();
		if (closed) { // it was closed in between, and perhaps did not see this one
			closeAll();
		}
		return client;
	}

	private static Filter filter(String filter) {
		String services = "(" + Constants.OBJECTCLASS + "=" + PortableDeviceService.class.getName() + ")";
		try {
			return FrameworkUtil.createFilter(filter == null ? services : "(&" + services + filter + ")");
		} catch (InvalidSyntaxException e) {
			throw new IllegalArgumentException("not an LDAP filter: " + filter, e);
		}
	}
}
