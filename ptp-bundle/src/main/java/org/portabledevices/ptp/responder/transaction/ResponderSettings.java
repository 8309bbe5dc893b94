package org.portabledevices.ptp.responder.transaction;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;

import org.portabledevices.ptp.ip.PacketListener;
import org.portabledevices.ptp.responder.ResponderDevice;
import org.portabledevices.ptp.responder.ResponderListener;
import org.portabledevices.ptp.responder.WireConditions;
import org.portabledevices.ptp.transport.Limits;

/** What a responder's builder was told; each is explained there. */
public record ResponderSettings(ResponderDevice device, UUID guid, String friendlyName, Limits limits, Counts counts, Times times,
		Predicate<UUID> allowed, WireConditions conditions, ResponderListener listener, PacketListener packets) {
	/** A limit that is never reached. */
	public static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

	/** How many there may be: sessions, and TCP connections in all, from one address and before the end of their handshake. */
	public record Counts(int sessions, int connections, int perAddress, int handshakes) {
	}

	/** How long an initiator may take, and is waited for. */
	public record Times(Duration reconnectGrace, Duration packetLimit, Duration idleLimit, Duration probeAfter,
			Duration probeAnswer) {
	}
}
