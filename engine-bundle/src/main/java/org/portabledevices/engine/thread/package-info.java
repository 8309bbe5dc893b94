/** The engine's threads: where they come from, and how they end (contract 4.6). */
package org.portabledevices.engine.thread;
