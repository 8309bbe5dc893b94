/**
 * The initiator: the side that asks a device.
 * <p>
 * {@link org.portabledevices.ptp.initiator.PtpIpInitiator} connects, {@link org.portabledevices.ptp.initiator.PtpSession}
 * runs transactions on the caller's thread, one at a time, {@link org.portabledevices.ptp.operation.PtpOperations} is the
 * standard's operations with types, and a {@link org.portabledevices.ptp.initiator.Cancellation} stops them from any
 * other thread. Data is streamed in constant memory.
 */
@Export
@Version("1.0.0")
package org.portabledevices.ptp.initiator;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
