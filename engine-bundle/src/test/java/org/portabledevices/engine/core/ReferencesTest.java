package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodHandler;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.description.ParameterUsage;
import org.portabledevices.engine.thread.ForeignCode;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.Status;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

/** Contract 4.1, 4.2 and 6.1: nothing of ours refers to what is a client's or a backend's for longer than it is there. */
@Timeout(120)
class ReferencesTest {

	private final Bench bench = Bench.withoutTime();

	@AfterEach
	void close() {
		bench.close();
	}

	private static void assertCollected(WeakReference<?> reference, String what) throws InterruptedException {
		assertTrue(ForeignCode.isCollected(reference), () -> what + " is still referred to: " + reference.get().getClass());
	}

	/** A callback of a class of its own, as each client's is. */
	private static final class Callback implements ServiceMethodCallback {
		@Override
		public void onComplete(Invocation invocation, Status status, Values results) {
		}
	}

	private static final class Sink implements DataSink {
		@Override
		public void write(ByteBuffer data) {
			data.position(data.limit());
		}

		@Override
		public void close(boolean complete) {
		}
	}

	@Nested
	class GivenAClientThatIsGone {

		private final List<WeakReference<?>> references = new ArrayList<>();

		private InvocationContext invoke(UUID method) throws Exception {
			Callback callback = new Callback();
			references.add(new WeakReference<>(callback));
			if (method.equals(Bench.DOWNLOAD)) {
				Sink sink = new Sink();
				references.add(new WeakReference<>(sink));
				bench.service.methods().invokeAsync(method, null, callback, InvocationOptions.builder().sink(sink).build());
			} else {
				bench.service.methods().invokeAsync(method, null, callback);
			}
			return bench.nextStarted();
		}

		/** The device may take its time to confirm: until then the engine keeps the invocation, but nothing of the client. */
		@Test
		void itsCallbacksAndSinksAreNotKeptThoughTheDeviceHasNotConfirmed() throws Exception {
			InvocationContext context = invoke(Bench.DOWNLOAD);
			context.writer().write(ByteBuffer.wrap(new byte[10]));
			for (int i = 0; i < 60; i++) { // so many that there is an index of them
				Callback callback = new Callback();
				references.add(new WeakReference<>(callback));
				bench.service.methods().invokeAsync(Bench.HOLD, null, callback);
			}
			bench.client.release(TimeUnit.SECONDS.toNanos(10));
			for (WeakReference<?> reference : references) {
				assertCollected(reference, "something of the client");
			}
			assertEquals(1, bench.engine.pending().size());
			assertTrue(context.confirm());
		}

		@Test
		void norIfItCouldNotBeCancelledAndKeepsItsSlot() throws Exception {
			InvocationContext context = invoke(Bench.FIXED);
			bench.client.release(TimeUnit.SECONDS.toNanos(10));
			assertCollected(references.get(0), "the callback");
			context.succeed(Values.empty());
		}

		@Test
		void norAStreamAmongItsParametersOfWhichOnlyTheReferenceIsCopied() throws Exception {
			PropertyKey key = new PropertyKey(new UUID(6, 6), 6);
			BlockingQueue<InvocationContext> started = new LinkedBlockingQueue<>();
			MethodDescription method = MethodDescription.builder(Bench.HOLD, "Take")
					.parameter(ParameterDescription.builder(key, "Stream", ParameterUsage.IN, VariantType.UNKNOWN).build()).build();
			register(ServiceDescription.builder(new UUID(3, 3), "Streams").method(method, started::add).build(), null, Bench.NO_CONTROL);
			ClientService service = bench.engine.service(bench.client, bench.published.services.get(1));
			WeakReference<InputStream> reference = invokeWithStream(service, key);
			InvocationContext context = started.poll(10, TimeUnit.SECONDS);
			assertNotNull(context);
			bench.client.release(TimeUnit.SECONDS.toNanos(10));
			assertCollected(reference, "the stream");
			context.confirm();
		}

		private WeakReference<InputStream> invokeWithStream(ClientService service, PropertyKey key) throws Exception {
			InputStream stream = new ByteArrayInputStream(new byte[1]);
			service.methods().invokeAsync(Bench.HOLD, Values.of(key, Variant.stream(stream)), null);
			return new WeakReference<>(stream);
		}
	}

