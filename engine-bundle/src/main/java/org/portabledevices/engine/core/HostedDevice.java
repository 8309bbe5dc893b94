package org.portabledevices.engine.core;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.EventDescription;
import org.portabledevices.engine.flight.RecordedDevice;
import org.portabledevices.engine.lane.LaneTask;
import org.portabledevices.engine.state.Event;
import org.portabledevices.engine.time.Timeout;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** A device that a backend brought in, from its registration to its close: its services come and go with it. */
final class HostedDevice implements DeviceRegistration {

	private final HostedBackend backend;
	private final Engine engine;
	private final Device device;
	private final List<HostedService> services;
	private final AtomicBoolean withdrawn = new AtomicBoolean();
	private final AtomicBoolean finished = new AtomicBoolean();
	/** Taking the services back, and closing the connection. */
	private final AtomicInteger unfinished = new AtomicInteger(2);
	private final CountDownLatch servicesAreGone = new CountDownLatch(1);
	private final CountDownLatch isClosed = new CountDownLatch(1);
	private final CompletableFuture<Void> closed = new CompletableFuture<>();
	private final Timeout drain = new Timeout() {
		@Override
		protected void expired() {
			drainIsOver();
		}
	};
	private final Timeout stopGrace = new Timeout() {
		@Override
		protected void expired() {
			forceEnd();
		}
	};
	private final AtomicBoolean drained = new AtomicBoolean();

	HostedDevice(HostedBackend backend, PortableDevice identity, List<ServiceDescription> descriptions, DeviceOptions options,
			DeviceControl control) {
		this.backend = backend;
		this.engine = backend.engine;
		this.device = new Device(engine, identity, options, control, backend.owner.bundleId(), this::idle);
		this.services = descriptions.stream().map(description -> new HostedService(device, description)).toList();
		device.resets.whenHung(() -> {
			withdraw();
			idleIfNothingIsPending();
		});
	}

	List<HostedService> services() {
		return services;
	}

	@Override
	public void modify(DeviceOptions options) {
		device.modify(options);
		backend.publisher.changed(services);
	}

	@Override
	public void raise(String service, UUID event, Values parameters) {
		HostedService source = services.stream().filter(each -> each.description.objectId().equals(service)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException(device + " has no service of object ID " + service));
		String name = source.description.capabilities().event(event).map(EventDescription::name).orElse(event.toString());
		engine.events.raise(new RaisedEvent(event, name, source, parameters));
	}

	@Override
	public void gone(String why) {
		device.gone();
		withdraw();
		device.applyToAll(Event.DEVICE_GONE, Status.ERROR_DEVICE_NOT_CONNECTED, "the device is gone: " + why);
		idleIfNothingIsPending();
	}

	@Override
	public void sessionReset(String why) {
		device.sessionIsNew(why);
	}

	@Override
	public void close() {
		backend.stop(this);
	}

	@Override
	public CompletionStage<Void> closed() {
		return closed.minimalCompletionStage();
	}

	@Override
	public int pendingCount() {
		return device.pendingCount();
	}

	// Stopping (contract 4.2)

	long drainNanos() {
		return CallOptions.nanos(device.options().drain().orElse(engine.limits.drain()));
	}

	/** Accepts nothing more, takes the services back, and lets go on what was accepted for the drain time. */
	void beginStop(long drainNanos) {
		device.leave();
		if (withdraw() || drainNanos == 0) { // a drain that goes on in the background is cut short when the framework stops
			schedule(drain, drainNanos);
		}
		idleIfNothingIsPending();
	}

	void drainIsOver() {
		engine.wheel.cancel(drain);
		if (drained.compareAndSet(false, true)) {
			schedule(stopGrace, CallOptions.nanos(engine.limits.stopGrace()));
			device.applyToAll(Event.DRAIN_OVER, Status.ERROR_OPERATION_ABORTED, "the backend stopped");
		}
	}

	private void schedule(Timeout timeout, long nanos) {
		engine.wheel.schedule(timeout, nanos);
		if (finished.get()) { // it may have finished before there was something to cancel
			engine.wheel.cancel(timeout);
		}
	}

	/** Waits for nobody any more: neither for devices nor for clients' sinks and sources. */
	void giveUp() {
		forceEnd();
		device.giveUpData();
	}

	/** Ends what has not confirmed: it is waited for no longer. */
	void forceEnd() {
		device.gone();
		device.applyToAll(Event.STOP_GRACE_OVER, Status.ERROR_OPERATION_ABORTED, "the backend stopped, and the stop was not confirmed");
		idleIfNothingIsPending();
	}

	/** Answers whether it was closed in that time; false also if the thread is interrupted, whose flag is then set. */
	boolean awaitClosed(long nanos) {
		try {
			long end = System.nanoTime() + nanos;
			return isClosed.await(nanos, TimeUnit.NANOSECONDS) && servicesAreGone.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Takes the services back, once. Answers whether this was the time. */
	private boolean withdraw() {
		if (!withdrawn.compareAndSet(false, true)) {
			return false;
		}
		engine.flight.deviceWithdrawn(recorded());
		backend.publisher.withdraw(services, () -> {
			finishedOne();
			servicesAreGone.countDown();
		});
		return true;
	}

	/** The backend knows a device until both are done, and so waits for both: a bundle must not stop while its services are still being registered or unregistered. */
	private void finishedOne() {
		if (unfinished.decrementAndGet() == 0) {
			backend.forget(this);
		}
	}

	/** What is recorded of it. */
	RecordedDevice recorded() {
		return new RecordedDevice(device.backend(), backend.owner.bundleId(), backend.owner.name(), device.identity.id(),
				device.identity.name(), services.stream().map(service -> service.description().name()).collect(Collectors.joining(", ")),
				device.options().ranking(), device.pendingCount());
	}

	private void idleIfNothingIsPending() {
		if (device.pendingCount() == 0) {
			idle();
		}
	}

	/** Nothing is pending, and nothing will be: the connection can be closed. */
	private void idle() {
		if (!finished.compareAndSet(false, true)) {
			return;
		}
		engine.wheel.cancel(drain);
		engine.wheel.cancel(stopGrace);
		device.gone();
		Closing closing = new Closing();
		device.executor.execute(closing, closing::run); // a backend that has shut its executor down still has a connection to close
	}

	private final class Closing implements LaneTask {

		@Override
		public void run() {
			try {
				device.control().close();
			} catch (RuntimeException | LinkageError e) {
				engine.log.warn("closing " + device + " failed", e);
			} finally {
				device.forgetAll();
				services.forEach(HostedService::forgetHandlers);
				finishedOne();
				isClosed.countDown();
				device.executor.executeInLane(new Announcement());
			}
		}

		@Override
		public String describe() {
			return "the closing of " + device;
		}
	}

	/** Tells whoever waits for the close, on a thread of the engine. */
	private final class Announcement implements LaneTask {

		@Override
		public void run() {
			closed.complete(null);
		}

		@Override
		public String describe() {
			return "what waits for the close of " + device;
		}
	}

	@Override
	public String toString() {
		return device.toString();
	}
}
