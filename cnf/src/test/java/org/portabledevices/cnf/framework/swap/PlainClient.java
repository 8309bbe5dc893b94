package org.portabledevices.cnf.framework.swap;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.portabledevices.cnf.framework.fixture.BundleJar;

/** A bundle whose component has a plain reference: dynamic, greedy, optional. */
final class PlainClient implements AutoCloseable {

	private static final String COMPONENT = """
			<scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="plain-client" immediate="true">
				<implementation class="%s"/>
				<property name="client" value="plain-client"/>
				<service><provide interface="java.util.function.Supplier"/></service>
				<reference name="service" interface="%s" target="%s" bind="bind" unbind="unbind"
					policy="dynamic" policy-option="greedy" cardinality="0..1"/>
			</scr:component>
			""";

	private final BundleContext context;
	private final Bundle bundle;

	/** Installs and starts it. */
	PlainClient(BundleContext context, Class<?> service, String target) throws BundleException, IOException {
		this.context = context;
		bundle = new BundleJar("plain-client")
				.component(PlainReference.class,
						COMPONENT.formatted(PlainReference.class.getName(), service.getName(), target.replace("&", "&amp;")))
				.install(context);
		bundle.start();
	}

	/** What the component has at the moment, as it gives it to whoever asks. Waits until it has something. */
	<S> Supplier<S> reference(Class<S> type) throws InvalidSyntaxException {
		Supplier<?> reference = context.getService(
				List.copyOf(context.getServiceReferences(Supplier.class, "(client=plain-client)")).get(0));
		while (reference.get() == null) {
			Thread.onSpinWait();
		}
		return () -> type.cast(reference.get());
	}

	@Override
	public void close() throws BundleException {
		bundle.uninstall();
	}
}
