package org.portabledevices.impl;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.portabledevices.impl.connection.Connections;
import org.portabledevices.impl.connection.MtpDevice;
import org.portabledevices.impl.connection.ThreadTimer;
import org.portabledevices.impl.connection.Timer;
import org.portabledevices.monitor.ConfiguredDevice;
import org.portabledevices.monitor.PortableDeviceBackend;
import org.portabledevices.service.ServiceProperties;

/**
 * What the devices of this backend share: it tells of all of them, keeps their connections apart, and has the timer. There also when no device is configured.
 * <p>
 * Immediate, since what it knows of addresses that are still in use has to outlive the last device that refers to it.
 */
@Component(service = { PortableDeviceBackend.class, MtpBackend.class }, immediate = true, property = ServiceProperties.BACKEND + "="
		+ MtpDevice.BACKEND)
public class MtpBackend implements PortableDeviceBackend {

	/** One configured device, whether or not its configuration will do. */
	interface Member {

		ConfiguredDevice snapshot();
	}

	private final Connections connections = new Connections();
	private final ThreadTimer timer = new ThreadTimer();
	private final List<Member> members = new CopyOnWriteArrayList<>();

	/** Makes the backend, with no device. */
	@Activate
	public MtpBackend() {
	}

	@Deactivate
	void deactivate() {
		timer.close();
	}

	@Override
	public String name() {
		return MtpDevice.BACKEND;
	}

	@Override
	public List<ConfiguredDevice> devices() {
		return members.stream().map(Member::snapshot).toList();
	}

	Connections connections() {
		return connections;
	}

	Timer timer() {
		return timer;
	}

	void add(Member member) {
		members.add(member);
	}

	void remove(Member member) {
		members.remove(member);
	}
}
