/**
 * The initiator: the side that asks a device.
 * <p>
 * {@link org.portabledevices.ptp.initiator.PtpIpInitiator} connects, {@link org.portabledevices.ptp.initiator.PtpSession}
 * runs transactions on the caller's thread, one at a time, {@link org.portabledevices.ptp.operation.PtpOperations} is the
 * standard's operations with types, and a {@link org.portabledevices.ptp.initiator.Cancellation} stops them from any
 * other thread. Data is streamed in constant memory.
 * <p>
 * Devices have habits, and an initiator puts up with them. Response parameters may be missing or padded. Codes that no standard
 * knows are kept, as numbers. A transaction ID that was never used is taken for the one that runs; what belongs to a transaction
 * that is over is dropped. Data may come without Start_Data, without End_Data, with more or fewer bytes than were announced, and
 * with an unknown length of 64 or 32 ones. An answer may come before all data was sent. A device may send no events, answer no
 * probe, keep a session that is open already, have no name, and leave the NUL of its name or the version away. What no habit
 * explains, a packet of an unknown type or an impossible length, is a {@link org.portabledevices.ptp.PtpFormatException} and ends
 * the session, since nobody knows where the next packet begins.
 */
@Export
@Version("1.0.0")
package org.portabledevices.ptp.initiator;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
