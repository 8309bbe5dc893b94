package example;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.*;
import org.portabledevices.backend.*;
import org.portabledevices.description.*;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.values.*;

/** A kitchen timer: one device with one service, which has one method, and that can be cancelled. */
@Component(service = {})
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=org.portabledevices.service.PortableDeviceService")
public class FirstBackend {

	static final UUID TIMER = UUID.fromString("0c2f7c6e-5f0a-4a57-9e65-0f4d3a8b7d10");
	static final UUID RING = UUID.fromString("5d1b7ef3-92f6-4f5e-8a41-3c1d0a6f2b77");
	static final PropertyKey RANG_AT = new PropertyKey(RING, 2);
	static final PropertyKey MILLISECONDS = new PropertyKey(RING, 3);

	private final DeviceRegistration registration;

	@Activate
	public FirstBackend(@Reference BackendHost host) {
		this(host, Executors.newSingleThreadScheduledExecutor());
	}

	FirstBackend(BackendHost host, ScheduledExecutorService clock) {
		MethodDescription ring = MethodDescription.builder(RING, "Ring").silenceLimit(Duration.ofMinutes(2))
				.parameter(ParameterDescription.builder(RANG_AT, "RangAt", ParameterUsage.RETURN, VariantType.DATE).build())
				.parameter(ParameterDescription.builder(MILLISECONDS, "Milliseconds", ParameterUsage.IN, VariantType.UI4)
						.range(Variant.ui4(1), Variant.ui4(60_000)).build())
				.build();
		ServiceDescription timer = ServiceDescription.builder(TIMER, "Timer").method(ring, call -> ring(call, clock)).build();
		registration = host.register(PortableDevice.builder("example-timer-1", "Kitchen Timer").build(), List.of(timer),
				DeviceOptions.builder("example").slots(4).build(), new DeviceControl() {
					@Override
					public void close() {
						clock.shutdown();
					}
				});
	}

	private static void ring(InvocationContext call, ScheduledExecutorService clock) {
		long delay = call.parameters().get(MILLISECONDS).asLong();
		Runnable end = () -> call.succeed(Values.of(RANG_AT, Variant.date(Instant.now())));
		Future<?> ringing = clock.schedule(end, delay, TimeUnit.MILLISECONDS);
		call.onCancel(() -> {
			ringing.cancel(false);
			call.confirm();
		});
	}

	@Deactivate
	void deactivate() {
		registration.close();
	}
}
