package org.portabledevices.cnf.framework.lives.client;

import java.util.function.Consumer;

import org.portabledevices.service.DeviceEvent;
import org.portabledevices.service.DeviceEventListener;
import org.portabledevices.service.PortableDeviceService;

/** A component that is a busy client. Its description is the test's: it says what scope its references have. */
public final class ComponentClient implements DeviceEventListener {

	private final Load load;

	public ComponentClient(PortableDeviceService wide, PortableDeviceService narrow, Consumer<String> journal) {
		load = new Load(wide.methods(), narrow.methods(), journal);
	}

	/** Only here, since Declarative Services may make an object and then not use it. */
	public void activate() {
		load.start();
	}

	public void deactivate() {
		load.leave();
	}

	@Override
	public void onEvent(DeviceEvent event) {
		load.event();
	}
}
