package org.portabledevices.engine.osgi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.portabledevices.engine.core.Engine;
import org.portabledevices.engine.core.RaisedEvent;
import org.portabledevices.service.DeviceEventListener;
import org.portabledevices.service.ServiceProperties;

/** The whiteboard of device events: every listener that is registered is told, in a lane of its own. */
@Component(immediate = true, service = EventListeners.class)
public final class EventListeners {

	private final Engine engine;
	private final Map<ServiceReference<DeviceEventListener>, ListenerLane> listeners = new ConcurrentHashMap<>();

	/** Begins to listen to the engine. */
	@Activate
	public EventListeners(@Reference EngineComponent engine) {
		this.engine = engine.engine();
		this.engine.setEvents(this::raise);
	}

	@Deactivate
	void deactivate() {
		engine.setEvents(event -> {
		});
		listeners.values().forEach(ListenerLane::close);
	}

	@Reference(service = DeviceEventListener.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void bind(DeviceEventListener listener, ServiceReference<DeviceEventListener> reference) {
		Object filter = reference.getProperty(ServiceProperties.EVENT_FILTER);
		try {
			listeners.put(reference, new ListenerLane(engine, EngineComponent.owner(reference.getBundle()), listener,
					filter == null ? null : FrameworkUtil.createFilter(filter.toString())));
		} catch (InvalidSyntaxException e) {
			engine.log().warn("a DeviceEventListener of " + EngineComponent.owner(reference.getBundle()) + " is not called: its "
					+ ServiceProperties.EVENT_FILTER + " is not an LDAP filter: " + filter);
		}
	}

	void unbind(ServiceReference<DeviceEventListener> reference) {
		ListenerLane lane = listeners.remove(reference);
		if (lane != null) {
			lane.close();
		}
	}

	private void raise(RaisedEvent event) {
		listeners.values().forEach(lane -> lane.offer(event));
	}
}
