package org.portabledevices.sim.component;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;
import org.portabledevices.sim.device.Journal;
import org.portabledevices.sim.responder.ResponderKeeper;
import org.portabledevices.sim.responder.Serving;
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
		keeper = new ResponderKeeper(serving(config), time, journal, () -> backend.camera(config.device()), () -> {
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

	private static Serving serving(ResponderConfig config) {
		if (config.max_sessions() < 1 || config.max_connections() < 2 || config.idle_limit_ms() < 0) {
			throw new IllegalArgumentException(
					"max.sessions is at least 1, max.connections at least 2, idle.limit.ms at least 0, not %d, %d, %d"
							.formatted(config.max_sessions(), config.max_connections(), config.idle_limit_ms()));
		}
		List<UUID> allowed = Arrays.stream(config.allowed_guids()).map(String::strip).filter(text -> !text.isEmpty())
				.map(SimulatorResponder::guid).toList();
		return new Serving(config.bind_address(), config.port(), allowed, config.max_sessions(), config.max_connections(),
				Duration.ofMillis(config.idle_limit_ms()));
	}

	private static UUID guid(String text) {
		try {
			return UUID.fromString(text);
		} catch (IllegalArgumentException e) {
			throw new IllegalArgumentException(
					"allowed.guids has GUIDs such as 01234567-89ab-cdef-0123-456789abcdef, not \"%s\"".formatted(text), e);
		}
	}
}
