package org.portabledevices.cnf.framework.lives.client;

import java.util.UUID;
import java.util.function.Consumer;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.portabledevices.service.DeviceEventListener;
import org.portabledevices.service.ServiceMethods;

/** A bundle that is a busy client from its start on. When it is stopped it does nothing about what it has under way. */
public abstract class LoadActivator implements BundleActivator {

	private Load load;

	/** Gets the methods of a service. */
	abstract ServiceMethods methods(BundleContext context, UUID type) throws InvalidSyntaxException;

	@Override
	public void start(BundleContext context) throws InvalidSyntaxException {
		load = new Load(methods(context, LoadMethods.WIDE), methods(context, LoadMethods.NARROW), journal(context));
		context.registerService(DeviceEventListener.class, event -> load.event(), null);
		load.start();
	}

	@SuppressWarnings("unchecked") // the one that was registered for this bundle
	private static Consumer<String> journal(BundleContext context) throws InvalidSyntaxException {
		String filter = "(journal=" + context.getBundle().getSymbolicName() + ")";
		return context.getService(context.getServiceReferences(Consumer.class, filter).iterator().next());
	}

	@Override
	public void stop(BundleContext context) {
		load.leave();
	}
}
