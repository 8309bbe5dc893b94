package org.portabledevices.engine.osgi;

import java.util.List;

import org.osgi.framework.Bundle;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.portabledevices.backend.BackendHost;
import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.engine.core.HostedBackend;
import org.portabledevices.service.PortableDevice;

/** The engine as one backend's bundle sees it. */
@Component(service = BackendHost.class, scope = ServiceScope.BUNDLE)
public final class BackendHostComponent implements BackendHost {

	private final HostedBackend backend;

	/** Begins to serve a bundle. */
	@Activate
	public BackendHostComponent(ComponentContext context, @Reference EngineComponent engine) {
		Bundle bundle = context.getUsingBundle();
		this.backend = engine.engine().backend(EngineComponent.owner(bundle), new OsgiPublisher(engine, bundle));
	}

	@Deactivate
	void deactivate() {
		backend.release();
	}

	@Override
	public DeviceRegistration register(PortableDevice device, List<ServiceDescription> services, DeviceOptions options,
			DeviceControl control) {
		return backend.register(device, services, options, control);
	}
}
