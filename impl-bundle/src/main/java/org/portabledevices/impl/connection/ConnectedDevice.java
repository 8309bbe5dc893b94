package org.portabledevices.impl.connection;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.backend.SessionReset;
import org.portabledevices.impl.call.CallDevice;
import org.portabledevices.impl.method.DeviceEvents;
import org.portabledevices.impl.method.DeviceServices;
import org.portabledevices.impl.method.capture.Captures;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.Status;

/**
 * A device while it is registered: over one link, or over several one after another, since a session that is out of step is replaced without taking the services
 * away. Its link is {@code null} while that happens, and for good once it is leaving: what comes from an old link is not heeded.
 */
final class ConnectedDevice implements DeviceControl, CallDevice, Link.Listener {

	/** How long a device that hung up when it was told to stop may take to be there again; meanwhile its services pass for being there. */
	private static final Duration HANG_UP = Duration.ofSeconds(2);

	private final MtpDevice owner;
	private final DeviceWorker worker;
	private final SessionReplacement replacement;
	private final DeviceInfo info;
	private final Captures captures;
	private final IdleCheck idleCheck;
	/** Of the method that runs, null for none. */
	private volatile Cancellation running;
	/** The session that the device was asked to close, null for none. */
	private volatile PtpSession closing;

	/** Guards what follows. */
	private final Object lock = new Object();
	private Link link;
	private Set<String> serviceIds = Set.of();
	private DeviceRegistration registration;
	private boolean leaving;
	private boolean closed;
	private Link farewell;
	private String goneWhy;

	ConnectedDevice(MtpDevice owner, Link link, DeviceWorker worker, Timer timer) {
		this.owner = owner;
		this.link = link;
		this.worker = worker;
		this.info = link.info();
		PortableDevice wanted = link.device();
		this.replacement = new SessionReplacement(attempt -> Link.reopen(wanted, owner.settings(), attempt), this::adopt, worker, timer);
		this.captures = new Captures((delay, action) -> timer.after(delay, action)::cancel, () -> owner.settings().captureQuiet());
		this.idleCheck = new IdleCheck(this, this::isIdle, owner::settings, timer);
	}

	/** Makes the services, before it is registered. */
	List<ServiceDescription> services(Settings settings) {
		List<ServiceDescription> services = DeviceServices.of(this, captures, settings.silenceLimit());
		synchronized (lock) {
			serviceIds = services.stream().map(ServiceDescription::objectId).collect(Collectors.toUnmodifiableSet());
		}
		return services;
	}

	/** The engine has it. It may have been lost, reset or closed before. */
	void registered(DeviceRegistration value) {
		String why;
		synchronized (lock) {
			registration = value;
			why = goneWhy;
		}
		if (why != null) {
			value.gone(why);
		}
	}

	DeviceRegistration registration() {
		synchronized (lock) {
			return registration;
		}
	}

	/** It is in use from here on: it is looked after also while nothing runs. */
	void inUse() {
		idleCheck.start();
	}

	private boolean isIdle() {
		DeviceRegistration current = registration();
		return current != null && current.pendingCount() == 0;
	}

	/** Tells whether the engine has said that nothing is pending any more. */
	boolean isClosed() {
		synchronized (lock) {
			return closed;
		}
	}

	@Override
	public Executor worker() {
		return worker;
	}

	@Override
	public DeviceInfo info() {
		return info;
	}

	@Override
	public PtpSession begin(Cancellation cancellation) throws MethodFailure {
		String why;
		synchronized (lock) {
			if (link != null) {
				running = cancellation;
				return link.session();
			}
			why = goneWhy;
		}
		announceLoss(false); // as in lost: the engine is to know before this is answered
		throw new MethodFailure(Status.ERROR_DEVICE_NOT_CONNECTED, why == null ? "there is no session at the moment" : why);
	}

	@Override
	public void end(PtpSession session) {
		running = null;
		idleCheck.heard();
		if (!session.isOpen() && session != closing) {
			lost(session, "the connection was closed");
		}
	}

	@Override
	public void event(PtpEvent event) {
		DeviceRegistration current;
		Set<String> services;
		synchronized (lock) {
			current = registration;
			services = serviceIds;
		}
		idleCheck.heard();
		DeviceEvents.raise(event, services, current);
		captures.event(event);
	}

