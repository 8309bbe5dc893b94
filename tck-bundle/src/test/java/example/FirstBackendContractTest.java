package example;

import java.util.Map;
import java.util.concurrent.*;

import org.portabledevices.tck.*;
import org.portabledevices.tck.standalone.StandaloneSurroundings;
import org.portabledevices.values.*;

/** The kitchen timer keeps the contract. */
class FirstBackendContractTest extends PortableDeviceContract {

	@Override
	protected Harness harness() {
		return new KitchenTimer();
	}

	/** A clock that the kit can turn on: what it holds may ring at once. */
	private static final class Clock extends ScheduledThreadPoolExecutor {

		private final Map<Long, CompletableFuture<ScheduledFuture<?>>> started = new ConcurrentHashMap<>();

		Clock() {
			super(1);
		}

		@Override
		public ScheduledFuture<?> schedule(Runnable end, long delay, TimeUnit unit) {
			ScheduledFuture<?> ringing = super.schedule(end, delay, unit);
			started(delay).complete(ringing);
			return ringing;
		}

		CompletableFuture<ScheduledFuture<?>> started(long delay) {
			return started.computeIfAbsent(delay, key -> new CompletableFuture<>());
		}
	}

	private static final class KitchenTimer extends Harness {

		private final StandaloneSurroundings surroundings = StandaloneSurroundings.withoutTime();
		private final Clock clock = new Clock();
		private final FirstBackend backend = new FirstBackend(surroundings.host("example"), clock);
		private long next = 60_000;

		@Override
		public Surroundings surroundings() {
			return surroundings;
		}

		@Override
		public String filter() {
			return "(portabledevices.service.name=Timer)";
		}

		@Override
		public SampleCall succeeding() {
			return ring(1);
		}

		private static SampleCall ring(long milliseconds) {
			return new SampleCall(FirstBackend.RING, Values.of(FirstBackend.MILLISECONDS, Variant.ui4(milliseconds)));
		}

		@Override
		public int slots() {
			return 4;
		}

		@Override
		public HeldCall held() {
			long milliseconds = next--; // about a minute; tells one from the other
			var started = clock.started(milliseconds);
			return new HeldCall() {
				@Override
				public SampleCall call() {
					return ring(milliseconds);
				}

				@Override
				public void awaitRunning() throws Exception {
					started.get(10, TimeUnit.SECONDS);
				}

				@Override
				public void awaitToldToStop() throws Exception {
					try {
						started.get(10, TimeUnit.SECONDS).get(10, TimeUnit.SECONDS);
					} catch (CancellationException e) {
						return;
					}
					throw new IllegalStateException("it has rung");
				}

				@Override
				public boolean hasRun() {
					return started.isDone();
				}

				@Override
				public void letGo() {
					started.thenAccept(ringing -> ((Runnable) ringing).run());
				}
			};
		}

		@Override
		public void withdraw() {
			backend.deactivate();
		}

		@Override
		public void stopBackend() throws Exception {
			surroundings.stop("example");
		}

		@Override
		public void close() {
			surroundings.close();
		}
	}
}
