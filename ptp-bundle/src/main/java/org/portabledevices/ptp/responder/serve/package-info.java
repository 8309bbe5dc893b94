/** Connections: who is accepted, the handshake, the places, and the threads and the command loop of who has one. Not exported. */
package org.portabledevices.ptp.responder.serve;
