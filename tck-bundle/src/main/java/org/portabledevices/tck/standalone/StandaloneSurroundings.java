package org.portabledevices.tck.standalone;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.engine.core.EngineLimits;
import org.portabledevices.engine.log.EngineLog;
import org.portabledevices.engine.standalone.OpenService;
import org.portabledevices.engine.standalone.StandaloneEngine;
import org.portabledevices.monitor.BackendSelection;
import org.portabledevices.monitor.InvocationMonitor;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.tck.Client;
import org.portabledevices.tck.Harness;
import org.portabledevices.tck.Surroundings;
import org.portabledevices.tracker.ServiceFollower;

/** An engine of the kit's own, in plain Java. */
public final class StandaloneSurroundings implements Surroundings {

	private final List<String> log = new CopyOnWriteArrayList<>();
	private final StandaloneEngine engine;

	private StandaloneSurroundings(boolean hasTime) {
		EngineLog lines = new Lines();
		engine = hasTime ? StandaloneEngine.inRealTime(EngineLimits.DEFAULT, lines)
				: StandaloneEngine.withoutTime(EngineLimits.DEFAULT, lines);
	}

	/**
	 * Starts an engine whose time is real.
	 *
	 * @return the surroundings.
	 */
	public static StandaloneSurroundings inRealTime() {
		return new StandaloneSurroundings(true);
	}

	/**
	 * Starts an engine whose time stands still but for {@link #pass}.
	 *
	 * @return the surroundings.
	 */
	public static StandaloneSurroundings withoutTime() {
		return new StandaloneSurroundings(false);
	}

	/**
	 * Answers the engine itself.
	 *
	 * @return the engine.
	 */
	public StandaloneEngine engine() {
		return engine;
	}

	@Override
	public List<String> log() {
		return List.copyOf(log);
	}

	@Override
	public Client open(String bundle, String filter) throws InterruptedException {
		OpenService opened = engine.bundle(bundle).open(filter);
		return new Client() {
			@Override
			public PortableDeviceService service() {
				return opened.service();
			}

			@Override
			public void release() {
				opened.close();
			}
		};
	}

	@Override
	public BackendHost host(String bundle) {
		return engine.host(bundle);
	}

	@Override
	public ServiceFollower follower(String bundle) {
		return engine.bundle(bundle).follower();
	}

	@Override
	public InvocationMonitor monitor() {
		return engine.monitor();
	}

	@Override
	public BackendSelection selection() {
		return engine.selection();
	}

	@Override
	public void stop(String bundle) {
		engine.bundle(bundle).stop();
	}

	@Override
	public void stopEngine() {
		engine.close();
	}

	@Override
	public void pass(Duration time) {
		if (!engine.isWithoutTime()) {
			throw Harness.missing("pass");
		}
		engine.pass(time);
	}

	@Override
	public void close() {
		engine.close();
	}

	private final class Lines implements EngineLog {

		@Override
		public void info(String message) {
			log.add(message);
		}

		@Override
		public void warn(String message) {
			log.add(message);
		}

		@Override
		public void warn(String message, Throwable cause) {
			StringWriter stack = new StringWriter();
			cause.printStackTrace(new PrintWriter(stack));
			log.add(message + " " + stack);
		}
	}
}
