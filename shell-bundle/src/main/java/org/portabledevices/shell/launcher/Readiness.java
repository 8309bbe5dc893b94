package org.portabledevices.shell.launcher;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.portabledevices.monitor.ConfiguredDevice;
import org.portabledevices.shell.directory.DeviceEntry;
import org.portabledevices.shell.text.Plain;

/**
 * Waits until what is configured is connected, and not for ever. A device that is still connecting is waited for to the limit. One that cannot be reached gets
 * some time, since the other side may be starting with us, as the simulator's responder does; but a camera that is switched off must not delay every script.
 */
final class Readiness {

	/** Waits a little. */
	@FunctionalInterface
	interface Pause {

		/**
		 * Waits.
		 *
		 * @return false if there is no more waiting, because the framework stops.
		 * @throws InterruptedException if the thread is interrupted.
		 */
		boolean shortly() throws InterruptedException;
	}

	private final Supplier<List<DeviceEntry>> devices;
	private final LongSupplier nanoTime;
	private final Pause pause;

	Readiness(Supplier<List<DeviceEntry>> devices, LongSupplier nanoTime, Pause pause) {
		this.devices = devices;
		this.nanoTime = nanoTime;
		this.pause = pause;
	}

	/**
	 * Waits.
	 *
	 * @param limit how long at most.
	 * @param unreachableLimit how long for devices that cannot be reached.
	 * @return the devices that are not connected, in words; empty if all are.
	 * @throws InterruptedException if the thread is interrupted.
	 */
	String await(Duration limit, Duration unreachableLimit) throws InterruptedException {
		long start = nanoTime.getAsLong();
		while (true) {
			List<DeviceEntry> now = devices.get();
			long waited = nanoTime.getAsLong() - start;
			if (isReady(now) || waited >= limit.toNanos() || isFruitless(now) && waited >= unreachableLimit.toNanos() || !pause.shortly()) {
				return notConnected(now);
			}
		}
	}

	private static boolean isReady(List<DeviceEntry> devices) {
		return !devices.isEmpty() && devices.stream().allMatch(device -> device.state() == ConfiguredDevice.State.CONNECTED);
	}

	/** Every device has had its first outcome. */
	private static boolean isFruitless(List<DeviceEntry> devices) {
		return !devices.isEmpty() && devices.stream().noneMatch(device -> device.state() == ConfiguredDevice.State.CONNECTING);
	}

	private static String notConnected(List<DeviceEntry> devices) {
		return devices.stream().filter(device -> device.state() != ConfiguredDevice.State.CONNECTED)
				.map(device -> Plain.line("%s at %s (backend %s) is %s%s".formatted(device.name(), device.address(), device.backend(),
						device.state(), device.reason().isEmpty() ? "" : ": " + device.reason())))
				.collect(Collectors.joining("; "));
	}
}
