package org.portabledevices.engine.standalone;

import java.util.concurrent.TimeUnit;

import org.portabledevices.engine.core.Client;
import org.portabledevices.engine.core.ClientOwner;
import org.portabledevices.engine.core.Engine;
import org.portabledevices.engine.core.HostedService;
import org.portabledevices.service.PortableDeviceService;

/** A service object that somebody holds: a client of its own. Closing it gives it back (contract 4.1). */
public final class OpenService implements AutoCloseable {

	private static final long RELEASE_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final Client client;
	private final PortableDeviceService service;

	OpenService(HostedService hosted, Engine engine, ClientOwner owner) {
		client = engine.client(owner);
		service = engine.service(client, hosted);
	}

	/**
	 * Answers the service object.
	 *
	 * @return always the same.
	 */
	public PortableDeviceService service() {
		return service;
	}

	/** Gives the service object back. Waits a second at most for what is being called. */
	@Override
	public void close() {
		client.release(RELEASE_NANOS);
	}
}
