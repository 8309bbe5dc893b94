package org.portabledevices.cnf.framework.contract;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.ServiceProperties;
import org.portabledevices.tck.Harness;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.tck.Surroundings;
import org.portabledevices.tck.framework.FrameworkSurroundings;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ServiceTypes;
import org.portabledevices.wpd.StorageMethods;

/** The storage of a configured camera. Lines of script have the names of methods, for the simulator, and those of PTP operations, for the wire. Time is real. */
abstract class ConfiguredHarness extends Harness {

	private static final String FOLDER = "/DCIM/100SIMUL";

	final ConfiguredCamera camera;
	private final Surroundings surroundings;
	private final Set<String> taken = ConcurrentHashMap.newKeySet();
	private long gone;
	private int deletions;
	private int uploads;

	ConfiguredHarness(int ranking) throws Exception {
		camera = new ConfiguredCamera(ranking);
		surroundings = new FrameworkSurroundings(camera.context);
	}

	@Override
	public Surroundings surroundings() {
		return surroundings;
	}

	final String storage(String more) {
		return "(&(%s=%s)(%s=%s)%s)".formatted(ServiceProperties.SERVICE_TYPE, ServiceTypes.STORAGE, ServiceProperties.SERIAL_NUMBER,
				camera.serialNumber, more);
	}

	@Override
	public SampleCall succeeding() {
		return new SampleCall(StorageMethods.GET_OBJECT_COUNT.id(), Values.empty());
	}

	@Override
	public SampleCall failing() {
		return onObject(StorageMethods.GET_OBJECT_INFO, "oDEAD");
	}

	private static SampleCall onObject(MethodDescription method, String object) {
		return new SampleCall(method.id(), Values.of(StorageMethods.OBJECT, Variant.string(object)));
	}

	@Override
	public HeldCall held() {
		return scripted(new SampleCall(StorageMethods.LIST_STORAGES.id(), Values.empty()), "ListStorages|GetStorageIDs", "stall");
	}

	@Override
	public HeldCall losesCancel() {
		return scripted(onObject(StorageMethods.GET_OBJECT_INFO, "o1"), "GetObjectInfo", "stall, cancel lost");
	}

	/** Deletes one of the pictures, of which there are four. */
	@Override
	public HeldCall notCancellable() {
		String picture = FOLDER + "/SIM_%04d.JPG".formatted(++deletions);
		return scripted(onObject(StorageMethods.DELETE, picture), "Delete|DeleteObject", "stall");
	}

	private HeldCall scripted(SampleCall call, String names, String effects) {
		camera.control("next " + names + ": " + effects);
		return new ScriptedCall(camera, call, names, taken);
	}

	@Override
	public SampleCall download() {
		return onObject(StorageMethods.DOWNLOAD, FOLDER + "/LARGE.BIN");
	}

	@Override
	public SampleCall upload(int length) {
		return new SampleCall(StorageMethods.UPLOAD.id(),
				Values.of(StorageMethods.NAME, Variant.string("KIT_%04d.BIN".formatted(++uploads))));
	}

	@Override
	public void unplug() throws Exception {
		gone = current().orElseThrow();
		pull();
	}

	/** Waits until there is another service in the place of the one that went. */
	@Override
	public void replug() throws Exception {
		plugIn();
		await("it is back", () -> current().filter(id -> id != gone).isPresent());
	}

	abstract void pull() throws Exception;

	abstract void plugIn() throws Exception;

	/** Takes the configuration back, and waits until the service is gone, since configurations are heard of in the background. */
	final void withdraw(Configuration configuration) throws Exception {
		long withdrawn = current().orElseThrow();
		camera.withdraw(configuration);
		await("it is taken back", () -> current().filter(id -> id == withdrawn).isEmpty());
	}

	/** Answers the service ID of the best service, which is the one under test. */
	private Optional<Long> current() throws InvalidSyntaxException {
		return camera.context.getServiceReferences(PortableDeviceService.class, filter()).stream().max(Comparator.naturalOrder())
				.map(reference -> (Long) reference.getProperty(Constants.SERVICE_ID));
	}

	private static void await(String what, Callable<Boolean> condition) throws Exception {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (!condition.call()) {
			if (System.nanoTime() - end > 0) {
				throw new AssertionError("not within 10 s: " + what);
			}
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
		}
	}

	@Override
	public void wedge() {
		camera.control("wedge");
	}

	@Override
	public void close() throws Exception {
		try {
			camera.close();
		} finally {
			surroundings.close();
		}
	}
}
