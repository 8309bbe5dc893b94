/** What lies on the storages of a device: objects, and what can be done to them. */
package org.portabledevices.sim.store;
