package org.portabledevices.cnf.framework.lives.client;

import java.util.UUID;

import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.ServiceProperties;

/** A client without Declarative Services, which gets its service objects and never gives them back. */
public final class PlainClient extends LoadActivator {

	@Override
	ServiceMethods methods(BundleContext context, UUID type) throws InvalidSyntaxException {
		String filter = "(" + ServiceProperties.SERVICE_TYPE + "=" + type + ")";
		return context.getService(context.getServiceReferences(PortableDeviceService.class, filter).iterator().next()).methods();
	}
}
