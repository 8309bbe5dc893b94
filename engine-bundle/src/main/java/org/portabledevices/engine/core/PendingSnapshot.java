package org.portabledevices.engine.core;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.portabledevices.engine.state.Phase;
import org.portabledevices.monitor.PendingInvocation;
import org.portabledevices.service.End;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Progress;

record PendingSnapshot(long id, long client, long bundleId, String bundleName, Optional<String> backend, Optional<String> serviceId,
		Optional<String> waitsFor, UUID method, String methodName, String label, InvocationState state, Optional<End> decided, Duration age,
		Progress progress, Optional<Duration> deadline, Optional<Duration> remaining) implements PendingInvocation {

	static PendingSnapshot of(AcceptedInvocation call) {
		Phase phase = call.phase();
		Optional<HostedMethod> place = Optional.ofNullable(call.hosted);
		Optional<String> waitsFor = place.isPresent() ? Optional.empty() : Optional.ofNullable(call.route).map(Route::words);
		InvocationState state = phase.visible();
		long age = call.ageNanos();
		long limit = call.deadlineNanos();
		Optional<Duration> deadline = limit < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(limit));
		return new PendingSnapshot(call.id, call.client.number, call.client.owner.bundleId(), call.client.owner.name(),
				place.map(method -> method.service.backend()), place.map(method -> method.service.id()), waitsFor, call.method,
				place.map(method -> method.description.name()).orElseGet(() -> call.client.engine.methodNames.name(call.method)),
				call.label,
				state, state == InvocationState.CANCELLING ? Optional.of(phase.end()) : Optional.empty(), Duration.ofNanos(age),
				call.progress(),
				deadline, deadline.map(all -> Duration.ofNanos(Math.max(0, all.toNanos() - age))));
	}
}
