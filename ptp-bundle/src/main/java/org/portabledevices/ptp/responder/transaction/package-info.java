/** A transaction while it runs: its data phases, its response, and the cancel that may come in each. Not exported. */
package org.portabledevices.ptp.responder.transaction;
