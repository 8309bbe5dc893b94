/** The kit without a framework. Needs the engine's jar on the class path; in a framework nothing of this is loaded. */
package org.portabledevices.tck.standalone;
