package org.portabledevices.sim.device;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;

import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.sim.backend.SimulatedServices;
import org.portabledevices.sim.camera.Abilities;
import org.portabledevices.sim.camera.CameraBuilder;
import org.portabledevices.sim.camera.CameraIdentity;
import org.portabledevices.sim.camera.Card;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.script.Names;
import org.portabledevices.sim.trouble.Conduct;
import org.portabledevices.wpd.DeviceIds;

/**
 * How a simulated device is configured.
 *
 * @param profile what kind of device it is.
 * @param name its friendly name.
 * @param serialNumber its serial number, from which its ID follows.
 * @param seed what is by chance follows from it.
 * @param card what lies on the card of a camera.
 * @param unplugAfter so long after it was connected it is unplugged; zero for never.
 * @param replugAfter so long after that it is back; zero for never.
 * @param conduct what befalls its calls.
 * @param traceLines how many lines of its trace are kept; 0 for no trace.
 * @param ranking the ranking of its services.
 */
public record DeviceSettings(Profile profile, String name, String serialNumber, long seed, Card card, Duration unplugAfter,
		Duration replugAfter, Conduct conduct, int traceLines, int ranking) {

	/** A kind of device. */
	public enum Profile {
		/** A phone with contacts and two storages. */
		PHONE("Simulated Phone", Abilities.PHONE),
		/** A phone of which only the contacts can be used, as of one that is locked. */
		CONTACTS("Simulated Phone", null),
		/** A camera with a card and a shutter. */
		CAMERA(CameraIdentity.MODEL, Abilities.CAMERA);

		final String model;
		/** {@code null} for what is nothing of PTP. */
		final Abilities abilities;

		Profile(String model, Abilities abilities) {
			this.model = model;
			this.abilities = abilities;
		}

		/** Finds a profile by its name in a configuration. */
		public static Profile of(String name) {
			for (Profile profile : values()) {
				if (profile.name().equalsIgnoreCase(name.strip())) {
					return profile;
				}
			}
			throw new IllegalArgumentException(
					"profile is %s, %s or %s, not \"%s\"".formatted(lower(PHONE), lower(CAMERA), lower(CONTACTS), name));
		}

		/** Answers what calls of such a device can be named in a script. */
		public Names names() {
			return new Names(SimulatedServices.methodNames(abilities));
		}

		private static String lower(Profile profile) {
			return profile.name().toLowerCase(Locale.ROOT);
		}
	}

	/** Tells whether a change to these settings is one that a device can take while it is connected. */
	boolean differsOnlyInConduct(DeviceSettings other) {
		return new DeviceSettings(profile, name, serialNumber, seed, card, unplugAfter, replugAfter, other.conduct, traceLines,
				other.ranking).equals(other);
	}

	/** Answers the Plug and Play device ID. */
	public String deviceId() {
		return DeviceIds.of(CameraIdentity.MANUFACTURER, profile.model, serialNumber);
	}

	boolean is(String nameOrNumber) {
		return nameOrNumber.equalsIgnoreCase(name) || nameOrNumber.equalsIgnoreCase(serialNumber)
				|| nameOrNumber.equalsIgnoreCase(deviceId());
	}

	PortableDevice device() {
		return PortableDevice.builder(deviceId(), name).manufacturer(CameraIdentity.MANUFACTURER).model(profile.model)
				.serialNumber(serialNumber).firmwareVersion(CameraIdentity.VERSION).build();
	}

	/** Makes what it is, with what lies on its card. */
	SimulatedCamera camera(Supplier<Instant> clock) throws IOException {
		return new CameraBuilder(CameraIdentity.of(name, profile.model, serialNumber), clock).abilities(profile.abilities).card(card, seed)
				.build();
	}

	DeviceOptions options(String backend) {
		return DeviceOptions.builder(backend).ranking(ranking).startsOnCallerThread().build();
	}
}
