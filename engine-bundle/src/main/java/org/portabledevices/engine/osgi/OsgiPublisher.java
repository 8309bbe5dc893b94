package org.portabledevices.engine.osgi;

import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.portabledevices.engine.core.HostedService;
import org.portabledevices.engine.core.ServicePublisher;
import org.portabledevices.engine.lane.Lane;
import org.portabledevices.engine.lane.LaneTask;
import org.portabledevices.service.PortableDeviceService;

/** Registers the services of one backend's bundle in its name. One registrar for each bundle: a lane, in which the listeners of other bundles may run. */
final class OsgiPublisher implements ServicePublisher {

	private final EngineComponent engine;
	private final Bundle bundle;
	private final Lane registrar;
	private final Map<HostedService, ServiceRegistration<PortableDeviceService>> registrations = new HashMap<>(); // only in the lane

	OsgiPublisher(EngineComponent engine, Bundle bundle) {
		this.engine = engine;
		this.bundle = bundle;
		this.registrar = engine.engine().backendLanes().lane("registrar of " + bundle.getSymbolicName(), bundle.getBundleId());
	}

	@Override
	public void publish(List<HostedService> services) {
		run("registration", () -> services.forEach(this::register));
	}

	private void register(HostedService service) {
		BundleContext context = bundle.getBundleContext();
		if (context == null || !service.isOpen()) {
			return; // closed before its turn came
		}
		ServiceRegistration<PortableDeviceService> registration =
				context.registerService(PortableDeviceService.class, new ClientFactory(engine, service),
						properties(service));
		registrations.put(service, registration);
		engine.services().put(registration.getReference(), service);
	}

	@Override
	public void changed(List<HostedService> services) {
		run("change", () -> {
			for (HostedService service : services) {
				ServiceRegistration<PortableDeviceService> registration = registrations.get(service);
				if (registration != null) {
					registration.setProperties(properties(service));
				}
			}
		});
	}

	@Override
	public void withdraw(List<HostedService> services, Runnable done) {
		List<HostedService> all = new ArrayList<>(services);
		run("withdrawal", () -> {
			try {
				all.forEach(this::unregister);
			} finally {
				done.run();
			}
		});
	}

	private void unregister(HostedService service) {
		ServiceRegistration<PortableDeviceService> registration = registrations.remove(service);
		if (registration == null) {
			return;
		}
		engine.services().remove(registration.getReference());
		try {
			registration.unregister();
		} catch (IllegalStateException e) {
			// the framework was faster: the bundle has stopped
		}
	}

	@Override
	public boolean isBundleStopping() {
		int state = bundle.getState();
		return state != Bundle.ACTIVE && state != Bundle.STARTING;
	}

	@Override
	public boolean isFrameworkStopping() {
		return engine.isFrameworkStopping();
	}

	private static Dictionary<String, Object> properties(HostedService service) {
		return new Hashtable<>(ServiceDictionary.of(service));
	}

	private void run(String what, Runnable action) {
		registrar.execute(new LaneTask() {
			@Override
			public void run() {
				action.run();
			}

			@Override
			public String describe() {
				return "the " + what + " of services of " + EngineComponent.owner(bundle);
			}
		});
	}
}
