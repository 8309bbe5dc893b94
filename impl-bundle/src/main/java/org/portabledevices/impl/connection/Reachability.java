package org.portabledevices.impl.connection;

import org.portabledevices.monitor.ConfiguredDevice;
import org.portabledevices.monitor.ConfiguredDevice.State;
import org.portabledevices.service.PortableDevice;

/** Whether a configured device can be reached, and why not. Tells of changes only: of many failed attempts in a row the first. Safe for use by several threads. */
final class Reachability {

	private final String address;
	private final MtpDevice.Listener listener;

	/** Guarded by this. */
	private State state = State.CONNECTING;
	private String name;
	private String deviceId = "";
	private String reason = "";
	private boolean muted;

	Reachability(String address, MtpDevice.Listener listener) {
		this.address = address;
		this.listener = listener;
		this.name = address;
	}

	/** It is connected; words say to what. */
	void connected(PortableDevice device, String words) {
		boolean news;
		synchronized (this) {
			news = state != State.CONNECTED && !muted;
			state = State.CONNECTED;
			name = device.name();
			deviceId = device.id();
			reason = "";
		}
		if (news) {
			listener.changed(State.CONNECTED, words);
		}
	}

	/** It cannot be reached, or not any more. */
	void unreachable(String why) {
		boolean news;
		synchronized (this) {
			news = state != State.UNREACHABLE && !muted;
			state = State.UNREACHABLE;
			reason = why;
		}
		if (news) {
			listener.changed(State.UNREACHABLE, why);
		}
	}

	/** Tells of nothing any more: what ends by our own will is no news. */
	synchronized void mute() {
		muted = true;
	}

	synchronized boolean isConnected() {
		return state == State.CONNECTED;
	}

	synchronized ConfiguredDevice snapshot(int pendingCount) {
		return ConfiguredDevice.of(name, address, deviceId, state, reason, pendingCount);
	}
}
