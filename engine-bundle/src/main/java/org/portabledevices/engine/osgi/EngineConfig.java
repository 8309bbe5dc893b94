package org.portabledevices.engine.osgi;

import java.time.Duration;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.portabledevices.engine.core.EngineLimits;

@ObjectClassDefinition(id = EngineConfig.PID, name = "Portable device services: engine",
		description = "Limits that hold for all backends and clients")
@interface EngineConfig {

	String PID = "org.portabledevices.engine";

	@AttributeDefinition(description = "Milliseconds that a stop may go unconfirmed before the invocation ends all the same", min = "1")
	long grace_ms() default 5_000;

	@AttributeDefinition(description = "Milliseconds that the reset of a session may take", min = "1")
	long reset_ms() default 30_000;

	@AttributeDefinition(description = "Milliseconds that accepted invocations go on when a backend stops; 0 stops them at once", min = "0")
	long drain_ms() default 3_000;

	@AttributeDefinition(description = "Milliseconds that a stop may go unconfirmed when a backend stops", min = "1")
	long stop_grace_ms() default 1_000;

	@AttributeDefinition(description = "Milliseconds that a sink may take nothing, or a source give nothing", min = "1")
	long stall_ms() default 30_000;

	@AttributeDefinition(description = "Milliseconds that an invocation of a followed service waits for a backend; 0 fails at once",
			min = "0")
	long waiting_ms() default 30_000;

	@AttributeDefinition(description = "How many invocations of one client may be open", min = "1")
	int client_open() default 16_384;

	@AttributeDefinition(description = "How many invocations of all clients may be open", min = "1")
	int engine_open() default 131_072;

	@AttributeDefinition(description = "How many clients may be stuck in a callback before others wait; read when the engine starts",
			min = "1")
	int stuck_clients() default 64;

	@AttributeDefinition(description = "How many of the stuck clients may be of one bundle; read when the engine starts", min = "1")
	int stuck_clients_of_bundle() default 16;

	/** Reads a configuration. */
	final class Limits {

		private Limits() {
		}

		static EngineLimits of(EngineConfig config) {
			return new EngineLimits(millis("grace.ms", config.grace_ms(), 1), millis("reset.ms", config.reset_ms(), 1),
					millis("drain.ms", config.drain_ms(), 0), millis("stop.grace.ms", config.stop_grace_ms(), 1),
					millis("stall.ms", config.stall_ms(), 1), millis("waiting.ms", config.waiting_ms(), 0),
					(int) atLeast("client.open", config.client_open(), 1), (int) atLeast("engine.open", config.engine_open(), 1),
					(int) atLeast("stuck.clients", config.stuck_clients(), 1),
					(int) atLeast("stuck.clients.of.bundle", config.stuck_clients_of_bundle(), 1));
		}

		private static Duration millis(String property, long value, long least) {
			return Duration.ofMillis(atLeast(property, value, least));
		}

		private static long atLeast(String property, long value, long least) {
			if (value < least) {
				throw new IllegalArgumentException("%s of %s is at least %d, not %d".formatted(property, PID, least, value));
			}
			return value;
		}
	}
}