	@Override
	public void lost(Link which, PtpException cause) {
		if (which.session() == closing) {
			return; // as it was asked to; the worker sees to it
		}
		Cancellation current = running;
		if (current != null && current.isCancelled()) {
			// The device answers a cancel by hanging up: the worker sees it too, and tries to replace the session.
			return;
		}
		if (idleCheck.isChecking()) {
			return; // so does the check
		}
		lost(which.session(), cause.getMessage());
	}

	/** Two threads see a loss, the worker and that of the events. Whoever comes second must not answer before the engine knows of it, so it tells the engine again. */
	@Override
	public void lost(PtpSession session, String why) {
		Link old;
		boolean first;
		synchronized (lock) {
			old = link != null && link.session() == session ? link : null;
			first = old != null && !leaving;
			if (old != null) {
				link = null;
			}
			if (first) {
				leaving = true;
				goneWhy = why;
			}
		}
		if (old != null) {
			old.close();
		}
		announceLoss(first);
	}

	@Override
	public boolean drop(PtpSession session) {
		Link old;
		synchronized (lock) {
			if (link == null || link.session() != session) {
				return false;
			}
			old = link;
			link = null;
		}
		old.close();
		return true;
	}

	@Override
	public void replace(String why, Runnable then) {
		replacement.request(HANG_UP, new SessionReplacement.Outcome() {
			@Override
			public void succeeded() {
				registration().sessionReset(why);
				captures.abandon(why);
				then.run();
			}

			@Override
			public void failed(String problem) {
				gone(why + "; connecting again failed: " + problem);
				then.run();
			}
		});
	}

	@Override
	public void expectClose(PtpSession session) {
		closing = session;
	}

	@Override
	public void renew(PtpSession session, String why, Runnable then) {
		if (!drop(session)) {
			then.run(); // the engine has reset the session meanwhile, or nobody wants one any more
			return;
		}
		replacement.request(owner.settings().connectLimit(), new SessionReplacement.Outcome() {
			@Override
			public void succeeded() {
				captures.abandon(why);
				then.run();
			}

			@Override
			public void failed(String problem) {
				then.run();
				gone(why + "; connecting again failed: " + problem);
			}
		});
	}

	@Override
	public void reset(SessionReset reset) {
		Link old;
		synchronized (lock) {
			old = link;
			link = null;
		}
		if (old != null) {
			// whatever the worker waits for fails now
			old.close();
		}
		replacement.request(owner.settings().connectLimit(), new SessionReplacement.Outcome() {
			@Override
			public void succeeded() {
				// it decides what becomes of captures that wait (the contract's row for a session that is reset); they are only forgotten here
				reset.succeed();
				captures.abandon("the session was reset");
			}

			@Override
			public void failed(String why) {
				owner.lost("the session could not be reset: " + why);
				reset.fail(why);
				captures.abandon(why);
			}
		});
	}

	@Override
	public void close() {
		Link last;
		synchronized (lock) {
			closed = true;
			leaving = true;
			last = link;
			farewell = last;
			link = null;
		}
		idleCheck.stop();
		replacement.giveUp();
		captures.abandon("the device was taken back");
		if (last == null) {
			return;
		}
		if (running == null) {
			worker.execute(last::closePolitely);
		} else {
			last.close();
		}
	}

	/** Whoever closes it waits for its last courtesies no longer. */
	void cutOff() {
		Link last;
		synchronized (lock) {
			last = farewell;
		}
		if (last != null) {
			last.close();
		}
	}

	/** Puts a fresh link in the place of the old one; closes it instead, and answers false, if nobody wants it any more. */
	private boolean adopt(Link fresh) {
		synchronized (lock) {
			if (!leaving) {
				link = fresh;
			}
		}
		if (isLeaving()) {
			fresh.closePolitely();
			return false;
		}
		fresh.attach(this);
		idleCheck.start();
		return true;
	}

	private void gone(String why) {
		synchronized (lock) {
			if (leaving) {
				return;
			}
			leaving = true;
			goneWhy = why;
		}
		announceLoss(true);
	}

	private void announceLoss(boolean first) {
		DeviceRegistration current;
		String why;
		synchronized (lock) {
			current = registration;
			why = goneWhy;
		}
		if (why == null) {
			return; // taken back or reset, not lost
		}
		if (first) {
			owner.lost(why);
		}
		if (current != null) {
			current.gone(why);
		}
		if (first) {
			captures.abandon(why);
		}
	}

	private boolean isLeaving() {
		synchronized (lock) {
			return leaving;
		}
	}
}
