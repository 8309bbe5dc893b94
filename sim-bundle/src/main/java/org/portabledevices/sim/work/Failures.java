package org.portabledevices.sim.work;

import java.io.IOException;
import java.util.concurrent.Callable;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.service.Status;

/** Says what went wrong in a device as the engine wants it said. */
public final class Failures {

	private Failures() {
	}

	/** Makes a failure with a response code, and words that say more than its name. */
	public static MethodFailure of(int responseCode, String words, Object... arguments) {
		return new MethodFailure(Status.ofResponseCode(responseCode), words.formatted(arguments));
	}

	/** Makes a failure of whatever was thrown. */
	static MethodFailure of(Exception thrown) {
		if (thrown instanceof MethodFailure failure) {
			return failure;
		}
		if (thrown instanceof ResponseException response) {
			return new MethodFailure(Status.ofResponseCode(response.responseCode()), ""); // its message is the code's name
		}
		return new MethodFailure(thrown instanceof IOException ? Status.ERROR_IO_DEVICE : Status.ERROR_GEN_FAILURE, thrown.toString());
	}

	static <T> T translated(Callable<T> action) throws MethodFailure {
		try {
			return action.call();
		} catch (Exception e) {
			throw of(e);
		}
	}
}
