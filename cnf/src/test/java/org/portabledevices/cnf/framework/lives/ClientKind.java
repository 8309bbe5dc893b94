package org.portabledevices.cnf.framework.lives;

import java.io.IOException;

import org.portabledevices.cnf.framework.fixture.BundleJar;
import org.portabledevices.cnf.framework.lives.client.ComponentClient;
import org.portabledevices.cnf.framework.lives.client.FollowingClient;
import org.portabledevices.cnf.framework.lives.client.FollowingComponent;
import org.portabledevices.cnf.framework.lives.client.Load;
import org.portabledevices.cnf.framework.lives.client.LoadActivator;
import org.portabledevices.cnf.framework.lives.client.LoadMethods;
import org.portabledevices.cnf.framework.lives.client.PlainClient;
import org.portabledevices.service.ServiceProperties;

/** The ways to be a client. */
public enum ClientKind {
	/** A bundle gets its service objects itself. */
	PLAIN {
		@Override
		void fill(BundleJar jar) throws IOException {
			jar.with(LoadActivator.class).activator(PlainClient.class);
		}
	},
	/** A bundle follows its services. */
	FOLLOWING {
		@Override
		void fill(BundleJar jar) throws IOException {
			jar.with(LoadActivator.class).activator(FollowingClient.class);
		}
	},
	/** A component with a reference, as everybody writes it. */
	COMPONENT {
		@Override
		void fill(BundleJar jar) throws IOException {
			jar.component(ComponentClient.class, component("bundle"));
		}
	},
	/** A component with service objects of its own. */
	PROTOTYPE_COMPONENT {
		@Override
		void fill(BundleJar jar) throws IOException {
			jar.component(ComponentClient.class, component("prototype_required"));
		}
	},
	/** A component that follows its services. */
	FOLLOWING_COMPONENT {
		@Override
		void fill(BundleJar jar) throws IOException {
			jar.component(FollowingComponent.class,
					FRAME.formatted(FollowingComponent.class.getName(),
							"""
										<reference name='follower' interface='org.portabledevices.tracker.ServiceFollower' parameter='0'/>
										<reference name='journal' interface='java.util.function.Consumer' target='(journal=FOLLOWING_COMPONENT)' parameter='1'/>
									""",
							2));
		}
	};

	private static final String FRAME =
			"""
					<component xmlns='http://www.osgi.org/xmlns/scr/v1.4.0' name='client' immediate='true' activate='activate' deactivate='deactivate' init='%3$d'>
						<implementation class='%1$s'/>
						<service><provide interface='org.portabledevices.service.DeviceEventListener'/></service>
					%2$s</component>
					""";

	abstract void fill(BundleJar jar) throws IOException;

	/** Makes the bundle of a busy client; its symbolic name is that of the kind. */
	public BundleJar jar() throws IOException {
		BundleJar jar = new BundleJar(name()).with(Load.class, LoadMethods.class);
		fill(jar);
		return jar;
	}

	String component(String scope) {
		String service = "\t<reference name='%s' interface='org.portabledevices.service.PortableDeviceService' scope='%s' target='("
				+ ServiceProperties.SERVICE_TYPE + "=%s)' parameter='%d'/>%n";
		return FRAME.formatted(ComponentClient.class.getName(), service.formatted("wide", scope, LoadMethods.WIDE, 0)
				+ service.formatted("narrow", scope, LoadMethods.NARROW, 1)
				+ "\t<reference name='journal' interface='java.util.function.Consumer' target='(journal=" + name() + ")' parameter='2'/>\n",
				3);
	}
}
