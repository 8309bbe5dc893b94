package org.portabledevices.sim.component;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

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

	private static final Pattern GUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

	private final SimulatedBackend backend;
	private final RealTime time;
	private final ResponderKeeper keeper;
	private final boolean enabled;

	/** Is constructed by Declarative Services. */
	@Activate
	public SimulatorResponder(@Reference SimulatedBackend backend, @Reference(service = LoggerFactory.class) Logger logger,
			ResponderConfig config) {
		this.backend = backend;
		Serving serving = serving(config); // before the thread below: it would stay, were this to fail
		Journal journal = new LoggerJournal(logger);
		time = new RealTime("portabledevices-sim-responder", failure -> journal.warn("the responder failed: " + failure, failure));
		keeper = new ResponderKeeper(serving, time, journal, () -> backend.camera(config.device()), () -> {
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
		List<UUID> allowed = Arrays.stream(config.allowed_guids()).map(String::strip).filter(text -> !text.isEmpty())
				.map(SimulatorResponder::guid).toList();
		return new Serving(config.bind_address(), config.port(), allowed, (int) atLeast(1, config.max_sessions(), "max.sessions"),
				(int) atLeast(2, config.max_connections(), "max.connections"),
				Duration.ofMillis(atLeast(0, config.idle_limit_ms(), "idle.limit.ms")));
	}

	private static long atLeast(long minimum, long value, String setting) {
		if (value < minimum) {
			throw new IllegalArgumentException("%s is at least %d, not %d".formatted(setting, minimum, value));
		}
		return value;
	}

	/** Takes all digits only: {@link UUID#fromString} makes a GUID of "1-2-3-4-5", too, which nobody has. */
	private static UUID guid(String text) {
		if (!GUID.matcher(text).matches()) {
			throw new IllegalArgumentException(
					"allowed.guids has GUIDs such as 01234567-89ab-cdef-0123-456789abcdef, not \"%s\"".formatted(text));
		}
		return UUID.fromString(text);
	}
}
