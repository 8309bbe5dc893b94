package org.portabledevices.tck.broken;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Progress;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** A handle that is right but for what a subclass breaks. */
class BrokenInvocation implements Invocation {

	final Invocation right;
	private final BrokenMethods methods;

	BrokenInvocation(Invocation right, BrokenMethods methods) {
		this.right = right;
		this.methods = methods;
	}

	@Override
	public long id() {
		return right.id();
	}

	@Override
	public UUID method() {
		return right.method();
	}

	@Override
	public String label() {
		return right.label();
	}

	@Override
	public Optional<String> backend() {
		return right.backend();
	}

	@Override
	public InvocationState state() {
		return right.state();
	}

	@Override
	public Progress progress() {
		return right.progress();
	}

	@Override
	public Duration age() {
		return right.age();
	}

	@Override
	public Optional<End> end() {
		return right.end();
	}

	@Override
	public Optional<Status> status() {
		return right.status();
	}

	@Override
	public Optional<Effect> effect() {
		return right.effect();
	}

	@Override
	public String message() {
		return right.message();
	}

	@Override
	public CancelReceipt cancel() {
		return methods.cancelOne(right);
	}

	@Override
	public CompletionStage<Values> result() {
		return right.result();
	}

	@Override
	public String toString() {
		return right.toString();
	}
}
