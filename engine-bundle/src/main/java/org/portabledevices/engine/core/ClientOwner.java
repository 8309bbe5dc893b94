package org.portabledevices.engine.core;

/**
 * The bundle of a client, as logs and lists name it. Holds no bundle.
 *
 * @param bundleId the bundle's id.
 * @param name its symbolic name.
 */
public record ClientOwner(long bundleId, String name) {

	@Override
	public String toString() {
		return "bundle " + bundleId + " (" + name + ")";
	}
}
