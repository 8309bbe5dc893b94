package org.portabledevices.engine.osgi;

import java.util.List;
import java.util.Optional;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;
import org.portabledevices.engine.core.ClientOwner;
import org.portabledevices.engine.core.Engine;
import org.portabledevices.engine.flight.JavaFlightRecorder;
import org.portabledevices.engine.log.EngineLog;
import org.portabledevices.engine.time.Clock;
import org.portabledevices.monitor.InvocationMonitor;
import org.portabledevices.monitor.PendingInvocation;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.PortableDeviceService;

/**
 * The engine of this framework. It watches bundles, since the framework tells a service whose backend has unregistered nothing of its clients any more: what is left of a client's
 * bundle is closed when the bundle has stopped, and what is left of a backend's while it stops.
 */
@Component(immediate = true, configurationPid = EngineConfig.PID, service = { EngineComponent.class, InvocationMonitor.class })
@Designate(ocd = EngineConfig.class)
public final class EngineComponent implements InvocationMonitor {

	private final BundleContext context;
	private final Engine engine;
	private final HostedServices services = new HostedServices();
	private final ReleaseBudget budget = new ReleaseBudget();
	private final SynchronousBundleListener listener = this::bundleChanged;

	/** Starts the engine. */
	@Activate
	public EngineComponent(BundleContext context, EngineConfig config, @Reference(service = LoggerFactory.class) Logger logger) {
		this.context = context;
		ClassesInAdvance.load(context.getBundle());
		ClassesInAdvance.load(FrameworkUtil.getBundle(PortableDeviceService.class));
		EngineLog log = new OsgiLog(logger);
		this.engine = new Engine(EngineConfig.Limits.of(config), Clock.system(), log, JavaFlightRecorder.find(log));
		warnOfShortLockTimeout(log);
		context.addBundleListener(listener);
	}

	/** Takes new limits. */
	@Modified
	void modified(EngineConfig config) {
		engine.setLimits(EngineConfig.Limits.of(config));
	}

	/** Ends everything (contract 4.6). */
	@Deactivate
	void deactivate() {
		engine.close();
		context.removeBundleListener(listener); // until then, who stops is a client that is gone
	}

	Engine engine() {
		return engine;
	}

	HostedServices services() {
		return services;
	}

	ReleaseBudget budget() {
		return budget;
	}

	boolean isFrameworkStopping() {
		return context.getBundle(0).getState() == Bundle.STOPPING;
	}

	static ClientOwner owner(Bundle bundle) {
		String name = bundle.getSymbolicName();
		return new ClientOwner(bundle.getBundleId(), name == null ? bundle.getLocation() : name);
	}

	private void bundleChanged(BundleEvent event) {
		long bundleId = event.getBundle().getBundleId();
		if (event.getType() == BundleEvent.STOPPING) {
			engine.stopBackends(bundleId);
		} else if (event.getType() == BundleEvent.STOPPED) {
			engine.bundleStopped(bundleId);
			budget.forget(bundleId);
		}
	}

	/** With a lock time limit shorter than a stop can take, a second stop of a bundle returns before the first is done. */
	private void warnOfShortLockTimeout(EngineLog log) {
		long stop = engine.longestStop().toMillis();
		String set = context.getProperty("ds.lock.timeout.milliseconds");
		long limit = set == null || !set.matches("\\d{1,18}") ? 5_000 : Long.parseLong(set);
		if (stop > limit - 1_000) {
			log.warn("stopping a backend can take " + stop + " ms, and ds.lock.timeout.milliseconds is " + limit
					+ ": set that higher, or a second stop of the bundle returns too soon");
		}
	}

	@Override
	public List<PendingInvocation> pending() {
		return engine.pending();
	}

	@Override
	public Optional<CancelOutcome> cancel(long id, String who, String why) {
		return engine.cancel(id, who, why);
	}
}
