package org.portabledevices.service;

import static java.util.Objects.requireNonNull;

/** Builds descriptions of devices. */
final class DeviceBuilder implements PortableDevice.Builder {

	private final String id;
	private final String name;
	private String manufacturer = "";
	private String model = "";
	private String serialNumber = "";
	private String firmwareVersion = "";

	DeviceBuilder(String id, String name) {
		if (id.isEmpty() || id.chars().anyMatch(Character::isWhitespace)) {
			throw new IllegalArgumentException("a device ID has characters, and no white space among them, unlike \"" + id + "\"");
		}
		this.id = id;
		this.name = requireNonNull(name, "name");
	}

	@Override
	public DeviceBuilder manufacturer(String text) {
		manufacturer = requireNonNull(text, "manufacturer");
		return this;
	}

	@Override
	public DeviceBuilder model(String text) {
		model = requireNonNull(text, "model");
		return this;
	}

	@Override
	public DeviceBuilder serialNumber(String text) {
		serialNumber = requireNonNull(text, "serialNumber");
		return this;
	}

	@Override
	public DeviceBuilder firmwareVersion(String text) {
		firmwareVersion = requireNonNull(text, "firmwareVersion");
		return this;
	}

	@Override
	public PortableDevice build() {
		return new Device(id, name, manufacturer, model, serialNumber, firmwareVersion);
	}

	private record Device(String id, String name, String manufacturer, String model, String serialNumber, String firmwareVersion)
			implements PortableDevice {
	}
}
