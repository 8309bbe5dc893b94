/** The choice of a backend, kept over restarts. */
package org.portabledevices.shell.backend;
