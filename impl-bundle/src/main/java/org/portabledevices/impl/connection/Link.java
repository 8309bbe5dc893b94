package org.portabledevices.impl.connection;

import java.net.InetSocketAddress;
import java.time.Duration;

import org.portabledevices.ptp.ConnectionLostException;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.initiator.PtpIpInitiator;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.SessionListener;
import org.portabledevices.ptp.transport.Limits;
import org.portabledevices.service.PortableDevice;

/** One connection with an open session. What the device tells unasked goes to whoever is attached; before that, events are dropped. */
final class Link {

	/** How much longer than the engine the transport waits, so that the engine decides; a second line of defence only. */
	private static final Duration MARGIN = Duration.ofSeconds(1);

	/** How long a device may take to confirm the end of a session: it is a courtesy. */
	private static final Duration FAREWELL = Duration.ofMillis(500);

	/** Hears what comes unasked, on the session's event thread. */
	interface Listener {

		void event(PtpEvent event);

		void lost(Link link, PtpException cause);
	}

	private final PtpSession session;
	private final DeviceInfo info;
	private final PortableDevice device;
	private final Relay relay;

	private Link(PtpSession session, DeviceInfo info, PortableDevice device, Relay relay) {
		this.session = session;
		this.info = info;
		this.device = device;
		this.relay = relay;
	}

	/**
	 * Connects, opens a session and asks the device what it is. Waits.
	 *
	 * @throws PtpException if it failed; nothing is left open.
	 */
	static Link open(Settings settings, Attempt attempt) throws PtpException {
		// resolved here and each time: the names of devices move
		InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
		attempt.resolved();
		if (address.isUnresolved()) {
			throw new ConnectionLostException("the host " + settings.host() + " is not known", null);
		}
		Limits limits = Limits.DEFAULT.withConnect(settings.connectLimit()).withConfirmation(settings.confirmationLimit().plus(MARGIN));
		Relay relay = new Relay();
		PtpSession session = new PtpIpInitiator(settings.guid(), settings.friendlyName()).withLimits(limits)
				.connect(address, relay, attempt.cancellation());
		attempt.connected(session);
		try {
			PtpOperations operations = new PtpOperations(session).withSilence(settings.connectLimit());
			openSession(operations);
			DeviceInfo info = operations.getDeviceInfo();
			return new Link(session, info, Identity.device(info, session, operations, settings.address()), relay);
		} catch (PtpException | RuntimeException e) {
			session.close();
			throw e;
		} finally {
			attempt.over();
		}
	}

	/**
	 * Connects to a device again. Waits.
	 *
	 * @throws PtpException if it failed, or if another device is there now; nothing is left open.
	 */
	static Link reopen(PortableDevice device, Settings settings, Attempt attempt) throws PtpException {
		Link fresh = open(settings, attempt);
		String found = fresh.device.id();
		if (!found.equals(device.id())) {
			fresh.closePolitely();
			throw new ConnectionLostException("another device is there now: " + found, null);
		}
		return fresh;
	}

	private static void openSession(PtpOperations operations) throws PtpException {
		try {
			operations.openSession(1);
		} catch (ResponseException e) {
			// some cameras keep the session of a connection that was cut off
			if (e.responseCode() != ResponseCode.SESSION_ALREADY_OPEN) {
				throw e;
			}
			operations.closeSession();
			operations.openSession(1);
		}
	}

	PtpSession session() {
		return session;
	}

	DeviceInfo info() {
		return info;
	}

	/** Answers which device is at the other end. */
	PortableDevice device() {
		return device;
	}

	/** Says who hears events from here on, and of a loss, also of one that came before. */
	void attach(Listener listener) {
		relay.attach(this, listener);
	}

	/** Ends the session as the standard wants it, then closes the connection. Waits half a second at most. */
	void closePolitely() {
		try {
			if (session.isOpen()) {
				new PtpOperations(session).withSilence(FAREWELL).closeSession();
			}
		} catch (PtpException e) {
			// closing the connection ends the session too
		} finally {
			session.close();
		}
	}

	/** Closes the connection at once; what waits in it fails. */
	void close() {
		session.close();
	}

	/** The session wants its listener before there is anybody who could listen. */
	private static final class Relay implements SessionListener {

		private Link link;
		private Listener listener;
		private PtpException cause;

		@Override
		public void onEvent(PtpEvent event) {
			Listener target;
			synchronized (this) {
				target = listener;
			}
			if (target != null) {
				target.event(event);
			}
		}

		@Override
		public void onClosed(PtpException why) {
			Listener target;
			synchronized (this) {
				cause = why;
				target = listener;
			}
			if (target != null) {
				target.lost(link, why);
			}
		}

		void attach(Link owner, Listener target) {
			PtpException missed;
			synchronized (this) {
				link = owner;
				listener = target;
				missed = cause;
			}
			if (missed != null) {
				target.lost(owner, missed);
			}
		}
	}
}
