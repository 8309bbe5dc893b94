/** Time: one clock, and one wheel that watches all limits (contract 6.3). */
package org.portabledevices.engine.time;
