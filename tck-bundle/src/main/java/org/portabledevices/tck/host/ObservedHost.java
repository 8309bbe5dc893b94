package org.portabledevices.tck.host;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodHandler;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.ServiceCapabilities;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.values.Values;

/**
 * The engine as a backend sees it, with a harness looking on: the backend has the name that the harness gives it, and the harness sees each call before its handler does. Nothing
 * else is changed. Safe for use by any thread.
 */
public final class ObservedHost implements BackendHost {

	private final BackendHost host;
	private final String backend;
	private final Consumer<InvocationContext> observer;

	/**
	 * Puts itself in between.
	 *
	 * @param host the engine.
	 * @param backend the name of the backend, whatever it says itself.
	 * @param observer is shown the context of each call, on the thread that starts its handler; it must not wait, and leaves the answer to the handler.
	 */
	public ObservedHost(BackendHost host, String backend, Consumer<InvocationContext> observer) {
		this.host = requireNonNull(host, "host");
		this.backend = requireNonNull(backend, "backend");
		this.observer = requireNonNull(observer, "observer");
	}

	@Override
	public DeviceRegistration register(PortableDevice device, List<ServiceDescription> services, DeviceOptions options,
			DeviceControl control) {
		return new Named(host.register(device, services.stream().<ServiceDescription>map(Observed::new).toList(), named(options), control));
	}

	private DeviceOptions named(DeviceOptions options) {
		DeviceOptions.Builder named = DeviceOptions.builder(backend).ranking(options.ranking()).slots(options.slots());
		if (options.startsOnCallerThread()) {
			named.startsOnCallerThread();
		}
		options.executor().ifPresent(named::executor);
		options.grace().ifPresent(named::grace);
		options.drain().ifPresent(named::drain);
		return named.build();
	}

	/** Hands everything on. */
	private final class Named implements DeviceRegistration {

		private final DeviceRegistration registration;

		Named(DeviceRegistration registration) {
			this.registration = registration;
		}

		@Override
		public void modify(DeviceOptions options) {
			registration.modify(named(options));
		}

		@Override
		public void raise(String service, UUID event, Values parameters) {
			registration.raise(service, event, parameters);
		}

		@Override
		public void gone(String why) {
			registration.gone(why);
		}

		@Override
		public void sessionReset(String why) {
			registration.sessionReset(why);
		}

		@Override
		public void close() {
			registration.close();
		}

		@Override
		public CompletionStage<Void> closed() {
			return registration.closed();
		}

		@Override
		public int pendingCount() {
			return registration.pendingCount();
		}
	}

	private final class Observed implements ServiceDescription {

		private final ServiceDescription service;

		Observed(ServiceDescription service) {
			this.service = service;
		}

		@Override
		public Optional<MethodHandler> handler(UUID method) {
			return service.handler(method).map(handler -> context -> {
				observer.accept(context);
				handler.start(context);
			});
		}

		@Override
		public UUID type() {
			return service.type();
		}

		@Override
		public String name() {
			return service.name();
		}

		@Override
		public String objectId() {
			return service.objectId();
		}

		@Override
		public ServiceCapabilities capabilities() {
			return service.capabilities();
		}
	}
}
