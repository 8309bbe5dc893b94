package org.portabledevices.shell.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ServiceCapabilities;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.values.Values;

/** A followed service whose invocations wait in a queue for the test, unless it says what is to become of them. */
public final class FakeService implements FollowedService, ServiceMethods {

	private static final AtomicLong IDS = new AtomicLong();

	/** Every invocation, in its order. */
	public final BlockingQueue<FakeInvocation> invocations = new LinkedBlockingQueue<>();
	public volatile boolean closed;
	/** Opens when it is closed. */
	public final CountDownLatch ended = new CountDownLatch(1);
	/** What happens to an invocation when it was accepted. */
	public volatile Consumer<FakeInvocation> onInvoke = invocation -> {
	};
	/** Thrown instead of accepting. */
	public volatile InvocationRefusedException refusal;
	/** Empty as if no backend were there. */
	public volatile List<MethodDescription> methods;

	private final List<FakeInvocation> all = new ArrayList<>();

	FakeService(MethodDescription... methods) {
		this.methods = List.of(methods);
	}

	@Override
	public ServiceMethods methods() {
		return this;
	}

	@Override
	public Optional<Target> target() {
		return methods == null ? Optional.empty() : Optional.of(new FakeTarget(new FakeCapabilities(methods)));
	}

	@Override
	public Hold hold() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void close() {
		closed = true;
		ended.countDown();
	}

	@Override
	public FakeInvocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
			throws InvocationRefusedException {
		if (refusal != null) {
			throw refusal;
		}
		FakeInvocation invocation = new FakeInvocation(IDS.incrementAndGet(), method, parameters, callback, options);
		synchronized (all) {
			all.add(invocation);
		}
		invocations.add(invocation);
		onInvoke.accept(invocation);
		return invocation;
	}

	@Override
	public FakeInvocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback) throws InvocationRefusedException {
		return invokeAsync(method, parameters, callback, InvocationOptions.none());
	}

	@Override
	public Values invoke(UUID method, Values parameters) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Values invoke(UUID method, Values parameters, InvocationOptions options) {
		throw new UnsupportedOperationException();
	}

	@Override
	public CancelReceipt cancel(ServiceMethodCallback callback) {
		throw new UnsupportedOperationException();
	}

	@Override
	public CancelReceipt cancelAll() {
		synchronized (all) {
			return new FakeReceipt(all.stream().flatMap(invocation -> invocation.cancel().entries().stream()).toList());
		}
	}

	private record FakeTarget(ServiceCapabilities capabilities) implements Target {

		@Override
		public String id() {
			return "id";
		}

		@Override
		public String name() {
			return "name";
		}

		@Override
		public String backend() {
			return "sim";
		}

		@Override
		public PortableDevice device() {
			return PortableDevice.builder("device", "Device").build();
		}
	}
}
