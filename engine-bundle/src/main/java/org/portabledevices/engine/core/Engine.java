package org.portabledevices.engine.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.portabledevices.engine.flight.FlightLog;
import org.portabledevices.engine.lane.LanePool;
import org.portabledevices.engine.log.EngineLog;
import org.portabledevices.engine.state.Event;
import org.portabledevices.engine.thread.EngineThreads;
import org.portabledevices.engine.time.Clock;
import org.portabledevices.engine.time.TimerWheel;
import org.portabledevices.monitor.InvocationMonitor;
import org.portabledevices.monitor.PendingInvocation;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Status;

/** The engine: keeps the invocation contract for all backends and all clients. Plain Java; a framework is around it, not in it. */
public final class Engine implements InvocationMonitor, AutoCloseable {

	private static final long LANES_AT_STOP = TimeUnit.SECONDS.toNanos(5);

	final Clock clock;
	final TimerWheel wheel;
	final EngineThreads threads;
	final LanePool clientLanes;
	final LanePool deviceLanes;
	final EngineLog log;
	final FlightLog flight;
	final MethodNames methodNames = new MethodNames();
	/** The same log, for the thread of the wheel. */
	final EngineLog timerLog;
	final HandlerMark handlers = new HandlerMark();
	volatile EngineLimits limits;
	volatile EventOutlet events = event -> {
	};
	final Selection selection;

	private final AtomicLong invocations = new AtomicLong();
	private final AtomicLong clientNumbers = new AtomicLong();
	private final AtomicInteger openCount = new AtomicInteger();
	private final Set<Client> clients = ConcurrentHashMap.newKeySet();
	private final Set<HostedBackend> backends = ConcurrentHashMap.newKeySet();
	private volatile boolean closed;

	/**
	 * Makes an engine that runs.
	 *
	 * @param limits its limits.
	 * @param clock the clock of all its times.
	 * @param log where it says what happens.
	 */
	public Engine(EngineLimits limits, Clock clock, EngineLog log) {
		this(limits, clock, log, true);
	}

	/**
	 * Makes an engine whose times pass only when somebody says so.
	 *
	 * @param limits its limits.
	 * @param clock the clock of all its times.
	 * @param log where it says what happens.
	 * @return an engine that acts on what its clock says in {@link #timePassed()}.
	 */
	public static Engine withoutTimer(EngineLimits limits, Clock clock, EngineLog log) {
		return new Engine(limits, clock, log, false);
	}

	/**
	 * Makes an engine that runs.
	 *
	 * @param limits its limits.
	 * @param clock the clock of all its times.
	 * @param log where it says what happens.
	 * @param flight where it tells a flight recorder what happens.
	 */
	public Engine(EngineLimits limits, Clock clock, EngineLog log, FlightLog flight) {
		this(limits, clock, log, flight, true);
	}

	/** Makes an engine; without a timer, its times pass only when somebody advances its wheel. */
	Engine(EngineLimits limits, Clock clock, EngineLog log, boolean hasTimer) {
		this(limits, clock, log, FlightLog.NONE, hasTimer);
	}

	Engine(EngineLimits limits, Clock clock, EngineLog log, FlightLog flight, boolean hasTimer) {
		this.limits = limits;
		this.clock = clock;
		this.log = log;
		this.flight = flight;
		this.wheel = new TimerWheel(clock, log);
		this.threads = new EngineThreads("pds-engine", log);
		this.timerLog = new TimerLog(log, threads.lent());
		this.clientLanes = new LanePool("callback", threads, wheel, clock, log, limits.stuckClients(), limits.stuckClientsOfBundle());
		this.deviceLanes = new LanePool("device", threads, wheel, clock, log, Integer.MAX_VALUE / 2, Integer.MAX_VALUE / 2);
		clientLanes.setFlight(flight);
		deviceLanes.setFlight(flight);
		this.selection = new Selection(flight);
		if (hasTimer) {
			threads.start("timer", wheel);
		}
	}

	/** Does what is due by the clock, in an engine that has no timer. */
	public void timePassed() {
		wheel.advance();
	}

	/** Sets limits for what is accepted from here on; those of stuck clients stay as they were. */
	public void setLimits(EngineLimits changed) {
		limits = changed;
	}

	/** Sets who is told of the events of devices. */
	public void setEvents(EventOutlet outlet) {
		events = outlet;
	}

	/** The choice of backend for all that is followed. */
	public Selection selection() {
		return selection;
	}

	/** The lanes in which whatever may block runs: registrations, listeners. */
	public LanePool lanes() {
		return clientLanes;
	}

	/** The lanes of backends. */
	public LanePool backendLanes() {
		return deviceLanes;
	}

	/** Where the engine says what happens. */
	public EngineLog log() {
		return log;
	}

