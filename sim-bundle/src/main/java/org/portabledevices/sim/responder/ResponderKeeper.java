package org.portabledevices.sim.responder;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.portabledevices.ptp.responder.PtpIpResponder;
import org.portabledevices.sim.camera.CameraIdentity;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.device.Journal;
import org.portabledevices.sim.device.ServedCamera;
import org.portabledevices.sim.time.SimulatedTime.Appointment;
import org.portabledevices.sim.time.SimulatedTime;

/**
 * Keeps a camera on the wire: listens while it is there, tries again when the port is in use, cuts initiators off when it is gone. Safe for use by several threads.
 */
public final class ResponderKeeper implements Runnable, AutoCloseable {

	private static final Duration RETRY = Duration.ofSeconds(3);

	private final Serving serving;
	private final SimulatedTime time;
	private final Journal journal;
	private final Supplier<Optional<ServedCamera>> wanted;
	private final Runnable changed;
	private ServedCamera served;
	private CameraResponder device;
	private PtpIpResponder responder;
	private Appointment retry = () -> {
	};
	private int lastPort;
	private boolean complained;
	private boolean closed;
	private volatile Endpoint endpoint;

	/**
	 * Where a camera is served.
	 *
	 * @param camera the camera.
	 * @param address the address and the port.
	 */
	public record Endpoint(SimulatedCamera camera, InetSocketAddress address) {
	}

	/**
	 * Makes a keeper, which begins with the first {@link #run}.
	 *
	 * @param serving where to listen, and to whom.
	 * @param time when to try again.
	 * @param journal is told of failures and of initiators.
	 * @param wanted the camera to serve, if it is there.
	 * @param changed is called when another camera is served, or none.
	 */
	public ResponderKeeper(Serving serving, SimulatedTime time, Journal journal, Supplier<Optional<ServedCamera>> wanted,
			Runnable changed) {
		this.serving = serving;
		this.time = time;
		this.journal = journal;
		this.wanted = wanted;
		this.changed = changed;
	}

	/** Looks, soon, whether there is a camera to serve. */
	@Override
	public void run() {
		time.execute(this::update);
	}

	/** Tells where it listens, while it does, and for which camera. Does not wait. */
	public Optional<Endpoint> endpoint() {
		return Optional.ofNullable(endpoint);
	}

	/** Stops to listen, and cuts initiators off. */
	@Override
	public synchronized void close() {
		closed = true;
		leave();
	}

	/** Looks now, and waits for what has to be closed. */
	public void update() {
		listenOrLeave();
		changed.run();
	}

	private synchronized void listenOrLeave() {
		ServedCamera now = closed ? null : wanted.get().orElse(null);
		if (served != null && now != null && now.isStill(served) && responder != null) {
			return;
		}
		leave();
		if (now != null) {
			listen(now);
		}
	}

	private void leave() {
		retry.cancel();
		endpoint = null;
		if (responder != null) {
			responder.close();
			served.camera().removeListener(device.events());
			responder = null;
		}
		served = null;
	}

	private void listen(ServedCamera camera) {
		CameraIdentity identity = camera.camera().identity();
		CameraResponder shown = new CameraResponder(camera);
		try {
			PtpIpResponder.Builder builder = PtpIpResponder.of(shown)
					.identity(UUID.nameUUIDFromBytes(identity.deviceId().getBytes(StandardCharsets.UTF_8)), identity.name())
					.conditions(new TroubledWire(camera, shown.events())).listener(new Reporter(identity.name(), journal));
			serving.set(builder);
			responder = bind(builder);
		} catch (IOException | IllegalArgumentException e) { // the latter: no such host, no such port
			if (!complained) {
				complained = true;
				journal.warn("%s is not served over PTP/IP: %s:%d cannot be listened on, it may be in use by another program (%s); "
						.formatted(identity.name(), serving.host(), serving.port(), e)
						+ "set another port, or wait: it is tried again every %d s".formatted(RETRY.toSeconds()), null);
			}
			retry = time.schedule(RETRY, this::update);
			return;
		}
		complained = false;
		served = camera;
		device = shown;
		endpoint = new Endpoint(camera.camera(), responder.address());
		camera.camera().addListener(shown.events());
		journal.info("%s is served over PTP/IP at %s:%d".formatted(identity.name(), responder.address().getHostString(), responder.port()));
	}

	/** A camera that comes back is found where it was, even if any port was good. */
	private PtpIpResponder bind(PtpIpResponder.Builder builder) throws IOException {
		PtpIpResponder bound;
		try {
			bound = builder.listen(serving.address(serving.port() == 0 ? lastPort : serving.port()));
		} catch (BindException e) {
			if (serving.port() != 0 || lastPort == 0) {
				throw e;
			}
			bound = builder.listen(serving.address(0));
		}
		lastPort = bound.port();
		return bound;
	}
}
