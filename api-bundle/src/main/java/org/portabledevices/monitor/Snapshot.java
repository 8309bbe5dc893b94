package org.portabledevices.monitor;

record Snapshot(String name, String address, String deviceId, State state, String reason, int pendingCount) implements ConfiguredDevice {
}
