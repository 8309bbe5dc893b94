package org.portabledevices.shell.fakes;

import java.util.List;
import java.util.UUID;

import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ServiceCapabilities;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.ServiceMethods;

/** What Declarative Services gives for a registration. Its service can only say what it can do, and must be given back. */
public final class FakeObjects implements ComponentServiceObjects<PortableDeviceService> {

	private final FakeReference reference;
	private final List<MethodDescription> methods;
	private int open;

	/** For a registration of a service with methods; without any as if it had gone already. */
	public FakeObjects(FakeReference reference, MethodDescription... methods) {
		this.reference = reference;
		this.methods = List.of(methods);
	}

	/** How many service objects were not given back. */
	public int open() {
		return open;
	}

	@Override
	public PortableDeviceService getService() {
		if (methods.isEmpty()) {
			return null;
		}
		open++;
		return new Service(new FakeCapabilities(methods));
	}

	@Override
	public void ungetService(PortableDeviceService service) {
		open--;
	}

	@Override
	public ServiceReference<PortableDeviceService> getServiceReference() {
		return reference;
	}

	private record Service(ServiceCapabilities capabilities) implements PortableDeviceService {

		@Override
		public String id() {
			throw new UnsupportedOperationException();
		}

		@Override
		public String objectId() {
			throw new UnsupportedOperationException();
		}

		@Override
		public UUID type() {
			throw new UnsupportedOperationException();
		}

		@Override
		public String name() {
			throw new UnsupportedOperationException();
		}

		@Override
		public PortableDevice device() {
			throw new UnsupportedOperationException();
		}

		@Override
		public String backend() {
			throw new UnsupportedOperationException();
		}

		@Override
		public ServiceMethods methods() {
			throw new UnsupportedOperationException();
		}
	}
}
