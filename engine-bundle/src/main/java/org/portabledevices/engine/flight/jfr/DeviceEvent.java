package org.portabledevices.engine.flight.jfr;

import org.portabledevices.engine.flight.RecordedDevice;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.StackTrace;

/** What the events of one device have in common. */
@Category(InvocationEvent.CATEGORY)
@StackTrace(false)
abstract class DeviceEvent extends Event {

	@Label("Backend") String backend;

	@Label("Bundle Id")
	@Description("The bundle of the backend") long bundleId;

	@Label("Bundle")
	@Description("The symbolic name of the backend's bundle") String bundle;

	@Label("Device")
	@Description("The friendly name") String device;

	@Label("Device ID")
	@Description("The Plug and Play device ID") String deviceId;

	@Label("Services")
	@Description("The names of its services") String services;

	@Label("Ranking")
	@Description("The ranking of its services") int ranking;

	@Label("Pending")
	@Description("How many invocations are pending on it") int pending;

	final void commit(RecordedDevice recorded) {
		backend = recorded.backend();
		bundleId = recorded.bundleId();
		bundle = recorded.bundleName();
		device = recorded.name();
		deviceId = recorded.id();
		services = recorded.services();
		ranking = recorded.ranking();
		pending = recorded.pendingCount();
		commit();
	}
}
