package org.portabledevices.engine.core;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.service.PortableDevice;

/** One backend's bundle: its devices, which stop together against one clock (contract 4.2). */
public final class HostedBackend implements BackendHost {

	/** After the stop grace: for what the backend does in close(), and for the machine. */
	private static final long CLOSING = TimeUnit.SECONDS.toNanos(1);

	final Engine engine;
	final ClientOwner owner;
	final ServicePublisher publisher;
	private final Set<HostedDevice> devices = ConcurrentHashMap.newKeySet();
	private volatile boolean stopped;
	/** By when a stop that has begun is over. Guarded by this, like the next. */
	private long end;
	private boolean ending;

	HostedBackend(Engine engine, ClientOwner owner, ServicePublisher publisher) {
		this.engine = engine;
		this.owner = owner;
		this.publisher = publisher;
	}

	@Override
	public DeviceRegistration register(PortableDevice device, List<ServiceDescription> services, DeviceOptions options,
			DeviceControl control) {
		check(services);
		if (stopped || engine.isClosed()) {
			throw new IllegalStateException("no device can be registered while the engine or " + owner + " is stopping");
		}
		HostedDevice hosted = new HostedDevice(this, device, services, options, control);
		devices.add(hosted);
		if (stopped) { // it was stopped in between, and perhaps did not see this device
			hosted.beginStop(0);
			throw new IllegalStateException("no device can be registered while " + owner + " is stopping");
		}
		services.forEach(engine.methodNames::learn);
		engine.flight.deviceRegistered(hosted.recorded());
		publisher.publish(hosted.services());
		return hosted;
	}

	private static void check(List<ServiceDescription> services) {
		if (services.isEmpty()) {
			throw new IllegalArgumentException("a device has at least one service");
		}
		Set<String> ids = new HashSet<>();
		for (ServiceDescription service : services) {
			if (!ids.add(service.objectId())) {
				throw new IllegalArgumentException("two services have the object ID " + service.objectId());
			}
		}
	}

	/** Begins to stop all devices at once, and waits for one of them, or for all if it is the bundle that goes. */
	void stop(HostedDevice device) {
		if (!publisher.isBundleStopping()) {
			device.beginStop(drainNanos(device));
			return;
		}
		stopAll();
	}

	/** Begins to stop all devices of the bundle. */
	void beginStopAll() {
		stopped = true;
		long longest = 0;
		for (HostedDevice device : devices) {
			long drain = drainNanos(device);
			longest = Math.max(longest, drain);
			device.beginStop(drain);
		}
		endWithin(longest + stopGraceNanos() + CLOSING);
	}

	/** Stops all devices of the bundle, and waits for their ends. */
	public void stopAll() {
		beginStopAll();
		awaitEnd();
		if (devices.isEmpty()) {
			engine.forget(this);
		}
	}

	/**
	 * Says by when the stop is over; the earliest counts. A bundle that stops comes here again and again, by itself, with each of its components and with the host that it gives
	 * back: if a device cannot be closed, it waits for that once.
	 */
	private synchronized void endWithin(long nanos) {
		long wanted = engine.clock.nanos() + nanos;
		if (!ending || wanted - end < 0) {
			ending = true;
			end = wanted;
		}
	}

	/** How much longer the stop may take. */
	synchronized long leftNanos() {
		return end - engine.clock.nanos();
	}

	/** Ends the host, since its bundle gave it back: by its stop, or since a configuration or a reference changed. */
	public void release() {
		if (publisher.isBundleStopping()) {
			stopAll();
		} else {
			beginStopAll();
			if (devices.isEmpty()) {
				engine.forget(this);
			}
		}
	}

	/** Begins to stop all devices, without a drain. */
	void beginStopNow() {
		stopped = true;
		devices.forEach(device -> device.beginStop(0));
		devices.forEach(HostedDevice::drainIsOver);
		endWithin(stopGraceNanos() + CLOSING);
	}

	/** Waits for the ends of a stop without a drain. */
	void awaitStopped() {
		awaitEnd();
		engine.forget(this);
	}

	private void awaitEnd() {
		boolean interrupted = false;
		for (HostedDevice device : devices) {
			while (!device.awaitClosed(leftNanos())) {
				if (!Thread.interrupted()) {
					engine.log.warn(device + " was not closed in time");
					device.giveUp();
					break;
				}
				if (interrupted) {
					break;
				}
				interrupted = true;
				devices.forEach(HostedDevice::drainIsOver); // interrupting makes the drain time zero
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	void forget(HostedDevice device) {
		devices.remove(device);
		if (stopped && devices.isEmpty()) {
			engine.forget(this);
		}
	}

	private long drainNanos(HostedDevice device) {
		return publisher.isFrameworkStopping() ? 0 : device.drainNanos();
	}

	private long stopGraceNanos() {
		return CallOptions.nanos(engine.limits.stopGrace());
	}
}
