/** Bytes of objects: where they come from, and where new ones are kept. */
package org.portabledevices.sim.content;
