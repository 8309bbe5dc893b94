package org.portabledevices.engine.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;

import org.portabledevices.engine.chain.Chain;
import org.portabledevices.engine.lane.LaneTask;
import org.portabledevices.engine.state.Event;
import org.portabledevices.engine.state.Phase;
import org.portabledevices.engine.state.Step;
import org.portabledevices.engine.state.Transition;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Progress;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/**
 * One accepted invocation: its phase, and what each change of it sets going. It is itself a node of its client's list of pending invocations.
 */
final class AcceptedInvocation extends Chain.Node<AcceptedInvocation> implements Invocation {

	private static final VarHandle PHASE;
	private static final VarHandle STAGE;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			PHASE = lookup.findVarHandle(AcceptedInvocation.class, "phase", Phase.class);
			STAGE = lookup.findVarHandle(AcceptedInvocation.class, "stage", ResultStage.class);
		} catch (ReflectiveOperationException e) {
			throw new ExceptionInInitializerError(e);
		}
	}

	final long id;
	final Client client;
	final UUID method;
	final String label;
	final long acceptedNanos;
	/** Its bulk data, {@code null} if it moves none. */
	final CallData data;

	/** The acceptance number; and the nodes in the index of callbacks and in the queue. Guarded by the client's lock. */
	long number;
	Chain.Node<AcceptedInvocation> indexNode;
	Object indexKey;
	/** Where it is to go, while it waits for a backend. */
	Route route;
	/** Guarded by the lock of the device in whose queue it stands, or by the client's while it waits for a backend. */
	Chain.Node<AcceptedInvocation> queueNode;
	/** The turn of its client at its device; set in the client's lock before it is queued. */
	Turn turn;

	/** What the client gave; nothing of it is kept beyond the end, or the client's. */
	volatile ServiceMethodCallback callback;
	volatile CallOptions options;
	volatile Values parameters;

	/** Where it was placed, and its run there; {@code null} before. */
	volatile HostedMethod hosted;
	volatile Run run;

	/** Whom to wake: the thread that waits in {@code invoke}. */
	volatile Thread waiter;

	private volatile Phase phase = Phase.QUEUED;
	private volatile ResultStage stage;
	private volatile boolean delivered;
	/** Zero until the end; a moment after the phase says so. */
	private volatile long endedNanos;
	private final Deliveries deliveries;
	/** {@code null} if it has neither a deadline nor to wait for a backend. Written before others have the invocation, or in the client's lock. */
	private CallTimes times;

	AcceptedInvocation(long id, Client client, UUID method, Values parameters, ServiceMethodCallback callback, CallOptions options) {
		this.id = id;
		this.client = client;
		this.method = method;
		this.parameters = parameters;
		this.callback = callback;
		this.label = options.label();
		this.times = options.deadlineNanos() < 0 ? null : new CallTimes(this, options.deadlineNanos(), options.confirmationNanos());
		this.acceptedNanos = client.engine.clock.nanos();
		this.data = options.sink() == null && options.source() == null ? null : new CallData(this, options);
		this.options = data == null ? CallOptions.NONE : options;
		this.deliveries = new Deliveries(this);
	}

	@Override
	protected AcceptedInvocation element() {
		return this;
	}

	Phase phase() {
		return phase;
	}

	Transition apply(Event event) {
		return apply(event, null, "", Values.empty());
	}

	Transition apply(Event event, Status status, String words) {
		return apply(event, status, words, Values.empty());
	}

	/** Lets an event happen. The one place where the phase changes by the state table; whoever's change it is does what follows from it. */
	Transition apply(Event event, Status status, String words, Values results) {
		return apply(event, null, status, words, results);
	}

	/** Cancels it, in one of the ways that its client has. */
	Transition cancel(CancelOrigin origin) {
		return apply(Event.CANCEL, origin, null, "", Values.empty());
	}

	private Transition apply(Event event, CancelOrigin origin, Status status, String words, Values results) {
		for (;;) {
			Phase before = phase;
			Transition transition = Transition.of(before, event, status, words, results);
			Phase after = transition.after();
			if (after == before) {
				Told.cancelRequested(this, event, origin, transition, words);
				return transition;
			}
			if (data == null) {
				after = withoutData(after);
			}
			if (PHASE.compareAndSet(this, before, after)) {
				follow(event, origin, transition, after, run);
				return transition;
			}
		}
	}

	/** Fixes the success of what has drained; answers false if it was stopped before. */
	boolean fixSuccess() {
		Phase before = phase;
		return before.step() == Step.DRAINING && PHASE.compareAndSet(this, before, Transition.succeeded(before.results()));
	}

	/** Says that it cannot be stopped from here on; answers false if a stop came first. */
	boolean fixCourse() {
		return PHASE.compareAndSet(this, Phase.RUNNING, Phase.UNSTOPPABLE) || phase.step() == Step.UNSTOPPABLE;
	}

	/** Ends what is fixed, when its sink or source is closed. */
	void closed(String problem) {
		Phase before = phase;
		if (before.step() != Step.CLOSING) {
			return;
		}
		boolean spoilt = problem != null && before.end() == End.SUCCEEDED;
		if (PHASE.compareAndSet(this, before, spoilt ? before.endedFailed(Status.ERROR_GEN_FAILURE, problem) : before.ended())) {
			ended();
		}
	}

	private static Phase withoutData(Phase after) {
		return switch (after.step()) {
			case DRAINING -> Transition.succeeded(after.results()).ended();
			case CLOSING -> after.ended();
			default -> after;
		};
	}

	private void follow(Event event, CancelOrigin origin, Transition transition, Phase after, Run current) {
		switch (transition.outcome()) {
			case STOPPING -> {
				Told.cancelRequested(this, event, origin, transition, after.words());
				current.stop(event);
			}
			case DRAINING -> {
				current.giveBack();
				if (after.isEnded()) {
					ended();
				} else {
					data.finish();
				}
			}
			case FIXED -> {
				Told.cancelRequested(this, event, origin, transition, after.words());
				if (current == null) {
					leaveQueue();
				} else if (!transition.slotIsKept()) {
					current.giveBack();
				}
				if (after.isEnded()) {
					ended();
				} else {
					data.abandon();
				}
			}
			case STARTED -> Told.started(this); // whoever started it goes on
			default -> {
				// nothing has changed
			}
		}
	}

	private void leaveQueue() {
		client.leaveWaiting(this);
		HostedMethod place = hosted;
		if (place != null) {
			place.service.device.leaveQueue(this);
		}
	}

	/** Everything that follows from the end, in this order: nothing of it stays pending, then who waits is told. */
	private void ended() {
		endedNanos = client.engine.clock.nanos();
		Told.ended(this);
		if (times != null) {
			times.end();
		}
		client.ended(this);
		HostedMethod place = hosted;
		if (place != null) {
			place.service.device.ended(this);
		}
		parameters = null;
		options = CallOptions.NONE;
		if (callback != null) {
			client.lane.execute(deliveries);
			return;
		}
		client.delivered(this);
		delivered = true;
		LockSupport.unpark(waiter);
		if (stage != null) { // what hangs on it must not run here, on a thread of the backend or inside a cancel
			client.lane.execute(deliveries.ofStage());
		}
	}

	/** Says that the callback has been called, or is not wanted any more. In the lane. */
	void delivered() {
		callback = null;
		delivered = true;
	}

	/** Whether it has ended, and nothing is left to be called: it is not open any more. */
	boolean isDelivered() {
		return delivered;
	}

	// What the client is called with

	/** Completes the stage; before the end, it is that of an invocation whose client is gone, though the device has not confirmed (contract 4.1). */
	void completeStage() {
		ResultStage current = stage;
		if (current != null) {
			complete(current);
		}
	}

	/** Answers what completes the stage in the lane, {@code null} if nobody asked for one. */
	LaneTask stageTask() {
		return stage == null ? null : deliveries.ofStage();
	}

	/** Ends it, or tells the device to stop, since the client is gone. */
	void clientGone() {
		apply(Event.CLIENT_GONE, null, "the client is gone");
		LockSupport.unpark(waiter);
	}

	/** Forgets what is the client's, since the client is gone. */
	void forgetClient() {
		callback = null;
		options = CallOptions.NONE;
		parameters = null;
		Run current = run;
		if (current != null) {
			current.forgetStreams();
		}
		if (data != null) {
			data.forgetClient();
		}
	}

	private void complete(ResultStage current) {
		if (current.isDone()) {
			return;
		}
		Phase now = phase;
		if (now.isEnded() && now.end() == End.SUCCEEDED) {
			current.succeed(now.results());
		} else {
			current.fail(failure(now));
		}
	}

	/** The exception for an end other than success, or for one that is decided and not waited for. */
	InvocationException failure(Phase now) {
		boolean isDecided = now.end() != null && now.end() != End.SUCCEEDED;
		End end = isDecided ? now.end() : End.CANCELLED;
		Status status = isDecided ? now.status() : Status.ERROR_CANCELLED;
		Effect effect = now.end() == End.SUCCEEDED ? Effect.FINISHED : now.isFixed() ? now.effect() : Effect.UNKNOWN;
		StringBuilder message = new StringBuilder(methodName()).append(" ended ").append(end).append(": ").append(status);
		message.append(", ").append(status.words());
		if (!now.words().isEmpty()) {
			message.append("; ").append(now.words());
		}
		if (effect != null) {
			message.append(" [").append(effect).append(']');
		}
		return new InvocationException(end, status, effect, message.toString());
	}

	/** How long the device may take to confirm a stop. */
	long graceNanos() {
		HostedMethod place = hosted;
		return place == null ? CallOptions.nanos(client.engine.limits.grace()) : place.service.device.graceNanos();
	}

	String methodName() {
		HostedMethod place = hosted;
		return place == null ? client.engine.methodNames.name(method) : place.service.description.name() + "." + place.description.name();
	}

	// Invocation

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
		return label;
	}

	@Override
	public Optional<String> backend() {
		HostedMethod place = hosted;
		return place == null ? Optional.empty() : Optional.of(place.service.device.backend());
	}

	@Override
	public InvocationState state() {
		return phase.visible();
	}

	@Override
	public Progress progress() {
		return deliveries.newest();
	}

	ProgressValue newestProgress() {
		return deliveries.newest();
	}

	@Override
	public Duration age() {
		return Duration.ofNanos(ageNanos());
	}

	long ageNanos() {
		long end = endedNanos;
		return Math.max(0, (end == 0 ? client.engine.clock.nanos() : end) - acceptedNanos);
	}

	/** Its deadline, negative for none. */
	long deadlineNanos() {
		return times == null ? -1 : times.deadlineNanos;
	}

	/** How long its caller waits for the confirmation after the deadline, negative for the whole grace time. */
	long confirmationNanos() {
		return times == null ? -1 : times.confirmationNanos;
	}

	/** Answers its times, which there are from here on. In the client's lock, before the invocation can be seen. */
	CallTimes times() {
		if (times == null) {
			times = new CallTimes(this, -1, -1);
		}
		return times;
	}

	/** Lets its deadline begin, if it has one. */
	void beginDeadline() {
		if (times != null) {
			times.beginDeadline();
		}
	}

	@Override
	public Optional<End> end() {
		Phase now = phase;
		return now.isEnded() ? Optional.of(now.end()) : Optional.empty();
	}

	@Override
	public Optional<Status> status() {
		Phase now = phase;
		return now.isEnded() ? Optional.of(now.status()) : Optional.empty();
	}

	@Override
	public Optional<Effect> effect() {
		Phase now = phase;
		return now.isEnded() ? Optional.ofNullable(now.effect()) : Optional.empty();
	}

	@Override
	public String message() {
		Phase now = phase;
		return now.isEnded() ? now.words() : "";
	}

	@Override
	public CancelReceipt cancel() {
		return CancelSweep.cancelOne(this, CancelOrigin.HANDLE);
	}

	@Override
	public CompletionStage<Values> result() {
		ResultStage current = stage;
		if (current == null) {
			current = new ResultStage();
			if (!STAGE.compareAndSet(this, null, current)) {
				current = stage;
			}
			// Either this sees that all was delivered, or the delivery sees the stage: both are volatile, and each is written before the other is read.
			// It is the same with a release, which looks for stages once, after it has closed the client: whoever comes first decides the end.
			if (client.isMuted()) {
				clientGone();
				complete(current);
			} else if (delivered) {
				complete(current);
			}
		}
		return current;
	}

	boolean progress(long completed, long total) {
		return deliveries.progress(completed, total);
	}

	@Override
	public String toString() {
		return "invocation " + id + " of " + methodName() + ", " + state();
	}
}
