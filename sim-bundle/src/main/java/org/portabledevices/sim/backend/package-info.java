/** Simulated devices as the engine sees them: services, their methods, and what runs in them. */
package org.portabledevices.sim.backend;
