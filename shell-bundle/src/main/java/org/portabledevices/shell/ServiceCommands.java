package org.portabledevices.shell;

import java.util.stream.Collectors;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.portabledevices.shell.arguments.Syntax;
import org.portabledevices.shell.directory.ServiceDirectory;
import org.portabledevices.shell.directory.ServiceEntry;
import org.portabledevices.shell.text.Table;

/** {@code services}; its full name is {@code pds:services}, where another bundle has taken the short one. */
@Component(service = ServiceCommands.class)
@GogoCommand(scope = "pds", function = "services")
public class ServiceCommands {

	private static final Syntax SERVICES = Syntax.of("services", 0, 0);

	private final ServiceDirectory directory;

	/**
	 * Starts.
	 *
	 * @param directory finds services and devices.
	 */
	@Activate
	public ServiceCommands(@Reference ServiceDirectory directory) {
		this.directory = directory;
	}

	/**
	 * Prints the services.
	 *
	 * @param words none.
	 */
	@Descriptor("lists the services of all devices, and the backend that new invocations go to")
	public void services(@Descriptor("none") String... words) {
		SERVICES.parse(words);
		Table table = new Table("SERVICE", "DEVICE", "BACKEND", "ALSO ON", "ID");
		for (ServiceEntry service : directory.services()) {
			String chosen = directory.chosen(service).orElse("(none)");
			String others = service.backends().stream().filter(name -> !name.equals(chosen)).collect(Collectors.joining(", "));
			table.row(service.name(), service.deviceName(), chosen, others, service.id());
		}
		System.out.println(table.isEmpty() ? "There are no services." : table);
	}
}
