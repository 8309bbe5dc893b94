/** A simulated camera on the wire: a PTP/IP responder for it, as slow and as deaf as the camera is configured to be. */
package org.portabledevices.sim.responder;
