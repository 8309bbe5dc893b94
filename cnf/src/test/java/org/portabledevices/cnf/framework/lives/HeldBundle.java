package org.portabledevices.cnf.framework.lives;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.portabledevices.cnf.framework.fixture.Arrivals;
import org.portabledevices.cnf.framework.fixture.BundleJar;
import org.portabledevices.cnf.framework.fixture.Incarnations;
import org.portabledevices.cnf.framework.fixture.Journal;
import org.portabledevices.cnf.framework.fixture.Loaders;
import org.portabledevices.cnf.framework.lives.backend.HeldBackend;
import org.portabledevices.cnf.framework.lives.backend.HeldMethods;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.ServiceProperties;

/** The bundle of a {@link HeldBackend}, with what it has of the test. */
final class HeldBundle implements AutoCloseable {

	private static final String COMPONENT = """
			<component xmlns='http://www.osgi.org/xmlns/scr/v1.4.0' name='held' immediate='true' deactivate='deactivate' init='4'%s>
				<implementation class='%s'/>
				<property name='drain.ms' type='Long' value='%d'/>
				<reference name='host' interface='org.portabledevices.backend.BackendHost' parameter='0'/>
				<reference name='finish' interface='java.util.concurrent.CountDownLatch' target='(journal=held)' parameter='1'/>
				<reference name='journal' interface='java.util.function.Consumer' target='(journal=held)' parameter='2'/>
			</component>
			""";

	/** What lets its methods finish. */
	final CountDownLatch finish = new CountDownLatch(1);
	final Loaders loaders = new Loaders();
	final Incarnations lives;
	final BundleJar jar;
	private final BundleContext context;
	private final ServiceRegistration<CountDownLatch> registration;
	private Bundle bundle;

	/** Installs it and starts it. With a configuration PID, it has a device only while there is a configuration. */
	HeldBundle(BundleContext context, Duration drain, String pidOrNull) throws Exception {
		this.context = context;
		String configured = pidOrNull == null ? "" : " configuration-policy='require' configuration-pid='" + pidOrNull + "'";
		jar = new BundleJar(HeldMethods.BACKEND).with(HeldMethods.class)
				.component(HeldBackend.class, COMPONENT.formatted(configured, HeldBackend.class.getName(), drain.toMillis()));
		lives = new Incarnations(context, HeldMethods.BACKEND, loaders);
		registration = context.registerService(CountDownLatch.class, finish,
				FrameworkUtil.asDictionary(Map.of(Journal.NAME, HeldMethods.BACKEND)));
		bundle = jar.install(context);
		bundle.start();
	}

	Bundle bundle() {
		return bundle;
	}

	/** Waits for its service. */
	ServiceReference<PortableDeviceService> service() throws Exception {
		try (Arrivals arrivals = new Arrivals(context, HeldMethods.SERVICE, ServiceProperties.BACKEND, HeldMethods.BACKEND)) {
			return arrivals.await();
		}
	}

	/** Lets something happen to it. */
	void happens(BundleChange change) throws Exception {
		change.happen(context, bundle, jar);
	}

	/** Lets something happen to it, after which it is active again. */
	void goesOnAfter(BundleChange change) throws Exception {
		bundle = change.happenAndGoOn(context, bundle, jar);
	}

	/** Uninstalls it for good. */
	void uninstall() throws Exception {
		finish.countDown();
		if (bundle.getState() != Bundle.UNINSTALLED) {
			bundle.uninstall();
		}
		lives.close();
	}

	@Override
	public void close() throws Exception {
		uninstall();
		registration.unregister();
	}
}
