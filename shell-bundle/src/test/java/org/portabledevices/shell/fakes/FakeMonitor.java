package org.portabledevices.shell.fakes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.portabledevices.monitor.InvocationMonitor;
import org.portabledevices.monitor.PendingInvocation;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.End;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Progress;

/** Lists what it is told to, and notes who cancels. */
public final class FakeMonitor implements InvocationMonitor {

	/** What is pending. */
	public final List<PendingInvocation> pending = new ArrayList<>();
	/** Who cancelled what, and why. */
	public final List<String> cancels = new ArrayList<>();

	@Override
	public List<PendingInvocation> pending() {
		return pending;
	}

	@Override
	public Optional<CancelOutcome> cancel(long id, String who, String why) {
		cancels.add(id + " " + who + " " + why);
		return pending.stream().filter(one -> one.id() == id).findFirst().map(one -> CancelOutcome.NEVER_STARTED);
	}

	/** A pending invocation. */
	public record Pending(long id, Optional<String> backend, InvocationState state, Optional<End> decided, Progress progress,
			Optional<Duration> remaining) implements PendingInvocation {

		@Override
		public Optional<String> waitsFor() {
			return backend.isPresent() ? Optional.empty() : Optional.of("(device=camera)");
		}

		@Override
		public Optional<Duration> deadline() {
			return remaining.map(left -> left.plusSeconds(1));
		}

		@Override
		public long client() {
			return 1;
		}

		@Override
		public long bundleId() {
			return 7;
		}

		@Override
		public String bundleName() {
			return "some.bundle";
		}

		@Override
		public Optional<String> serviceId() {
			return backend.map(name -> "camera/Storage");
		}

		@Override
		public UUID method() {
			return new UUID(0, 1);
		}

		@Override
		public String methodName() {
			return "Download";
		}

		@Override
		public String label() {
			return "label";
		}

		@Override
		public Duration age() {
			return Duration.ofMillis(1500);
		}
	}
}
