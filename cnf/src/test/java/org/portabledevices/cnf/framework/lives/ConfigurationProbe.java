package org.portabledevices.cnf.framework.lives;

import java.util.Hashtable;
import java.util.Map;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.portabledevices.cnf.framework.fixture.BundleJar;
import org.portabledevices.cnf.framework.fixture.Incarnations;
import org.portabledevices.cnf.framework.fixture.Loaders;
import org.portabledevices.cnf.framework.lives.backend.Configured;

/** A component of some other bundle, to which one configuration after another is delivered: they come in the order in which they were made, and only if nobody holds up who brings them. */
final class ConfigurationProbe implements AutoCloseable {

	private static final String NAME = "configured";
	private static final String COMPONENT = """
			<component xmlns='http://www.osgi.org/xmlns/scr/v1.4.0' name='configured' immediate='true' init='2'
					configuration-policy='require' configuration-pid='configured'>
				<implementation class='%s'/>
				<reference name='journal' interface='java.util.function.Consumer' target='(journal=configured)' parameter='0'/>
			</component>
			""";

	private final Incarnations lives;
	private final Bundle bundle;
	private final Configuration configuration;
	private int value;

	ConfigurationProbe(BundleContext context, ConfigurationAdmin configurations) throws Exception {
		lives = new Incarnations(context, NAME, new Loaders());
		bundle = new BundleJar(NAME).component(Configured.class, COMPONENT.formatted(Configured.class.getName())).install(context);
		bundle.start();
		configuration = configurations.getConfiguration(NAME, "?");
	}

	/** Makes a configuration, and waits until it was delivered: so were all that were made before. */
	void awaitDelivery() throws Exception {
		configuration.update(new Hashtable<>(Map.of("value", ++value)));
		lives.current().await("configured " + value);
	}

	@Override
	public void close() throws Exception {
		configuration.delete();
		bundle.uninstall();
		lives.close();
	}
}
