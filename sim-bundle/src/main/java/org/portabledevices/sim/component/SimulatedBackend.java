package org.portabledevices.sim.component;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import org.osgi.service.component.annotations.Component;
import org.portabledevices.monitor.ConfiguredDevice;
import org.portabledevices.monitor.PortableDeviceBackend;
import org.portabledevices.service.ServiceProperties;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.device.ServedCamera;
import org.portabledevices.sim.device.SimulatedDevice;
import org.portabledevices.sim.device.SimulatedDevices;
import org.portabledevices.sim.responder.ResponderKeeper;

/** The simulator as a backend. Within this bundle it brings devices and responders together. Safe for use by several threads. */
@Component(service = { PortableDeviceBackend.class, SimulatedBackend.class },
		property = ServiceProperties.BACKEND + "=" + SimulatedDevice.BACKEND)
public class SimulatedBackend implements PortableDeviceBackend {

	private final SimulatedDevices devices = new SimulatedDevices();
	private final List<ResponderKeeper> responders = new CopyOnWriteArrayList<>();

	@Override
	public String name() {
		return SimulatedDevice.BACKEND;
	}

	/** Answers the devices; where one can be reached over PTP/IP, its address says so. */
	@Override
	public List<ConfiguredDevice> devices() {
		return devices.list().stream().map(device -> device.snapshot(address(device))).toList();
	}

	SimulatedDevices all() {
		return devices;
	}

	/** Finds the camera of a name, serial number or ID; for an empty one the default camera, else the first that is there. */
	Optional<ServedCamera> camera(String which) {
		if (which.isBlank()) {
			return matching(device -> device.is(DefaultDevices.CAMERA_NUMBER)).or(() -> matching(device -> true));
		}
		return matching(device -> device.is(which.strip()));
	}

	void add(ResponderKeeper responder) {
		responders.add(responder);
		devices.addListener(responder);
		responder.run();
	}

	void remove(ResponderKeeper responder) {
		devices.removeListener(responder);
		responders.remove(responder);
	}

	private Optional<ServedCamera> matching(Predicate<SimulatedDevice> wanted) {
		return devices.list().stream().filter(wanted).flatMap(device -> device.served().stream()).findFirst();
	}

	private Optional<String> address(SimulatedDevice device) {
		SimulatedCamera camera = device.served().map(ServedCamera::camera).orElse(null);
		return responders.stream().flatMap(responder -> responder.endpoint().stream())
				.filter(endpoint -> endpoint.camera() == camera).map(ResponderKeeper.Endpoint::address)
				.map(SimulatedBackend::text).findFirst();
	}

	private static String text(InetSocketAddress address) {
		return address.getAddress().getHostAddress() + ":" + address.getPort();
	}
}
