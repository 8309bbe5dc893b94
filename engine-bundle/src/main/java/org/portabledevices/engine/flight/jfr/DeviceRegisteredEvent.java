package org.portabledevices.engine.flight.jfr;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A backend brought a device in. */
@Name("org.portabledevices.DeviceRegistered")
@Label("Device Registered")
@Description("A backend brought a device in, whose services are registered after this")
final class DeviceRegisteredEvent extends DeviceEvent {
}
