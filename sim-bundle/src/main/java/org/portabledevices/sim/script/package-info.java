/** Reads scripts: what exactly befalls which call of a simulated device. The language is described in docs/how-to/script-a-simulated-device.md. */
package org.portabledevices.sim.script;
