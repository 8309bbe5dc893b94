/**
 * One client state for each shell session: the services that it follows, and the invocations that it started and left running. It ends with its session, and ends
 * what the session started.
 */
package org.portabledevices.shell.session;
