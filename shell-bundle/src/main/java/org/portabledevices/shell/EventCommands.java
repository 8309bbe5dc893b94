package org.portabledevices.shell;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.portabledevices.service.DeviceEvent;
import org.portabledevices.service.DeviceEventListener;
import org.portabledevices.shell.arguments.Syntax;
import org.portabledevices.shell.directory.ServiceDirectory;
import org.portabledevices.shell.text.Table;
import org.portabledevices.shell.text.ValueBlock;

/** {@code events}: the newest of all devices, since the shell was started. */
@Component(service = DeviceEventListener.class)
@GogoCommand(scope = "pds", function = "events")
public class EventCommands implements DeviceEventListener {

	private static final Syntax EVENTS = Syntax.of("events", 0, 0);
	private static final int KEPT = 100;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

	private final ServiceDirectory directory;
	private final Deque<Received> newest = new ArrayDeque<>();

	private record Received(LocalTime time, DeviceEvent event) {
	}

	/**
	 * Starts.
	 *
	 * @param directory finds services and devices.
	 */
	@Activate
	public EventCommands(@Reference ServiceDirectory directory) {
		this.directory = directory;
	}

	@Override
	public void onEvent(DeviceEvent event) {
		synchronized (newest) {
			newest.addLast(new Received(LocalTime.now(), event));
			if (newest.size() > KEPT) {
				newest.removeFirst();
			}
		}
	}

	/**
	 * Prints the newest events.
	 *
	 * @param words none.
	 */
	@Descriptor("lists the newest events of all devices, at most 100")
	public void events(@Descriptor("none") String... words) {
		EVENTS.parse(words);
		List<Received> received;
		synchronized (newest) {
			received = List.copyOf(newest);
		}
		directory.services(); // so that the names of what the events carry are known
		Table table = new Table("TIME", "EVENT", "SERVICE", "DEVICE", "BACKEND", "PARAMETERS");
		for (Received one : received) {
			DeviceEvent event = one.event();
			table.row(one.time().format(TIME), event.name(), event.serviceId(), event.device().name(), event.backend(),
					new ValueBlock(directory.names(event)).line(event.parameters()));
		}
		System.out.println(table.isEmpty() ? "There were no events." : table);
	}
}
