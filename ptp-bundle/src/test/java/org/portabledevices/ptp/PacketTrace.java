package org.portabledevices.ptp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.portabledevices.ptp.ip.ConnectionKind;
import org.portabledevices.ptp.ip.PacketListener;
import org.portabledevices.ptp.ip.PacketType;

/** Remembers what was on the wire. */
public final class PacketTrace implements PacketListener {
	public record Seen(boolean sent, ConnectionKind connection, PacketType type, int transactionId, long length) {
	}

	private final List<Seen> packets = new CopyOnWriteArrayList<>();

	@Override
	public void packet(boolean sent, ConnectionKind connection, PacketType type, int transactionId, long length) {
		if (type != PacketType.DATA) {
			packets.add(new Seen(sent, connection, type, transactionId, length));
		}
	}

	public long count(boolean sent, ConnectionKind connection, PacketType type) {
		return packets.stream()
				.filter(seen -> seen.sent() == sent && seen.connection() == connection && seen.type() == type).count();
	}

	public List<Seen> packets() {
		return packets;
	}
}
