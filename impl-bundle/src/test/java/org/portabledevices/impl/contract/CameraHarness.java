package org.portabledevices.impl.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;

import org.portabledevices.impl.connection.Connections;
import org.portabledevices.impl.connection.MtpDevice;
import org.portabledevices.impl.connection.Settings;
import org.portabledevices.ptp.responder.PtpIpResponder;
import org.portabledevices.service.ServiceProperties;
import org.portabledevices.tck.Harness;
import org.portabledevices.tck.Surroundings;
import org.portabledevices.tck.host.ObservedHost;
import org.portabledevices.tck.standalone.StandaloneSurroundings;

/**
 * A camera that is reached over PTP/IP on loopback. What the kit does to it happens in the camera or on the wire, never in the backend. The engine's time stands
 * still; that of the connections is real, and its limits are never reached.
 */
abstract class CameraHarness extends Harness {

	private static final String BUNDLE = "backend";
	private static final String SECOND = "mtp-second";
	/** Longer than a client's sink or source may stall: the engine's time may pass while a packet of real time is on its way. */
	private static final Duration SILENCE = Duration.ofMinutes(5);

	private final StandaloneSurroundings surroundings = StandaloneSurroundings.withoutTime();
	final KitCamera camera = new KitCamera();
	final CameraConditions conditions = new CameraConditions();
	private final Connections connections = new Connections();
	private final LeapingTimer timer = new LeapingTimer();
	private final int port;
	private final MtpDevice device;
	private PtpIpResponder responder;
	private PtpIpResponder secondResponder;
	private MtpDevice secondDevice;

	CameraHarness() throws IOException {
		responder = listen(0);
		port = responder.port();
		device = connect(BUNDLE, MtpDevice.BACKEND, port, 100);
	}

	private PtpIpResponder listen(int where) throws IOException {
		return PtpIpResponder.of(camera).identity(new UUID(3, 4), "Camera").conditions(conditions).packetListener(conditions)
				.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), where));
	}

	private MtpDevice connect(String bundle, String backend, int where, int ranking) {
		ObservedHost host = new ObservedHost(surroundings.host(bundle), backend, conditions::started);
		Settings settings = new Settings("127.0.0.1", where, new UUID(1, 2), "kit", Duration.ofSeconds(10), SILENCE,
				Duration.ofSeconds(5), Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofSeconds(2), ranking);
		MtpDevice made = new MtpDevice(host, connections, timer, new Random(7), settings, (state, words) -> {
			// the kit looks at services
		});
		made.start();
		return made;
	}

	@Override
	public Surroundings surroundings() {
		return surroundings;
	}

	@Override
	public void unplug() {
		responder.close();
	}

	@Override
	public void replug() throws IOException {
		responder = listen(port);
	}

	@Override
	public void wedge() {
		conditions.wedge();
	}

	/** The backend tries for a while to open a session: for that, time leaps. */
	@Override
	public void failReset() {
		conditions.refuseSession(() -> timer.leap(Duration.ofHours(1)));
	}

	@Override
	public void withdraw() {
		device.close();
	}

	@Override
	public void stopBackend() {
		surroundings.stop(BUNDLE);
		device.close();
	}

	/** A second responder of the same camera, since one serves one initiator. */
	@Override
	public String connectSecondBackend() throws Exception {
		secondResponder = listen(0);
		secondDevice = connect(SECOND, SECOND, secondResponder.port(), 0);
		surroundings.open("second look", "(" + ServiceProperties.BACKEND + "=" + SECOND + ")").release(); // it connects in the background
		return SECOND;
	}

	@Override
	public void close() throws Exception {
		conditions.letGo();
		device.close();
		if (secondDevice != null) {
			secondDevice.close();
		}
		surroundings.close();
		timer.close();
		responder.close();
		if (secondResponder != null) {
			secondResponder.close();
		}
	}
}
