package org.portabledevices.cnf.framework.lives;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.portabledevices.cnf.framework.fixture.BundleJar;
import org.portabledevices.cnf.framework.fixture.Refresh;

/** What can happen to a bundle that is active. */
enum BundleChange {
	STOPPED {
		@Override
		void happen(BundleContext context, Bundle bundle, BundleJar jar) throws Exception {
			bundle.stop();
		}
	},
	UPDATED {
		@Override
		void happen(BundleContext context, Bundle bundle, BundleJar jar) throws Exception {
			bundle.update(jar.open());
		}
	},
	REFRESHED {
		@Override
		void happen(BundleContext context, Bundle bundle, BundleJar jar) throws Exception {
			Refresh.of(context, bundle);
		}
	},
	UNINSTALLED {
		@Override
		void happen(BundleContext context, Bundle bundle, BundleJar jar) throws Exception {
			bundle.uninstall();
		}
	};

	/** Lets it happen; returns when it has. */
	abstract void happen(BundleContext context, Bundle bundle, BundleJar jar) throws Exception;

	/** Lets it happen, and answers the bundle active again. */
	Bundle happenAndGoOn(BundleContext context, Bundle bundle, BundleJar jar) throws Exception {
		happen(context, bundle, jar);
		Bundle next = bundle.getState() == Bundle.UNINSTALLED ? jar.install(context) : bundle;
		next.start();
		return next;
	}
}
