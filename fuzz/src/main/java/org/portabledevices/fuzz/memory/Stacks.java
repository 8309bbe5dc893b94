package org.portabledevices.fuzz.memory;

import java.util.Map;

/** What every thread does, for the message of a finding. */
final class Stacks {
	private Stacks() {
	}

	static String all() {
		StringBuilder text = new StringBuilder();
		for (Map.Entry<Thread, StackTraceElement[]> thread : Thread.getAllStackTraces().entrySet()) {
			text.append('"').append(thread.getKey().getName()).append("\" ").append(thread.getKey().getState()).append('\n');
			for (StackTraceElement element : thread.getValue()) {
				text.append("\tat ").append(element).append('\n');
			}
		}
		return text.toString();
	}
}
