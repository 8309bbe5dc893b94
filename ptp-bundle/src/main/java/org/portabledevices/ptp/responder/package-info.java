/**
 * The responder: the side that is asked. A {@link org.portabledevices.ptp.responder.PtpIpResponder} listens and keeps the
 * protocol; a {@link org.portabledevices.ptp.responder.ResponderDevice} is what it serves.
 * <p>
 * Objects are streamed in constant memory. One initiator has a session at a time; a second is told that the device is
 * busy.
 */
@Export
@Version("1.0.0")
package org.portabledevices.ptp.responder;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
