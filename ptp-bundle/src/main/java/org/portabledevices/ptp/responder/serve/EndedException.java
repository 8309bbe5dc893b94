package org.portabledevices.ptp.responder.serve;

import org.portabledevices.ptp.ConnectionLostException;
import org.portabledevices.ptp.PeerSilentException;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.responder.ConnectionEnd;

/** The responder itself ends a connection, for a reason that no other exception has. */
final class EndedException extends PtpException {
	private static final long serialVersionUID = 1L;

	private final ConnectionEnd why;

	EndedException(ConnectionEnd why, String message) {
		super(message);
		this.why = why;
	}

	static ConnectionEnd why(PtpException e) {
		if (e instanceof EndedException ended) {
			return ended.why;
		} else if (e instanceof PtpFormatException) {
			return ConnectionEnd.MALFORMED;
		} else if (e instanceof PeerSilentException) {
			return ConnectionEnd.TOO_SLOW;
		}
		return e instanceof ConnectionLostException ? ConnectionEnd.CLOSED_BY_PEER : ConnectionEnd.FAILED;
	}
}
