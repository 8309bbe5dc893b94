package org.portabledevices.tck.broken;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

import org.portabledevices.service.ServiceMethods;
import org.portabledevices.tck.Client;
import org.portabledevices.tck.Surroundings;
import org.portabledevices.tracker.ServiceFollower;

/**
 * An implementation with one thing wrong.
 *
 * @param name what is wrong, as a sentence.
 * @param fault puts what is wrong over what is right.
 * @param rules those that must fail, by number; or single tests, by the names of their methods.
 */
record Broken(String name, UnaryOperator<Surroundings> fault, List<String> rules) {

	/** Breaks the methods of all clients, followed services included. */
	static Broken methods(String name, UnaryOperator<ServiceMethods> fault, String... rules) {
		return methods(name, (right, surroundings) -> fault.apply(right), rules);
	}

	/** Breaks the methods of all clients, with a look at what is around them. */
	static Broken methods(String name, BiFunction<ServiceMethods, Surroundings, ServiceMethods> fault, String... rules) {
		return surroundings(name, surroundings -> new BrokenSurroundings(surroundings) {
			@Override
			public Client open(String bundle, String filter) throws Exception {
				Client client = right.open(bundle, filter);
				return BrokenService.client(client, fault.apply(client.service().methods(), right));
			}

			@Override
			public ServiceFollower follower(String bundle) throws Exception {
				return BrokenService.follower(right.follower(bundle), methods -> fault.apply(methods, right));
			}
		}, rules);
	}

	/** Breaks what is around the clients. */
	static Broken surroundings(String name, UnaryOperator<Surroundings> fault, String... rules) {
		return new Broken(name, fault, List.of(rules));
	}

	@Override
	public String toString() {
		return name;
	}
}
