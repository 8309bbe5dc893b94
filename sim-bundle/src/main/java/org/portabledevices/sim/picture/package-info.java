/** JPEG pictures: those that the simulated camera takes, and what files of others say of themselves. */
package org.portabledevices.sim.picture;