	/** Whether it has been closed. */
	public boolean isClosed() {
		return closed;
	}

	// Clients and backends

	/** Makes a client. */
	public Client client(ClientOwner owner) {
		Client client = new Client(clientNumbers.incrementAndGet(), owner, this);
		clients.add(client);
		return client;
	}

	/** Makes the service object of a client that holds one service. */
	public ClientService service(Client client, HostedService service) {
		return new ClientService(client, service);
	}

	/** Makes a followed service, which is a client of its own. */
	public FollowedClient follow(ClientOwner owner, Duration waiting) {
		return follow(owner, waiting, null);
	}

	/** Makes a followed service that names in lists what it waits for; a filter of {@code null} is none. */
	public FollowedClient follow(ClientOwner owner, Duration waiting, String filter) {
		return new FollowedClient(this, client(owner), waiting, filter);
	}

	/** Brings in a backend's bundle. */
	public HostedBackend backend(ClientOwner owner, ServicePublisher publisher) {
		HostedBackend backend = new HostedBackend(this, owner, publisher);
		backends.add(backend);
		return backend;
	}

	void forget(Client client) {
		clients.remove(client);
	}

	void forget(HostedBackend backend) {
		backends.remove(backend);
	}

	/** Ends what a bundle's clients left behind: it has stopped. In all it takes a second at most. */
	public void bundleStopped(long bundleId) {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
		for (Client client : clients) {
			if (client.owner.bundleId() == bundleId) {
				client.release(Math.max(0, end - System.nanoTime()));
			}
		}
	}

	/** Ends what a bundle's backends have, since the bundle is stopping, and waits for it (contract 4.2). */
	public void stopBackends(long bundleId) {
		List<HostedBackend> own = backends.stream().filter(backend -> backend.owner.bundleId() == bundleId).toList();
		own.forEach(HostedBackend::beginStopAll);
		own.forEach(HostedBackend::stopAll);
	}

	/** How long the stop of a backend can take at most by the limits. */
	public Duration longestStop() {
		return limits.drain().plus(limits.stopGrace());
	}

	// Numbers

	long nextInvocation() {
		return invocations.incrementAndGet();
	}

	/** Takes a place among the open invocations. */
	boolean open() {
		for (;;) {
			int now = openCount.get();
			if (now >= limits.engineOpen()) {
				return false;
			}
			if (openCount.compareAndSet(now, now + 1)) {
				return true;
			}
		}
	}

	void closeOne() {
		openCount.decrementAndGet();
	}

	/** How many invocations are open. */
	public int openCount() {
		return openCount.get();
	}

	// InvocationMonitor

	@Override
	public List<PendingInvocation> pending() {
		List<PendingInvocation> all = new ArrayList<>();
		for (Client client : clients) {
			client.forEachPending(call -> {
				PendingSnapshot snapshot = PendingSnapshot.of(call);
				if (snapshot.state() != InvocationState.ENDED) {
					all.add(snapshot);
				}
			});
		}
		all.sort(Comparator.comparingLong(PendingInvocation::id));
		return List.copyOf(all);
	}

	@Override
	public Optional<CancelOutcome> cancel(long id, String who, String why) {
		List<AcceptedInvocation> found = new ArrayList<>(1);
		for (Client client : clients) {
			client.forEachPending(call -> {
				if (call.id == id) {
					found.add(call);
				}
			});
		}
		if (found.isEmpty()) {
			return Optional.empty();
		}
		AcceptedInvocation call = found.get(0);
		Receipt.Line line = CancelSweep.cancelByOperator(call, "cancelled by " + who + ": " + why);
		if (line == null) {
			return Optional.empty();
		}
		log.info("%s cancels invocation %d of %s, of %s: %s; %s".formatted(who, id, call.methodName(), call.client.owner, why,
				line.outcome()));
		return Optional.of(line.outcome());
	}

	/** Ends everything by the contract (4.6): nothing is accepted, what is pending ends without a drain, then the lanes run what they hold. */
	@Override
	public void close() {
		closed = true;
		for (Client client : clients) {
			client.applyToWaiting(Event.DRAIN_OVER, Status.ERROR_OPERATION_ABORTED, "the engine stopped");
		}
		List<HostedBackend> left = List.copyOf(backends);
		left.forEach(HostedBackend::beginStopNow);
		left.forEach(HostedBackend::awaitStopped);
		if (!clientLanes.awaitQuiet(LANES_AT_STOP)) {
			clients.forEach(client -> client
					.forEachPending(call -> log.warn("not called, since a callback of its client did not return: " + call)));
		}
		clientLanes.close();
		deviceLanes.close();
		wheel.close();
		threads.close(TimeUnit.SECONDS.toNanos(1));
	}
}
