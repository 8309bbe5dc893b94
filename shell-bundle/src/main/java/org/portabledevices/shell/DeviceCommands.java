package org.portabledevices.shell;

import java.util.List;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.portabledevices.shell.arguments.Syntax;
import org.portabledevices.shell.directory.DeviceEntry;
import org.portabledevices.shell.directory.ServiceDirectory;
import org.portabledevices.shell.text.Table;

/** {@code devices}. */
@Component(service = DeviceCommands.class)
@GogoCommand(scope = "pds", function = "devices")
public class DeviceCommands {

	private static final Syntax DEVICES = Syntax.of("devices", 0, 0);

	private final ServiceDirectory directory;

	/**
	 * Starts.
	 *
	 * @param directory finds services and devices.
	 */
	@Activate
	public DeviceCommands(@Reference ServiceDirectory directory) {
		this.directory = directory;
	}

	/**
	 * Prints the devices.
	 *
	 * @param words none.
	 */
	@Descriptor("lists the devices, once for each backend that has them, also those that cannot be reached and why")
	public void devices(@Descriptor("none") String... words) {
		DEVICES.parse(words);
		List<DeviceEntry> devices = directory.devices();
		Table table = new Table("DEVICE", "BACKEND", "STATE", "SERVICES", "ID", "ADDRESS", "REASON");
		for (DeviceEntry device : devices) {
			table.row(device.name(), device.backend(), device.state().name(), String.join(", ", device.services()), device.id(),
					device.address().equals(device.id()) ? "" : device.address(), device.reason());
		}
		System.out.println(table.isEmpty() ? "There are no devices." : table);
	}
}
