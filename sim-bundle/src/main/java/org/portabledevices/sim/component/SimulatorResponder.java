package org.portabledevices.sim.component;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;
import org.portabledevices.sim.device.Journal;
import org.portabledevices.sim.responder.ResponderKeeper;
import org.portabledevices.sim.time.RealTime;

/** Serves a camera over PTP/IP. */
@Component(service = {}, configurationPid = ResponderConfig.PID)
@Designate(ocd = ResponderConfig.class)
public class SimulatorResponder {

	private final SimulatedBackend backend;
	private final RealTime time;
	private final ResponderKeeper keeper;
	private final boolean enabled;

	/** Is constructed by Declarative Services. */
	@Activate
	public SimulatorResponder(@Reference SimulatedBackend backend, @Reference(service = LoggerFactory.class) Logger logger,
			ResponderConfig config) {
		this.backend = backend;
		Journal journal = new LoggerJournal(logger);
		time = new RealTime("portabledevices-sim-responder", failure -> journal.warn("the responder failed: " + failure, failure));
		keeper = new ResponderKeeper(config.bind_address(), config.port(), time, journal, () -> backend.camera(config.device()), () -> {
		});
		enabled = config.enabled();
	}

	@Activate
	void activate() {
		if (enabled) {
			backend.add(keeper);
		}
	}

	@Deactivate
	void deactivate() {
		backend.remove(keeper);
		keeper.close();
		time.close();
	}
}
