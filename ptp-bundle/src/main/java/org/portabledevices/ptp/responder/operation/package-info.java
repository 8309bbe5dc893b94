/** What each operation asks of the device, by who defines it, and the session it needs. Not exported. */
package org.portabledevices.ptp.responder.operation;
