package org.portabledevices.engine.flight.jfr;

import org.portabledevices.engine.flight.RecordedInvocation;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** What the events of one invocation have in common. */
@Category(InvocationEvent.CATEGORY)
@StackTrace(false)
abstract class InvocationEvent extends Event {

	static final String CATEGORY = "Portable Device Services";
	/** Flight Recorder's sign for a time that there is not. */
	private static final long NO_TIME = Long.MIN_VALUE;

	@Label("Invocation")
	@Description("The id, unique in the framework") long id;

	@Label("Client")
	@Description("The number of the client: one service object, or one followed service") long client;

	@Label("Bundle Id")
	@Description("The bundle of the client") long bundleId;

	@Label("Bundle")
	@Description("The symbolic name of the client's bundle") String bundle;

	@Label("Backend")
	@Description("The backend that has it; empty while it waits for one") String backend;

	@Label("Service")
	@Description("The Plug and Play service ID; empty while it waits for a backend") String service;

	@Label("Method")
	@Description("The name of the method") String method;

	@Label("Method GUID") String methodId;

	@Label("Label")
	@Description("What the client calls it") String label;

	@Label("Age")
	@Description("The time since the acceptance")
	@Timespan(Timespan.NANOSECONDS) long age;

	final void fill(RecordedInvocation call) {
		id = call.id();
		client = call.client();
		bundleId = call.bundleId();
		bundle = call.bundleName();
		backend = call.backend();
		service = call.service();
		method = call.methodName();
		methodId = call.method().toString();
		label = call.label();
		age = call.ageNanos();
	}

	static long time(long nanos) {
		return nanos < 0 ? NO_TIME : nanos;
	}
}
