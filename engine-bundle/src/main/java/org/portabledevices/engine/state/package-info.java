/** The state of an invocation: the contract's state table, and nothing else. No locks, no threads, no devices. */
package org.portabledevices.engine.state;
