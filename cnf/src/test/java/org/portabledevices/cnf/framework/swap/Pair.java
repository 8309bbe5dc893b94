package org.portabledevices.cnf.framework.swap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.portabledevices.cnf.framework.fixture.Arrivals;
import org.portabledevices.cnf.framework.fixture.BundleJar;
import org.portabledevices.monitor.BackendSelection;
import org.portabledevices.service.ServiceProperties;
import org.portabledevices.tck.device.KitMethods;

/** Two bundles that offer the same, under different names. They are started and stopped without the framework writing that down, since Felix would wait for the disk. */
final class Pair implements AutoCloseable {

	private static final String KIT_BACKEND = """
			<scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%s" init="2" immediate="true" deactivate="deactivate">
				<implementation class="%s"/>
				<property name="backend" value="%1$s"/>
				<service><provide interface="java.util.function.IntConsumer"/></service>
				<reference name="host" interface="org.portabledevices.backend.BackendHost" parameter="0"/>
			</scr:component>
			""";

	private final BundleContext context;
	private final boolean isBackend;
	private final List<Bundle> bundles = new ArrayList<>();

	private Pair(BundleContext context, boolean isBackend) {
		this.context = context;
		this.isBackend = isBackend;
	}

	/** Installs two bundles with the device of the conformance kit. */
	static Pair ofKitBackends(BundleContext context) throws BundleException, IOException {
		Pair pair = new Pair(context, true);
		for (String backend : List.of("kit-a", "kit-b")) {
			pair.bundles.add(new BundleJar(backend).importing("org.portabledevices.tck.device")
					.component(KitBackend.class, KIT_BACKEND.formatted(backend, KitBackend.class.getName()))
					.install(context));
		}
		return pair;
	}

	/** Installs two bundles with a service as one would write it without this product. */
	static Pair ofPlainProviders(BundleContext context) throws BundleException, IOException {
		Pair pair = new Pair(context, false);
		for (String backend : List.of("plain-a", "plain-b")) {
			pair.bundles.add(new BundleJar(backend).activator(PlainProvider.class).install(context));
		}
		return pair;
	}

	/** The names of the two, which are also those of their backends. */
	List<String> names() {
		return bundles.stream().map(Bundle::getSymbolicName).toList();
	}

	/** Starts what is there before the first swap. */
	void start(Way way) throws Exception {
		startAndWait(0);
		if (way.needsBoth()) {
			startAndWait(1);
		}
	}

	/** The engine registers devices in the background: what a bundle offers is there a little after its start has returned. */
	private void startAndWait(int index) throws Exception {
		if (!isBackend) {
			bundles.get(index).start(Bundle.START_TRANSIENT);
			return;
		}
		try (Arrivals arrivals = new Arrivals(context, KitMethods.SERVICE, ServiceProperties.BACKEND, names().get(index))) {
			bundles.get(index).start(Bundle.START_TRANSIENT);
			arrivals.await();
		}
	}

	/** How to move from one to the other. */
	Swapper.Swap by(Way way, BackendSelection selection) throws InvalidSyntaxException {
		return switch (way) {
			case START_THEN_STOP -> index -> {
				startAndWait(index);
				bundles.get(1 - index).stop(Bundle.STOP_TRANSIENT);
			};
			case STOP_THEN_START -> index -> {
				bundles.get(1 - index).stop(Bundle.STOP_TRANSIENT);
				bundles.get(index).start(Bundle.START_TRANSIENT);
			};
			case RANKING -> {
				rankingOf(names().get(0)).accept(0);
				IntConsumer ranking = rankingOf(names().get(1));
				yield index -> ranking.accept(index == 0 ? -1 : 1);
			}
			case PIN -> index -> selection.pin(names().get(index));
		};
	}

	private IntConsumer rankingOf(String backend) throws InvalidSyntaxException {
		List<ServiceReference<IntConsumer>> found =
				List.copyOf(context.getServiceReferences(IntConsumer.class, "(backend=" + backend + ")"));
		return context.getService(found.get(0));
	}

	@Override
	public void close() throws BundleException {
		for (Bundle bundle : bundles) {
			bundle.uninstall();
		}
	}
}
