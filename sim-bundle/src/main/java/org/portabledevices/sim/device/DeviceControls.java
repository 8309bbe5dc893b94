package org.portabledevices.sim.device;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.portabledevices.sim.time.SimulatedTime;
import org.portabledevices.sim.time.Times;
import org.portabledevices.sim.time.VirtualTime;

/** What tests do to a device, as lines of text: so that they need no type of the simulator. Safe for use by several threads. */
public final class DeviceControls implements Function<String, List<String>> {

	private static final String COMMANDS = "trace, time, advance TIME, next LINE, let go, wedge, unplug, unplug for TIME, replug";

	private final SimulatedDevice device;
	private final SimulatedTime time;

	/** Makes the controls of a device. */
	public DeviceControls(SimulatedDevice device, SimulatedTime time) {
		this.device = device;
		this.time = time;
	}

	/**
	 * Carries out a command.
	 *
	 * @return what it has to say: the lines of the trace, or nothing.
	 * @throws IllegalArgumentException if there is no such command.
	 * @throws IllegalStateException if time is real and is to pass.
	 */
	@Override
	public List<String> apply(String command) {
		String line = command.strip();
		switch (line.toLowerCase(Locale.ROOT)) {
			case "trace" -> {
				return device.fate().trace().lines();
			}
			case "time" -> {
				return List.of(Times.text(device.fate().trace().offset()));
			}
			case "let go" -> device.fate().letGo();
			case "wedge" -> device.fate().wedge();
			case "unplug" -> device.unplug(null);
			case "replug" -> device.replug();
			default -> withArgument(line);
		}
		return List.of();
	}

	private void withArgument(String line) {
		Optional<String> next = after("next", line);
		Optional<String> advance = after("advance", line);
		Optional<String> unplug = after("unplug for", line);
		if (next.isPresent()) {
			device.fate().next(next.get());
		} else if (advance.isPresent()) {
			advance(time(advance.get(), line));
		} else if (unplug.isPresent()) {
			device.unplug(time(unplug.get(), line));
		} else {
			throw new IllegalArgumentException("there is no command \"%s\"; allowed are %s".formatted(line, COMMANDS));
		}
	}

	private void advance(Duration duration) {
		if (!(time instanceof VirtualTime virtual)) {
			throw new IllegalStateException("the time of this device is real and passes by itself; it is virtual with clock=virtual");
		}
		virtual.advance(duration);
	}

	private static Optional<String> after(String word, String line) {
		boolean begins = line.regionMatches(true, 0, word + " ", 0, word.length() + 1);
		return begins ? Optional.of(line.substring(word.length() + 1).strip()) : Optional.empty();
	}

	private static Duration time(String text, String line) {
		return Times.parse(text).orElseThrow(
				() -> new IllegalArgumentException(
						"\"%s\" takes a time such as 250us, 10ms, 1.5s or 2min, not \"%s\"".formatted(line, text)));
	}
}
