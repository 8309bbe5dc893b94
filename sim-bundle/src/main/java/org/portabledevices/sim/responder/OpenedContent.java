package org.portabledevices.sim.responder;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.portabledevices.ptp.responder.ObjectContent;
import org.portabledevices.sim.content.Content;
import org.portabledevices.sim.content.OpenContent;

/** What is being sent, in the form that the responder wants. */
record OpenedContent(long length, OpenContent open) implements ObjectContent {

	static OpenedContent of(Content content) throws IOException {
		return new OpenedContent(content.length(), content.open());
	}

	@Override
	public int read(long position, ByteBuffer target) throws IOException {
		return open.read(position, target);
	}

	@Override
	public void close() throws IOException {
		open.close();
	}
}
