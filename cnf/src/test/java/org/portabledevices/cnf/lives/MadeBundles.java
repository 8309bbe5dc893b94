package org.portabledevices.cnf.lives;

import java.io.IOException;

import org.portabledevices.cnf.framework.fixture.BundleJar;
import org.portabledevices.cnf.framework.lives.backend.LoadedDevices;
import org.portabledevices.cnf.framework.lives.backend.Wiring;
import org.portabledevices.cnf.framework.lives.client.LoadMethods;

/** The bundles that these tests make beside the clients'. */
final class MadeBundles {

	private static final String DEVICES = """
			<component xmlns='http://www.osgi.org/xmlns/scr/v1.4.0' name='devices' immediate='true' deactivate='close' init='1'>
				<implementation class='%s'/>
				<reference name='host' interface='org.portabledevices.backend.BackendHost' parameter='0'/>
			</component>
			""";

	private MadeBundles() {
	}

	/** The devices that busy clients call. */
	static BundleJar devices() throws IOException {
		return new BundleJar("loaded").with(LoadMethods.class).component(LoadedDevices.class,
				DEVICES.formatted(LoadedDevices.class.getName()));
	}

	/** Connects the real backend to the simulator. */
	static BundleJar wiring() throws IOException {
		return new BundleJar("wiring").activator(Wiring.class);
	}
}
