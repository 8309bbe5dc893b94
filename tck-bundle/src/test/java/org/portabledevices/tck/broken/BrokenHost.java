package org.portabledevices.tck.broken;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodHandler;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.ServiceCapabilities;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.tck.Surroundings;

/** An engine, as backends see it, that is right but for what a subclass breaks. */
class BrokenHost implements BackendHost {

	private final BackendHost right;

	BrokenHost(BackendHost right) {
		this.right = right;
	}

	/** Surroundings with such a host. */
	static Surroundings in(Surroundings surroundings, UnaryOperator<BackendHost> fault) {
		return new BrokenSurroundings(surroundings) {
			@Override
			public BackendHost host(String bundle) throws Exception {
				return fault.apply(right.host(bundle));
			}
		};
	}

	/** Changes what a device asks for. */
	void options(DeviceOptions.Builder options) {
		// all is right
	}

	/** Changes what the engine may ask of a device. */
	DeviceControl control(DeviceControl control) {
		return control;
	}

	/** Changes what stops the work of an invocation. */
	Runnable hook(InvocationContext context, Runnable hook) {
		return hook;
	}

	/** Changes what a handler says, and what it is answered. */
	Object call(InvocationContext context, Method method, Object[] arguments) throws ReflectiveOperationException {
		return method.invoke(context, arguments);
	}

	/** Changes what a backend has of its device. */
	DeviceRegistration registration(DeviceRegistration registration) {
		return registration;
	}

	@Override
	public DeviceRegistration register(PortableDevice device, List<ServiceDescription> services, DeviceOptions options,
			DeviceControl control) {
		DeviceOptions.Builder changed = DeviceOptions.builder(options.backend()).ranking(options.ranking()).slots(options.slots());
		if (options.startsOnCallerThread()) {
			changed.startsOnCallerThread();
		}
		options.executor().ifPresent(changed::executor);
		options.grace().ifPresent(changed::grace);
		options.drain().ifPresent(changed::drain);
		options(changed);
		return registration(right.register(device, services.stream().<ServiceDescription>map(BrokenDescription::new).toList(),
				changed.build(), control(control)));
	}

	private InvocationContext context(InvocationContext context) {
		return (InvocationContext) Proxy.newProxyInstance(BrokenHost.class.getClassLoader(), new Class<?>[]{ InvocationContext.class },
				(proxy, method, arguments) -> {
					try {
						return method.getName().equals("onCancel") ? method.invoke(context, hook(context, (Runnable) arguments[0]))
								: call(context, method, arguments);
					} catch (InvocationTargetException e) {
						throw e.getCause();
					}
				});
	}

	private final class BrokenDescription implements ServiceDescription {

		private final ServiceDescription service;

		BrokenDescription(ServiceDescription service) {
			this.service = service;
		}

		@Override
		public Optional<MethodHandler> handler(UUID method) {
			return service.handler(method).map(handler -> context -> handler.start(context(context)));
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
