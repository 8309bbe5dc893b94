/** Sockets with time limits and packets on them; what initiator and responder have in common. Not exported. */
package org.portabledevices.ptp.wire;
