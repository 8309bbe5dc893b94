package org.portabledevices.shell.fakes;

import java.util.List;

import org.portabledevices.monitor.ConfiguredDevice;
import org.portabledevices.monitor.PortableDeviceBackend;

/** A backend that tells what it was told. */
public record FakeBackend(String name, List<ConfiguredDevice> devices) implements PortableDeviceBackend {

	/** A backend with devices. */
	public static FakeBackend of(String name, ConfiguredDevice... devices) {
		return new FakeBackend(name, List.of(devices));
	}
}
