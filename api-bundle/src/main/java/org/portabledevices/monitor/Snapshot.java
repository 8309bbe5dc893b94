package org.portabledevices.monitor;

record Snapshot(String name, String address, State state, String reason, int pendingCount) implements ConfiguredDevice {
}
