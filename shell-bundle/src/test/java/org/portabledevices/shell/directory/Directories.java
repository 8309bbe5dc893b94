package org.portabledevices.shell.directory;

import java.util.List;

import org.portabledevices.monitor.BackendSelection;
import org.portabledevices.monitor.PortableDeviceBackend;
import org.portabledevices.shell.fakes.FakeObjects;
import org.portabledevices.shell.fakes.FakeReference;

/** Gives a directory what Declarative Services gives it otherwise. */
public final class Directories {

	private Directories() {
	}

	/** A directory of what is there; the methods of its services cannot be learned from them. */
	public static ServiceDirectory of(BackendSelection selection, List<FakeReference> services,
			List<? extends PortableDeviceBackend> backends) {
		ServiceDirectory directory = new ServiceDirectory();
		directory.selection = selection;
		directory.backends = List.copyOf(backends);
		change(directory, services.stream().map(FakeObjects::new).toList());
		return directory;
	}

	/** Services come and go. */
	public static void change(ServiceDirectory directory, List<FakeObjects> services) {
		directory.services = List.copyOf(services);
	}
}
