package org.portabledevices.sim.responder;

import java.net.SocketAddress;
import java.util.regex.Pattern;

import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.responder.ConnectionEnd;
import org.portabledevices.ptp.responder.ResponderListener;
import org.portabledevices.sim.device.Journal;

/**
 * Writes down who came and who went: what is as usual quietly, what may be a stranger or a broken client as a warning.
 *
 * @param name the camera's name.
 * @param journal where to.
 */
record Reporter(String name, Journal journal) implements ResponderListener {

	/** Anybody may call himself what he likes: with line ends he would write lines of his own into a log. */
	private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

	@Override
	public void connected(SocketAddress initiator, String friendlyName) {
		journal.info("%s: %s \"%s\" is connected".formatted(name, initiator, UNPRINTABLE.matcher(friendlyName).replaceAll("?")));
	}

	@Override
	public void disconnected(SocketAddress initiator, ConnectionEnd why, String reason) {
		report(why, "%s is gone: %s".formatted(initiator, reason));
	}

	@Override
	public void refused(SocketAddress peer, ConnectionEnd why, String reason) {
		report(why, "%s was refused: %s".formatted(peer, reason));
	}

	@Override
	public void failed(int operation, Throwable failure) {
		journal.warn("%s: %s failed".formatted(name, OperationCode.name(operation)), failure);
	}

	private void report(ConnectionEnd why, String words) {
		switch (why) {
			case CLOSED_BY_PEER -> journal.trace(name, words);
			case BUSY, IDLE, POWERED_DOWN, RESPONDER_CLOSED -> journal.info("%s: %s".formatted(name, words));
			default -> journal.warn("%s: %s (%s)".formatted(name, words, why), null); // also for reasons that are new
		}
	}
}
