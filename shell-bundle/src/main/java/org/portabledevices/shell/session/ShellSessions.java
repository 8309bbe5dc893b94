package org.portabledevices.shell.session;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.portabledevices.shell.arguments.CommandException;
import org.portabledevices.tracker.ServiceFollower;

/**
 * Has the state of each shell session, and ends it with the session.
 * <p>
 * Gogo tells nobody that a session was closed: {@code CommandSessionListener} sees commands only, and variables of a session are dropped without a word. A
 * closed SSH session must end what it started all the same. So once a second, while there are sessions, each is asked whether it lives: a processor refuses to make
 * a child of a session that is closed, and making one that is closed at once costs next to nothing and tells no listener. Sessions are referred to weakly, for
 * those that are dropped without being closed, as gogo.jline's {@code sh} does.
 */
@Component(service = ShellSessions.class)
public class ShellSessions {

	private static final long SWEEP_SECONDS = 1;

	private final ServiceFollower follower;
	private final Predicate<CommandSession> isClosed;
	private final List<Known> sessions = new ArrayList<>();
	private final ScheduledExecutorService sweeper;

	private record Known(WeakReference<CommandSession> session, ShellSession state) {
	}

	/**
	 * Starts.
	 *
	 * @param follower makes the clients of sessions.
	 * @param processor knows which sessions are closed.
	 */
	@Activate
	public ShellSessions(@Reference ServiceFollower follower, @Reference CommandProcessor processor) {
		this(follower, session -> isClosed(processor, session));
	}

	ShellSessions(ServiceFollower follower, Predicate<CommandSession> isClosed) {
		this.follower = follower;
		this.isClosed = isClosed;
		sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
			Thread thread = new Thread(task, "org.portabledevices.shell sessions");
			thread.setDaemon(true);
			return thread;
		});
	}

	/**
	 * Answers the state of a session.
	 *
	 * @param session the session.
	 * @return its state, the same for as long as the session lasts.
	 */
	public ShellSession of(CommandSession session) {
		synchronized (sessions) {
			for (Known known : sessions) {
				if (known.session().refersTo(session)) {
					return known.state();
				}
			}
			if (sweeper.isShutdown()) {
				throw new CommandException("the shell commands are being stopped");
			}
			if (sessions.isEmpty()) {
				sweepLater();
			}
			Known known = new Known(new WeakReference<>(session), new ShellSession(follower));
			sessions.add(known);
			return known.state();
		}
	}

	/** Ends the states of sessions that have ended. No lock is held while Gogo is asked. */
	void sweep() {
		List<Known> all;
		synchronized (sessions) {
			all = List.copyOf(sessions);
		}
		List<Known> ended = all.stream().filter(known -> hasEnded(known.session().get())).toList();
		synchronized (sessions) {
			sessions.removeAll(ended);
		}
		ended.forEach(known -> known.state().close());
	}

	private boolean hasEnded(CommandSession session) {
		return session == null || isClosed.test(session);
	}

	/** Ends all sessions: the shell, or the engine, stops. */
	@Deactivate
	void close() {
		List<Known> all;
		synchronized (sessions) {
			sweeper.shutdownNow();
			all = List.copyOf(sessions);
			sessions.clear();
		}
		all.forEach(known -> known.state().close());
	}

	private void sweepAgain() {
		try {
			sweep();
		} finally {
			synchronized (sessions) {
				if (!sessions.isEmpty()) {
					sweepLater();
				}
			}
		}
	}

	private void sweepLater() {
		if (!sweeper.isShutdown()) {
			sweeper.schedule(this::sweepAgain, SWEEP_SECONDS, TimeUnit.SECONDS);
		}
	}

	private static boolean isClosed(CommandProcessor processor, CommandSession session) {
		try {
			processor.createSession(session).close();
			return false;
		} catch (IllegalArgumentException | IllegalStateException e) {
			return true; // the session, or the whole processor, is closed
		}
	}
}
