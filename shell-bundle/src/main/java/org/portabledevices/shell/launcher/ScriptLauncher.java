package org.portabledevices.shell.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.felix.service.command.CommandProcessor;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.portabledevices.shell.directory.ServiceDirectory;

/**
 * Gives bnd's launcher a main thread to run, if it was started with {@code -c}: it registers the service {@code (launcher.arguments=*)}, and
 * when all bundles have started runs the {@code Callable} with {@code main.thread=true} and exits with its value: 0, 1 if a command failed, 2 for other arguments.
 * <p>
 * The reference is optional so that nobody must have that launcher, and greedy so that the component starts again when the launcher comes.
 */
@Component(service = {})
public class ScriptLauncher {

	static final String READY_TIMEOUT = "pds.ready.timeout.milliseconds";

	private static final Duration READY = Duration.ofSeconds(10);
	private static final Duration UNREACHABLE = Duration.ofSeconds(3);
	private static final long PAUSE_MILLIS = 20;
	private static final int WRONG_ARGUMENTS = 2;

	private final CountDownLatch stopped = new CountDownLatch(1);
	private final ServiceRegistration<?> registration;

	/**
	 * Starts.
	 *
	 * @param launcher the properties of the launcher's service, {@code null} if there is none.
	 * @param processor runs commands.
	 * @param directory knows the devices.
	 * @param context registers the main thread.
	 */
	@Activate
	public ScriptLauncher(
			@Reference(service = Object.class, target = "(launcher.arguments=*)", cardinality = ReferenceCardinality.OPTIONAL,
					policyOption = ReferencePolicyOption.GREEDY) Map<String, Object> launcher,
			@Reference CommandProcessor processor, @Reference ServiceDirectory directory, BundleContext context) {
		String[] arguments = launcher != null && launcher.get("launcher.arguments") instanceof String[] words ? words : new String[0];
		if (arguments.length == 0 || !arguments[0].equals("-c")) {
			registration = null;
			return;
		}
		Duration limit = limit(context.getProperty(READY_TIMEOUT));
		Readiness readiness = new Readiness(directory::devices, System::nanoTime,
				() -> !stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
		Callable<Integer> main = new MainThread(arguments, readiness, limit, processor);
		Hashtable<String, Object> properties = new Hashtable<>();
		properties.put("main.thread", "true");
		registration = context.registerService(Callable.class, main, properties);
	}

	/** Stops; a script that waits for devices waits no more. */
	@Deactivate
	void stop() {
		stopped.countDown();
		if (registration != null) {
			registration.unregister();
		}
	}

	static Duration limit(String milliseconds) {
		try {
			return milliseconds == null ? READY : Duration.ofMillis(Math.max(0, Long.parseLong(milliseconds.strip())));
		} catch (NumberFormatException e) {
			return READY;
		}
	}

	/** A class, and no lambda: the launcher reads from it that its value is an Integer. */
	private record MainThread(String[] arguments, Readiness readiness, Duration limit, CommandProcessor processor)
			implements Callable<Integer> {

		/** System.out and System.err are Gogo's here, which lead back to the session; so the process's own are opened. */
		@Override
		public Integer call() throws InterruptedException {
			PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
			PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true);
			if (arguments.length != 2) {
				err.println("pds: -c takes one argument, the commands, not " + (arguments.length - 1));
				return WRONG_ARGUMENTS;
			}
			if (arguments[1].isBlank()) {
				return Script.SUCCEEDED;
			}
			String notConnected = readiness.await(limit, UNREACHABLE);
			if (!notConnected.isEmpty()) {
				err.println("pds: going on, but " + notConnected);
			}
			return new Script(processor, out, err).run(arguments[1]);
		}
	}
}
