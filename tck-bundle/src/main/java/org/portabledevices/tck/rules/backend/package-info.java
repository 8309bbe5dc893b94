/** Contract group 7: what the engine promises to backends. */
package org.portabledevices.tck.rules.backend;
