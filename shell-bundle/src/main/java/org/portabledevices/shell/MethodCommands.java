package org.portabledevices.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.portabledevices.description.BulkData;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.shell.arguments.Arguments;
import org.portabledevices.shell.arguments.MethodNames;
import org.portabledevices.shell.arguments.Syntax;
import org.portabledevices.shell.arguments.ValueRanges;
import org.portabledevices.shell.directory.ServiceDirectory;
import org.portabledevices.shell.directory.ServiceEntry;
import org.portabledevices.shell.session.ShellSessions;
import org.portabledevices.shell.text.Plain;
import org.portabledevices.shell.text.Table;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

/** {@code methods} and {@code describe}. */
@Component(service = MethodCommands.class)
@GogoCommand(scope = "pds", function = { "methods", "describe" })
public class MethodCommands {

	private static final Syntax METHODS = Syntax.of("methods SERVICE", 1, 1);
	private static final Syntax DESCRIBE = Syntax.of("describe SERVICE METHOD", 2, 2);

	private final ServiceDirectory directory;
	private final ShellSessions sessions;

	/**
	 * Starts.
	 *
	 * @param directory finds services and devices.
	 * @param sessions has the state of shell sessions.
	 */
	@Activate
	public MethodCommands(@Reference ServiceDirectory directory, @Reference ShellSessions sessions) {
		this.directory = directory;
		this.sessions = sessions;
	}

	/**
	 * Prints the methods of a service.
	 *
	 * @param session the session.
	 * @param words the service.
	 */
	@Descriptor("lists the methods of a service with their parameters: methods SERVICE")
	public void methods(CommandSession session, @Descriptor("SERVICE: a name, an ID, or device/service") String... words) {
		Arguments arguments = METHODS.parse(words);
		Table table = new Table("METHOD", "ACCESS", "PARAMETERS", "ANSWERS", "DATA", "DESCRIPTION");
		for (MethodDescription method : methods(session, arguments.words().get(0))) {
			table.row(method.name(), method.access().name(), signature(method, true), signature(method, false), data(method.bulkData()),
					method.description());
		}
		System.out.println(table.isEmpty() ? "It has no methods." : table);
	}

	/**
	 * Prints all there is to say of a method.
	 *
	 * @param session the session.
	 * @param words the service and the method.
	 */
	@Descriptor("tells all about a method and its parameters: describe SERVICE METHOD")
	public void describe(CommandSession session,
			@Descriptor("SERVICE: a name, an ID, or device/service; METHOD: a name or a GUID") String... words) {
		Arguments arguments = DESCRIBE.parse(words);
		String service = arguments.words().get(0);
		MethodDescription method = MethodNames.find(methods(session, service), arguments.words().get(1));
		List<String> lines = new ArrayList<>(facts(method));
		if (!method.parameters().isEmpty()) {
			lines.add("");
			lines.addAll(parameters(method).lines());
		}
		lines.add("");
		lines.add("To call it: " + call(service, method));
		System.out.println(String.join(System.lineSeparator(), lines));
	}

	private List<MethodDescription> methods(CommandSession session, String given) {
		ServiceEntry service = directory.find(given);
		return directory.methods(service, sessions.of(session).follow(service));
	}

	private static List<String> facts(MethodDescription method) {
		List<String> lines = new ArrayList<>();
		lines.add(method.name() + "  " + method.id() + "  " + method.access());
		if (!method.description().isEmpty()) {
			lines.add(Plain.line(method.description()));
		}
		if (method.bulkData() != BulkData.NONE) {
			lines.add("Moves data " + (method.bulkData() == BulkData.FROM_DEVICE ? "from the device" : "to the device") + " ("
					+ data(method.bulkData()) + ")");
		}
		method.associatedFormat().ifPresent(format -> lines.add("For objects of the format " + format));
		lines.add((method.isCancellable() ? "Can be cancelled" : "Cannot be cancelled once it runs") + "; the device may be silent for "
				+ Plain.duration(method.silenceLimit()));
		return lines;
	}

	private static Table parameters(MethodDescription method) {
		Table table = new Table("PARAMETER", "USAGE", "TYPE", "ALLOWED", "DEFAULT", "DESCRIPTION", "KEY");
		for (ParameterDescription parameter : method.parameters()) {
			table.row(parameter.name(), parameter.usage().name(), parameter.type().wpdName(),
					parameter.usage().isInput() ? ValueRanges.limits(parameter) : "", defaultText(parameter), parameter.description(),
					parameter.key().toString());
		}
		return table;
	}

	private static String defaultText(ParameterDescription parameter) {
		return parameter.defaultValue().map(value -> value.type() == VariantType.EMPTY ? "(may be left out)" : value.toString()).orElse("");
	}

	private static String signature(MethodDescription method, boolean input) {
		return method.parameters().stream()
				.filter(parameter -> input ? parameter.usage().isInput() : parameter.usage().isOutput())
				.map(parameter -> parameter.name() + (input && parameter.defaultValue().isPresent() ? "?" : "") + ": "
						+ parameter.type().wpdName())
				.collect(Collectors.joining(", "));
	}

	private static String data(BulkData direction) {
		return switch (direction) {
			case NONE -> "";
			case FROM_DEVICE -> "--to FILE";
			case TO_DEVICE -> "--from FILE";
		};
	}

	private static String call(String service, MethodDescription method) {
		Stream<String> parameters = method.parameters().stream().filter(parameter -> parameter.usage().isInput())
				.map(parameter -> parameter.defaultValue().isPresent() ? "[" + example(parameter) + "]" : example(parameter));
		return Stream.of(Stream.of("invoke", Plain.quoted(service), method.name()), parameters, Stream.of(data(method.bulkData())))
				.flatMap(part -> part).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
	}

	private static String example(ParameterDescription parameter) {
		String value = parameter.rangeMin().or(() -> parameter.enumeration().stream().findFirst()).map(Variant::toString)
				.orElse(parameter.type().wpdName());
		return parameter.name() + "=" + value;
	}
}
