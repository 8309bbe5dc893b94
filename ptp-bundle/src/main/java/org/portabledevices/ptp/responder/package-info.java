/**
 * The responder: the side that is asked. A {@link org.portabledevices.ptp.responder.PtpIpResponder} listens and keeps the
 * protocol; a {@link org.portabledevices.ptp.responder.ResponderDevice} is what it serves.
 * <p>
 * Objects are streamed in constant memory. One initiator has a session at a time, unless the builder says otherwise; the
 * next is told that the device is busy.
 * <p>
 * Peers are bounded, whatever they send: in connections (128, 16 from one address, 32 before the end of their handshake), in
 * time (10 s for the handshake, 30 s without a byte, 60 s for a whole packet or 64 KiB of data), in length (each packet by its
 * type, datasets at 1 MiB, objects as announced) and so in memory: 540 bytes for a handshake; for a session 200 KiB of
 * buffers, at most 64 KiB of events, and at most 4 MiB while a dataset comes. All but the lengths can be set, see
 * {@link org.portabledevices.ptp.responder.PtpIpResponder.Builder}. Peers that vanish are found by probes, if they answer any.
 * What was refused or cut, and why, is told to the {@link org.portabledevices.ptp.responder.ResponderListener}.
 */
@Export
@Version("1.0.0")
package org.portabledevices.ptp.responder;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
