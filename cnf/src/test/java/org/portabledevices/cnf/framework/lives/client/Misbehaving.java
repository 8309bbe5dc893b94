package org.portabledevices.cnf.framework.lives.client;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.osgi.service.component.ComponentServiceObjects;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** A component whose first callback does what a callback had better not do; what the others see it says. */
public final class Misbehaving implements ServiceMethodCallback {

	/** Answers at once. */
	public static final UUID ANSWER = UUID.fromString("6f3d2c1a-52b7-4f0e-9f57-0d1f4ad3d010");
	/** Goes on until it is told to stop. */
	public static final UUID HOLD = UUID.fromString("6f3d2c1a-52b7-4f0e-9f57-0d1f4ad3d012");

	private final ComponentServiceObjects<PortableDeviceService> objects;
	private final PortableDeviceService service;
	private final ServiceMethods methods;
	private final CountDownLatch leave;
	private final Consumer<String> journal;
	private final String deed;
	private final AtomicInteger calls = new AtomicInteger();

	public Misbehaving(ComponentServiceObjects<PortableDeviceService> objects, CountDownLatch leave, Consumer<String> journal,
			Map<String, Object> properties) throws InvocationRefusedException {
		this.objects = objects;
		this.service = objects.getService();
		this.methods = service.methods();
		this.leave = leave;
		this.journal = journal;
		this.deed = (String) properties.get("deed");
		methods.invokeAsync(HOLD, null, this);
		methods.invokeAsync(ANSWER, null, this);
		methods.invokeAsync(ANSWER, null, this);
	}

	/** Its service object may have been given back by its callback already. */
	public void deactivate() {
		journal.accept("deactivated");
	}

	@Override
	public void onComplete(Invocation invocation, Status status, Values results) {
		if (calls.incrementAndGet() > 1) {
			journal.accept("called " + status.name());
			return;
		}
		journal.accept("begins");
		try {
			misbehave();
			journal.accept("done");
		} catch (Exception e) {
			journal.accept("failed: " + e);
		}
	}

	private void misbehave() throws Exception {
		switch (deed) {
			case "THROWS" -> throw new AssertionError("a callback that throws");
			case "BLOCKS" -> {
				boolean interrupted = false;
				while (leave.getCount() > 0) {
					try {
						leave.await();
					} catch (InterruptedException e) {
						interrupted = true; // it does not heed that either
					}
				}
				journal.accept(interrupted ? "was interrupted" : "was left alone");
			}
			case "CANCELS" -> journal.accept("cancelled " + methods.cancelAll().entries().size());
			case "INVOKES" -> {
				methods.invoke(ANSWER, null);
				journal.accept("invoked");
				methods.invokeAsync(ANSWER, null, this);
			}
			case "RELEASES" -> {
				objects.ungetService(service);
				try {
					methods.invoke(ANSWER, null);
				} catch (InvocationRefusedException e) {
					journal.accept("refused " + e.status().name());
				}
			}
			default -> throw new IllegalArgumentException(deed);
		}
	}
}
