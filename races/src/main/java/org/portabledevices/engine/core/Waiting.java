package org.portabledevices.engine.core;

/** There is no backend; one invocation waits. */
abstract class Waiting extends Following {

	Waiting() {
		accept();
	}
}
