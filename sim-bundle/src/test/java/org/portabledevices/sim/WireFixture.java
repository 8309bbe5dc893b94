package org.portabledevices.sim;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.DataReceiver;
import org.portabledevices.ptp.initiator.PtpIpInitiator;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.SessionListener;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.ptp.transport.Limits;
import org.portabledevices.sim.device.FakeHost;

/** A simulated camera on the wire, in virtual time, and an initiator that can be connected to it. */
final class WireFixture implements AutoCloseable {

	final Simulation camera;
	final InetSocketAddress address;
	final BlockingQueue<PtpEvent> events = new LinkedBlockingQueue<>();
	private Duration confirmation = Limits.DEFAULT.confirmation();
	CountDownLatch cutOff;
	PtpSession session;
	PtpOperations operations;

	WireFixture(SimulationBuilder builder) throws IOException {
		camera = builder.start(new FakeHost());
		address = camera.serve();
	}

	/** An operation that an initiator waits for. */
	interface Operation {

		void run(PtpOperations operations) throws Exception;
	}

	/** Connects, and opens a session; what was connected before is cut off. */
	WireFixture connect() throws PtpException {
		attach();
		operations.openSession(1);
		return this;
	}

	/** Connects anew, and does not wait long, in real time, for the confirmation of a cancel that the test has lost. */
	WireFixture connectImpatiently() throws PtpException {
		confirmation = Duration.ofMillis(500);
		return connect();
	}

	/** Cuts the initiator off. */
	void disconnect() {
		session.close();
		cutOff.countDown();
	}

	/** Connects without a session. */
	void attach() throws PtpException {
		if (session != null) {
			session.close();
		}
		CountDownLatch closed = new CountDownLatch(1);
		cutOff = closed;
		session = new PtpIpInitiator(UUID.randomUUID(), "test").withLimits(Limits.DEFAULT.withConfirmation(confirmation)).connect(address,
				new SessionListener() {

					@Override
					public void onEvent(PtpEvent event) {
						events.add(event);
					}

					@Override
					public void onClosed(PtpException cause) {
						closed.countDown();
					}
				});
		operations = new PtpOperations(session);
	}

	/** Begins an operation on a thread of its own. */
	CompletableFuture<Void> begin(Operation operation) {
		return begin(new Cancellation(), operation);
	}

	/** Begins an operation that can be cancelled. */
	CompletableFuture<Void> begin(Cancellation cancellation, Operation operation) {
		CompletableFuture<Void> done = new CompletableFuture<>();
		PtpOperations cancellable = operations.with(cancellation);
		Thread thread = new Thread(() -> {
			try {
				operation.run(cancellable);
				done.complete(null);
			} catch (Exception e) {
				done.completeExceptionally(e);
			}
		}, "initiator");
		thread.setDaemon(true);
		thread.start();
		return done;
	}

	@Override
	public void close() {
		if (session != null) {
			session.close();
		}
		camera.close();
	}

	/** Counts what arrives. */
	static final class Counter implements DataReceiver {

		private long count;

		@Override
		public void begin(long total) {
			// only counted
		}

		@Override
		public synchronized void data(ByteBuffer data) {
			count += data.remaining();
			data.position(data.limit());
			notifyAll();
		}

		synchronized long count() {
			return count;
		}

		synchronized void await(long bytes) throws InterruptedException {
			while (count < bytes) {
				wait(); // the test has a limit
			}
		}
	}
}
