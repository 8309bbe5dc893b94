package org.portabledevices.shell.fakes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Progress;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** An invocation that ends when the test says so. */
public final class FakeInvocation implements Invocation {

	public final Values parameters;
	public final InvocationOptions options;
	/** Opens with the first cancel. */
	public final CountDownLatch cancelled = new CountDownLatch(1);

	private final long id;
	private final UUID method;
	private final ServiceMethodCallback callback;
	private volatile End end;
	private volatile Status status;
	private volatile Effect effect;
	private volatile String message = "";
	private volatile Runnable onCancel = () -> {
	};

	FakeInvocation(long id, UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options) {
		this.id = id;
		this.method = method;
		this.parameters = parameters;
		this.callback = callback;
		this.options = options;
	}

	/** Ends in success. */
	public void succeed(Values results) {
		end(End.SUCCEEDED, Status.S_OK, null, "", results);
	}

	/** Ends otherwise. */
	public void end(End how, Status why, Effect what, String words) {
		end(how, why, what, words, Values.empty());
	}

	/** Ends without telling the callback, as when the client is gone (contract 3.1). */
	public void endMuted() {
		effect = Effect.STOPPED;
		status = Status.ERROR_CANCELLED;
		end = End.CANCELLED;
	}

	/** Says what a cancel does beside being noted. */
	public FakeInvocation onCancel(Runnable action) {
		onCancel = action;
		return this;
	}

	/** The device confirms that it has stopped. */
	public void confirmStop() {
		end(End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED, "");
	}

	private void end(End how, Status why, Effect what, String words, Values results) {
		effect = what;
		status = why;
		message = words;
		end = how;
		callback.onComplete(this, why, results);
	}

	@Override
	public long id() {
		return id;
	}

	@Override
	public UUID method() {
		return method;
	}

	@Override
	public String label() {
		return options.label();
	}

	@Override
	public Optional<String> backend() {
		return Optional.of("sim");
	}

	@Override
	public InvocationState state() {
		return end != null ? InvocationState.ENDED : cancelled.getCount() == 0 ? InvocationState.CANCELLING : InvocationState.RUNNING;
	}

	@Override
	public Progress progress() {
		return FakeProgress.of(0);
	}

	@Override
	public Duration age() {
		return Duration.ofMillis(3);
	}

	@Override
	public Optional<End> end() {
		return Optional.ofNullable(end);
	}

	@Override
	public Optional<Status> status() {
		return Optional.ofNullable(status);
	}

	@Override
	public Optional<Effect> effect() {
		return Optional.ofNullable(effect);
	}

	@Override
	public String message() {
		return message;
	}

	@Override
	public CancelReceipt cancel() {
		boolean pending = end == null;
		cancelled.countDown();
		onCancel.run();
		return new FakeReceipt(pending ? List.of(new FakeReceipt.FakeEntry(this, CancelOutcome.REQUESTED, End.CANCELLED)) : List.of());
	}

	@Override
	public CompletionStage<Values> result() {
		throw new UnsupportedOperationException();
	}
}
