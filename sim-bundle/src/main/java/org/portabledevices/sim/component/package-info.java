/** The components of the simulator, and their configuration. */
package org.portabledevices.sim.component;
