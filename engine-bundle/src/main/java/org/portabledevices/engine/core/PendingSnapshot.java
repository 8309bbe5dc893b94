package org.portabledevices.engine.core;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.portabledevices.monitor.PendingInvocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Progress;

record PendingSnapshot(long id, long client, long bundleId, String bundleName, Optional<String> backend, Optional<String> serviceId,
		UUID method,
		String methodName, String label, InvocationState state, Duration age, Progress progress, Optional<Duration> remaining)
		implements PendingInvocation {

	static PendingSnapshot of(AcceptedInvocation call) {
		HostedMethod place = call.hosted;
		Duration age = call.age();
		Optional<Duration> remaining = call.deadlineNanos < 0 ? Optional.empty()
				: Optional.of(Duration.ofNanos(Math.max(0, call.deadlineNanos - age.toNanos())));
		return new PendingSnapshot(call.id, call.client.number, call.client.owner.bundleId(), call.client.owner.name(), call.backend(),
				place == null ? Optional.empty() : Optional.of(place.service.id()), call.method,
				place == null ? call.method.toString() : place.description.name(), call.label, call.state(), age, call.progress(),
				remaining);
	}
}
