package org.portabledevices.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Tries every input of the corpus once: the recorded sessions, and whatever was found before. */
class CorpusTest {

	@FuzzTest
	void datasets(byte[] input) throws Exception {
		Datasets.fuzzerTestOneInput(input);
	}

	@FuzzTest
	void packets(byte[] input) throws Exception {
		Packets.fuzzerTestOneInput(input);
	}

	@FuzzTest
	void initiatorSession(byte[] input) throws Exception {
		InitiatorSession.fuzzerTestOneInput(input);
	}

	@FuzzTest
	void responderSession(byte[] input) throws Exception {
		ResponderSession.fuzzerTestOneInput(input);
	}
}
