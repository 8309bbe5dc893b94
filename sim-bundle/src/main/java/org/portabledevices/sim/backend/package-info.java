/** Simulated devices as the engine sees them: services and their methods. */
package org.portabledevices.sim.backend;
