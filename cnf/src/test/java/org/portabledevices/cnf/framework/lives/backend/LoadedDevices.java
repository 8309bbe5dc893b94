package org.portabledevices.cnf.framework.lives.backend;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodHandler;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.cnf.framework.lives.client.LoadMethods;
import org.portabledevices.description.BulkData;
import org.portabledevices.description.EventDescription;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.values.Values;

/**
 * The devices that busy clients call, and one thread that answers for them. One has many slots. The other has one, and does not confirm before it is closed: so there is something
 * pending of a client that is long gone. Also the component of a bundle that tests make.
 */
public final class LoadedDevices implements AutoCloseable {

	/** The name of the backend. */
	public static final String BACKEND = "loaded";
	private static final UUID EVENT = UUID.fromString("6f3d2c1a-52b7-4f0e-9f57-0d1f4ad3c020");
	private static final int SLOTS = 16;
	/** Longer than any test. */
	private static final Duration UNCONFIRMED = Duration.ofMinutes(10);

	private final BlockingQueue<InvocationContext> later = new LinkedBlockingQueue<>();
	private final Set<InvocationContext> pulls = ConcurrentHashMap.newKeySet();
	private final Queue<InvocationContext> unconfirmed = new ConcurrentLinkedQueue<>();
	private final Thread worker = new Thread(this::work, "loaded devices");
	private final DeviceRegistration wide;
	private final DeviceRegistration narrow;

	public LoadedDevices(BackendHost host) {
		wide = register(host, LoadMethods.WIDE, "Wide", SLOTS, context -> context.onCancel(context::confirm));
		narrow = register(host, LoadMethods.NARROW, "Narrow", 1, context -> context.onCancel(() -> unconfirmed.add(context)));
		worker.setDaemon(true);
		worker.start();
	}

	private DeviceRegistration register(BackendHost host, UUID type, String name, int slots, MethodHandler hold) {
		ServiceDescription service = ServiceDescription.builder(type, name)
				.method(MethodDescription.builder(LoadMethods.ANSWER, "Answer").build(), this::answer)
				.method(MethodDescription.builder(LoadMethods.LATER, "Later").build(), later::add)
				.method(MethodDescription.builder(LoadMethods.HOLD, "Hold").build(), hold)
				.method(MethodDescription.builder(LoadMethods.PULL, "Pull").bulkData(BulkData.FROM_DEVICE).build(), this::pull)
				.event(EventDescription.of(EVENT, "Answered", List.of()))
				.build();
		return host.register(PortableDevice.builder("loaded-" + name, name).build(), List.of(service),
				DeviceOptions.builder(BACKEND).slots(slots).grace(UNCONFIRMED).build(), new DeviceControl() {
				});
	}

	private void answer(InvocationContext context) {
		context.progress(1, 2);
		context.progress(2, 2);
		context.succeed(Values.empty());
	}

	private void pull(InvocationContext context) {
		pulls.add(context);
		context.onCancel(() -> {
			pulls.remove(context);
			context.confirm();
		});
	}

	private void work() {
		try {
			while (true) {
				InvocationContext context = later.take();
				context.progress(1, 2);
				pulls.forEach(pull -> pull.writer().offer(ByteBuffer.allocate(64)));
				wide.raise("Wide", EVENT, Values.empty());
				context.succeed(Values.empty());
			}
		} catch (InterruptedException e) {
			// closed
		}
	}

	/** How many invocations are pending: on the first, and those that the second has not confirmed. */
	public int pendingCount() {
		return wide.pendingCount() + narrow.pendingCount();
	}

	@Override
	public void close() {
		unconfirmed.forEach(InvocationContext::confirm);
		wide.close();
		narrow.close();
		worker.interrupt();
	}
}
