package org.portabledevices.engine.flight.jfr;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** The services of a device are taken back. */
@Name("org.portabledevices.DeviceWithdrawn")
@Label("Device Withdrawn")
@Description("The services of a device are taken back, since it is gone or its backend stops")
final class DeviceWithdrawnEvent extends DeviceEvent {
}
