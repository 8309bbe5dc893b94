package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.engine.time.ManualClock;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.Progress;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** The races of contract group 4: what crosses the end of a client, a device, a backend. */
@Timeout(60)
class LifeRaceTest {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final Race race = new Race();
	private final Bench bench = new Bench(Limits.drain(Duration.ofSeconds(3), Duration.ofSeconds(1)), new ManualClock(),
			options -> options.startsOnCallerThread(), Bench.NO_CONTROL);

	@AfterEach
	void close() throws Exception {
		bench.close();
		race.close();
	}

	/** 4.1: "Once the release has returned nothing of the client's begins". */
	@Test
	void afterTheReleaseHasReturnedNoCallbackBegins() throws Exception {
		for (int i = 0; i < 2_000; i++) {
			ClientService service = bench.clientOf(9);
			AtomicBoolean released = new AtomicBoolean();
			AtomicInteger late = new AtomicInteger();
			ServiceMethodCallback callback = new ServiceMethodCallback() {
				@Override
				public void onComplete(Invocation invocation, Status status, Values results) {
					begin();
				}

				@Override
				public void onProgress(Invocation invocation, Progress progress) {
					begin();
				}

				private void begin() {
					if (released.get()) {
						late.incrementAndGet();
					}
				}
			};
			for (int n = 0; n < 10; n++) {
				service.methods().invokeAsync(Bench.ECHO, null, callback).result().whenComplete((results, failure) -> {
					if (released.get()) {
						late.incrementAndGet();
					}
				});
			}
			service.methods().invokeAsync(Bench.HOLD, null, callback);
			InvocationContext context = bench.nextStarted();
			race.run(() -> {
				service.client().release(10 * SECOND);
				released.set(true);
			}, () -> {
				context.progress(1, 2);
				context.succeed(Values.empty());
			});
			bench.settle();
			assertEquals(0, late.get());
		}
		bench.assertNothingIsLeft();
	}

	/** 4.1 and 1.1: an acceptance crosses the close of its client: it is refused, or it ends. */
	@Test
	void whatIsAcceptedWhileTheClientGoesEnds() throws Exception {
		for (int i = 0; i < 3_000; i++) {
			ClientService service = bench.clientOf(9);
			Invocation[] accepted = new Invocation[1];
			race.run(() -> service.client().release(SECOND), () -> {
				try {
					accepted[0] = service.methods().invokeAsync(Bench.HOLD, null, null);
				} catch (InvocationRefusedException e) {
					assertEquals(Status.E_WPD_SERVICE_NOT_OPEN, e.status());
				}
			});
			if (accepted[0] != null) {
				bench.settle();
				bench.started.forEach(InvocationContext::confirm);
				bench.started.clear();
				assertTrue(accepted[0].end().isPresent());
			}
		}
		bench.assertNothingIsLeft();
	}

	/** 4.2, 4.3: an acceptance crosses the end of its device: it is refused, and nothing has happened, or it ends. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatIsAcceptedWhileTheDeviceGoesEndsOnceOrIsRefused(boolean unplugged) throws Exception {
		for (int i = 0; i < 2_000; i++) {
			DeviceRegistration device = bench.register("other", DeviceOptions.Builder::startsOnCallerThread, Bench.NO_CONTROL);
			HostedService hosted = bench.published.services.get(bench.published.services.size() - 1);
			ClientService service = bench.engine.service(bench.engine.client(new ClientOwner(9, "x")), hosted);
			Calls calls = new Calls();
			Status[] refused = new Status[1];
			AtomicInteger accepted = new AtomicInteger();
			race.run(() -> {
				if (unplugged) {
					device.gone("unplugged");
				} else {
					device.close();
				}
			}, () -> {
				try {
					service.methods().invokeAsync(Bench.ECHO, null, calls);
					accepted.incrementAndGet();
					service.methods().invokeAsync(Bench.ECHO, null, calls);
					accepted.incrementAndGet();
				} catch (InvocationRefusedException e) {
					refused[0] = e.status();
				}
			});
			device.closed().toCompletableFuture().get(10, TimeUnit.SECONDS);
			for (int n = 0; n < accepted.get(); n++) {
				Status status = calls.next().status();
				assertTrue(status.equals(Status.S_OK) || unplugged && status.equals(Status.ERROR_DEVICE_NOT_CONNECTED), status::toString);
			}
			bench.settle();
			calls.assertNoMore();
			assertTrue(accepted.get() == 2 || Status.E_WPD_SERVICE_NOT_OPEN.equals(refused[0]));
			service.client().release(SECOND);
		}
		bench.assertNothingIsLeft();
	}

	/** The device goes while it answers: it ends once, one way or the other. */
	@Test
	void anAnswerAndTheEndOfTheDeviceEndItOnce() throws Exception {
		for (int i = 0; i < 2_000; i++) {
			DeviceRegistration device = bench.register("other", DeviceOptions.Builder::startsOnCallerThread, Bench.NO_CONTROL);
			HostedService hosted = bench.published.services.get(bench.published.services.size() - 1);
			ClientService service = bench.engine.service(bench.engine.client(new ClientOwner(9, "x")), hosted);
			Calls calls = new Calls();
			service.methods().invokeAsync(Bench.HOLD, null, calls);
			InvocationContext context = bench.nextStarted();
			service.methods().invokeAsync(Bench.HOLD, null, calls);
			boolean[] counts = new boolean[1];
			race.run(() -> device.gone("unplugged"), () -> counts[0] = context.succeed(Values.empty()));
			assertEquals(counts[0] ? 1 : 0,
					(calls.next().status().equals(Status.S_OK) ? 1 : 0) + (calls.next().status().equals(Status.S_OK) ? 1 : 0));
			device.closed().toCompletableFuture().get(10, TimeUnit.SECONDS);
			bench.settle();
			calls.assertNoMore();
			bench.started.clear();
			service.client().release(SECOND);
		}
		bench.assertNothingIsLeft();
	}

	/** 4.6: an acceptance crosses the stop of the engine. */
	@Test
	void whatIsAcceptedWhileTheEngineStopsEndsOrIsRefused() throws Exception {
		for (int i = 0; i < 100; i++) {
			Bench other = Bench.withoutTime(DeviceOptions.Builder::startsOnCallerThread);
			FollowedClient followed = other.engine.follow(new ClientOwner(9, "x"), Duration.ofMinutes(1));
			Calls calls = new Calls();
			AtomicInteger accepted = new AtomicInteger();
			race.run(other::close, () -> {
				try {
					while (true) {
						followed.methods().invokeAsync(Bench.HOLD, null, calls); // waits for a backend, and none comes
						accepted.incrementAndGet();
					}
				} catch (InvocationRefusedException e) {
					assertTrue(e.status().equals(Status.E_WPD_SERVICE_NOT_OPEN) || e.status().equals(Status.ERROR_BUSY), e::getMessage);
				}
			});
			Bench.await("all have ended", () -> other.engine.pending().isEmpty());
			assertTrue(calls.completions.size() <= accepted.get());
		}
	}
}