	private DeviceRegistration register(ServiceDescription service, Executor executor, DeviceControl control) {
		DeviceOptions.Builder options = DeviceOptions.builder("other");
		return bench.backend.register(PortableDevice.builder("device-2", "Device 2").build(), List.of(service),
				(executor == null ? options : options.executor(executor)).build(), control);
	}

	@Nested
	class GivenADelivery {

		private WeakReference<ServiceMethodCallback> callback;

		private Invocation invoke() throws Exception {
			Callback own = new Callback();
			callback = new WeakReference<>(own);
			return bench.service.methods().invokeAsync(Bench.ECHO, null, own);
		}

		@Test
		void itsCallbackIsNotKeptThoughTheClientKeepsTheInvocation() throws Exception { // 6.1
			Invocation invocation = invoke();
			bench.assertNothingIsLeft();
			assertCollected(callback, "the callback");
			assertEquals(Status.S_OK, invocation.status().orElseThrow());
		}
	}

	/** Clients may keep service objects and invocations for as long as they like; they must not keep the classes of a backend that has stopped. */
	@Nested
	class GivenABackendThatIsGone {

		private final class Control implements DeviceControl {
			@Override
			public void clientGone(long client) {
				bench.settle();
			}
		}

		private final class Handler implements MethodHandler {
			private final BlockingQueue<InvocationContext> started;

			Handler(BlockingQueue<InvocationContext> started) {
				this.started = started;
			}

			@Override
			public void start(InvocationContext context) {
				context.onCancel(() -> started.size()); // a hook is an object of the backend too
				started.add(context);
			}
		}

		private static final class OwnExecutor implements Executor {
			@Override
			public void execute(Runnable task) {
				task.run();
			}
		}

		private final List<WeakReference<?>> references = new ArrayList<>();
		private final List<Object> kept = new ArrayList<>();

		private void useAndClose(boolean gone) throws Exception {
			BlockingQueue<InvocationContext> started = new LinkedBlockingQueue<>();
			Handler handler = new Handler(started);
			Control control = new Control();
			OwnExecutor executor = new OwnExecutor();
			references.addAll(List.of(new WeakReference<>(handler), new WeakReference<>(control), new WeakReference<>(executor)));
			DeviceRegistration device = register(ServiceDescription.builder(new UUID(3, 3), "Other")
					.method(MethodDescription.builder(Bench.HOLD, "Hold").build(), handler).build(), executor, control);
			ClientService service = bench.engine.service(bench.client, bench.published.services.get(1));
			FollowedClient followed = bench.engine.follow(new ClientOwner(9, "x"), null);
			followed.setCandidates(List.of(bench.published.services.get(1)));
			for (int i = 0; i < 3; i++) {
				Invocation invocation = (i == 2 ? followed.methods() : service.methods()).invokeAsync(Bench.HOLD, null, null);
				kept.add(invocation);
				InvocationContext context = started.poll(10, TimeUnit.SECONDS);
				assertNotNull(context);
				if (i == 1) {
					invocation.cancel();
				}
				context.confirm();
			}
			kept.add(service);
			kept.add(followed);
			bench.settle();
			if (gone) {
				device.gone("unplugged");
			} else {
				device.close();
			}
			followed.setCandidates(List.of());
			device.closed().toCompletableFuture().get(10, TimeUnit.SECONDS);
		}

		@Test
		void nothingOfItIsKeptAfterItHasStopped() throws Exception { // 4.2
			useAndClose(false);
			assertAllCollected();
		}

		@Test
		void nothingOfItIsKeptAfterItsDeviceIsGone() throws Exception { // 4.3
			useAndClose(true);
			assertAllCollected();
		}

		private void assertAllCollected() throws InterruptedException {
			bench.settle();
			for (WeakReference<?> reference : references) {
				assertCollected(reference, "something of the backend");
			}
			assertEquals("Other", ((ClientService) kept.get(3)).name());
			Reference.reachabilityFence(kept);
		}
	}
}
