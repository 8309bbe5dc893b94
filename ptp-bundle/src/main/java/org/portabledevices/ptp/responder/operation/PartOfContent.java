package org.portabledevices.ptp.responder.operation;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.responder.ObjectContent;
import org.portabledevices.ptp.responder.OperationAnswer;

/** A stretch of an object's bytes. */
record PartOfContent(ObjectContent whole, long offset, long length) implements ObjectContent {

	/** Answers GetPartialObject and GetPartialObject64: as much as there is, from an offset that exists. */
	static OperationAnswer answer(ObjectContent content, long offset, long length) throws PtpException, IOException {
		try {
			long available = content.length() - offset;
			if (offset < 0 || available < 0) {
				throw new ResponseException(ResponseCode.INVALID_PARAMETER);
			}
			long count = Math.min(length, available);
			return OperationAnswer.ok((int) count).withData(new PartOfContent(content, offset, count));
		} catch (PtpException | IOException | RuntimeException e) {
			content.close();
			throw e;
		}
	}

	@Override
	public int read(long position, ByteBuffer target) throws IOException {
		return whole.read(offset + position, target);
	}

	@Override
	public void close() throws IOException {
		whole.close();
	}
}
