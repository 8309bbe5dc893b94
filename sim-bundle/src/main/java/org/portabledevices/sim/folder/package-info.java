/** A folder of the machine as the card of a device: nothing that a client says, and no link that lies in it, leads out of it. */
package org.portabledevices.sim.folder;
