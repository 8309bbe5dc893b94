package org.portabledevices.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.portabledevices.monitor.BackendSelection;
import org.portabledevices.service.Status;
import org.portabledevices.shell.arguments.Arguments;
import org.portabledevices.shell.arguments.CommandException;
import org.portabledevices.shell.arguments.Syntax;
import org.portabledevices.shell.backend.SelectionFile;
import org.portabledevices.shell.directory.DeviceEntry;
import org.portabledevices.shell.directory.ServiceDirectory;
import org.portabledevices.shell.text.Table;

/** {@code backend}. */
@Component(service = BackendCommands.class)
@GogoCommand(scope = "pds", function = "backend")
public class BackendCommands {

	private static final Syntax BACKEND = Syntax.of("backend [use NAME [--save] | auto [--save]]", 0, 2).flag("--save");

	private final ServiceDirectory directory;
	private final BackendSelection selection;
	private final String folder;

	/**
	 * Starts.
	 *
	 * @param directory knows the backends.
	 * @param selection chooses one.
	 * @param context tells where settings are kept.
	 */
	@Activate
	public BackendCommands(@Reference ServiceDirectory directory, @Reference BackendSelection selection, BundleContext context) {
		this(directory, selection, context.getProperty(SelectionFile.FOLDER_PROPERTY));
	}

	BackendCommands(ServiceDirectory directory, BackendSelection selection, String folder) {
		this.directory = directory;
		this.selection = selection;
		this.folder = folder;
	}

	/**
	 * Prints the backends, or chooses one.
	 *
	 * @param words what to do.
	 */
	@Descriptor("lists the backends and their devices, or chooses where new invocations go: backend [use NAME [--save] | auto [--save]]")
	public void backend(
			@Descriptor("use NAME: this backend and no other; auto: the best ranked; --save: also after a restart") String... words) {
		Arguments arguments = BACKEND.parse(words);
		String verb = arguments.words().isEmpty() ? "" : arguments.words().get(0);
		boolean save = arguments.has("--save");
		if (verb.equals("use") && arguments.words().size() == 2) {
			use(arguments.words().get(1), save);
		} else if (verb.equals("auto") && arguments.words().size() == 1) {
			auto(save);
		} else if (verb.isEmpty() && !save) {
			System.out.println(list());
		} else {
			throw BACKEND.problem("that is not a choice of a backend");
		}
	}

	private void use(String given, boolean save) {
		List<String> names = directory.backendNames();
		String name = names.stream().filter(given::equals).findFirst().or(() -> names.stream().filter(given::equalsIgnoreCase).findFirst())
				.orElseThrow(() -> new CommandException(Status.ERROR_NOT_FOUND, "there is no backend \"%s\"; there are %s".formatted(given,
						names.isEmpty() ? "none" : String.join(", ", names))));
		Optional<SelectionFile> file = save ? Optional.of(SelectionFile.in(folder)) : Optional.empty();
		selection.pin(name);
		Optional<Path> saved = file.map(one -> one.pin(name));
		System.out.println("New invocations go to " + name + " and to no other backend" + saved.map(path -> "; saved in " + path).orElse("")
				+ ".");
	}

	private void auto(boolean save) {
		Optional<SelectionFile> file = save ? Optional.of(SelectionFile.in(folder)) : Optional.empty();
		selection.auto();
		Optional<Boolean> saved = file.map(SelectionFile::auto);
		System.out.println("New invocations go to the best ranked backend"
				+ saved.map(there -> there ? "; the saved choice is deleted" : "; no choice was saved").orElse("") + ".");
	}

	private String list() {
		Optional<String> pinned = selection.pinned();
		Table table = new Table("BACKEND", "DEVICE", "STATE", "PENDING", "ADDRESS", "REASON");
		List<DeviceEntry> devices = directory.devices();
		for (String name : directory.backendNames()) {
			String shown = pinned.filter(name::equals).isPresent() ? name + " (pinned)" : name;
			List<DeviceEntry> own = devices.stream().filter(device -> device.backend().equals(name)).toList();
			if (own.isEmpty()) {
				table.row(shown, "(none)", "", "", "", "");
			}
			for (DeviceEntry device : own) {
				table.row(shown, device.name(), device.state().name(), Integer.toString(device.pendingCount()), device.address(),
						device.reason());
			}
		}
		String choice = pinned.map(name -> "New invocations go to " + name + " and to no other backend: it is pinned.")
				.orElse("New invocations go to the best ranked backend.");
		return table.isEmpty() ? "There are no backends. " + choice : table + System.lineSeparator() + choice;
	}
}
