package org.portabledevices.shell.fakes;

import java.util.Dictionary;
import java.util.Hashtable;

import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.ServiceProperties;

/** A registration of a device service: its properties and its rank. */
public final class FakeReference implements ServiceReference<PortableDeviceService> {

	private final Hashtable<String, Object> properties = new Hashtable<>();
	private final int ranking;

	private FakeReference(int ranking) {
		this.ranking = ranking;
	}

	/** A service as a backend registers it; the device ID is made of the device's name. */
	public static FakeReference of(String backend, int ranking, String device, String service) {
		String deviceId = device.toLowerCase().replace(' ', '-');
		return new FakeReference(ranking).with(ServiceProperties.BACKEND, backend).with(ServiceProperties.DEVICE_NAME, device)
				.with(ServiceProperties.DEVICE_ID, deviceId).with(ServiceProperties.SERVICE_NAME, service)
				.with(ServiceProperties.SERVICE_ID, deviceId + "/" + service);
	}

	/** Sets a property. */
	public FakeReference with(String name, Object value) {
		properties.put(name, value);
		return this;
	}

	@Override
	public Object getProperty(String key) {
		return properties.get(key);
	}

	@Override
	public String[] getPropertyKeys() {
		return properties.keySet().toArray(String[]::new);
	}

	@Override
	public Bundle getBundle() {
		return null;
	}

	@Override
	public Bundle[] getUsingBundles() {
		return null;
	}

	@Override
	public boolean isAssignableTo(Bundle bundle, String className) {
		return true;
	}

	@Override
	public int compareTo(Object other) {
		return Integer.compare(ranking, ((FakeReference) other).ranking);
	}

	@Override
	public Dictionary<String, Object> getProperties() {
		return new Hashtable<>(properties);
	}

	@Override
	public <A> A adapt(Class<A> type) {
		return null;
	}
}
