package org.portabledevices.tck;

import java.time.Duration;
import java.util.List;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.monitor.BackendSelection;
import org.portabledevices.monitor.InvocationMonitor;
import org.portabledevices.tracker.ServiceFollower;

/**
 * Where the device under test lives: an engine, and bundles that are its clients and backends. In a framework these are bundles; in plain Java they are names.
 * <p>
 * The kit has two: {@link org.portabledevices.tck.standalone.StandaloneSurroundings} and {@link org.portabledevices.tck.framework.FrameworkSurroundings}.
 */
public interface Surroundings extends AutoCloseable {

	/**
	 * Opens the best service that matches a filter, as soon as there is one.
	 *
	 * @param bundle the bundle that opens it; one that is not there is made.
	 * @param filter an LDAP filter on the service properties.
	 * @return a new client of that bundle.
	 * @throws Exception if there is no such service within 10 s.
	 */
	Client open(String bundle, String filter) throws Exception;

	/**
	 * Answers the engine as a backend sees it.
	 *
	 * @param bundle the bundle that brings in devices; one that is not there is made.
	 * @return the host of that bundle.
	 * @throws Exception if there is none.
	 */
	BackendHost host(String bundle) throws Exception;

	/**
	 * Answers what follows services.
	 *
	 * @param bundle the bundle that follows; one that is not there is made.
	 * @return the follower of that bundle.
	 * @throws Exception if there is none.
	 */
	ServiceFollower follower(String bundle) throws Exception;

	/**
	 * Answers what lists and cancels across clients.
	 *
	 * @return the monitor.
	 */
	InvocationMonitor monitor();

	/**
	 * Answers what chooses the backend.
	 *
	 * @return the choice.
	 */
	BackendSelection selection();

	/**
	 * Stops a bundle that the kit made, as {@code Bundle.stop()} does, and returns when that does. Where time stands still, another thread must let it pass.
	 *
	 * @param bundle the bundle.
	 * @throws Exception if it cannot be stopped.
	 */
	void stop(String bundle) throws Exception;

	/**
	 * Stops the engine (contract 4.6), and returns when it has stopped. Nothing but {@link #close} is called afterwards.
	 *
	 * @throws Exception if it cannot be stopped; {@link Harness#missing} if others need it.
	 */
	void stopEngine() throws Exception;

	/**
	 * Lets time pass for the engine.
	 *
	 * @param time how much.
	 * @throws Exception what {@link Harness#missing} makes, if time is real here.
	 */
	void pass(Duration time) throws Exception;

	/**
	 * Answers what the engine has logged so far.
	 *
	 * @return the messages, each with the stack of what came with it.
	 */
	default List<String> log() {
		throw Harness.missing("log");
	}

	/** Takes back what the kit made: its bundles, and the engine if it is the kit's. */
	@Override
	void close() throws Exception;
}
