package org.portabledevices.shell.session;

import org.portabledevices.service.Invocation;

/**
 * An invocation that a session started and did not wait for.
 *
 * @param invocation its handle.
 * @param call what it came from, and what came of it.
 */
public record Kept(Invocation invocation, Call call) {
}
