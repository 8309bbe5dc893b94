package org.portabledevices.sim.work;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.MethodHandler;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.sim.time.SimulatedTime;
import org.portabledevices.sim.trouble.Incident;
import org.portabledevices.sim.trouble.Patient;
import org.portabledevices.sim.trouble.Trouble;
import org.portabledevices.sim.trouble.Troubles;
import org.portabledevices.values.Values;

/** What a simulated device is working on. Safe for use by several threads. */
public final class Works implements Patient {

	private final SimulatedTime time;
	private final Troubles troubles;
	private final Consumer<Incident> unplug;
	/** Whether looking something up can take time, as it does where files are read. */
	private final boolean slow;
	private final Map<UUID, String> names = new HashMap<>();
	/** In the order of their calls. */
	private final Set<Work> running = new LinkedHashSet<>();
	/** Guarded by {@link #running}, as is that set. */
	private volatile boolean wedged;
	/** What goes on with resets that stall. Of the device's time. */
	private final List<Runnable> stalledResets = new ArrayList<>();

	/** Makes one of the works that move data or wait. */
	public interface Begin {

		/** Makes it. */
		Work begin(Work.Setting setting) throws Exception;
	}

	/**
	 * Makes a device that works on nothing yet.
	 *
	 * @param time its time.
	 * @param troubles what befalls its calls.
	 * @param unplug unplugs it, when that befalls a call.
	 * @param slow whether looking something up can take time.
	 */
	public Works(SimulatedTime time, Troubles troubles, Consumer<Incident> unplug, boolean slow) {
		this.time = time;
		this.troubles = troubles;
		this.unplug = unplug;
		this.slow = slow;
	}

	/** Learns what the methods are called, before any is. */
	public void learn(List<ServiceDescription> services) {
		services.forEach(service -> service.capabilities().methods().forEach(method -> names.put(method.id(), method.name())));
	}

	/** Makes a handler of what can be answered at once. Without trouble it is answered on the thread that starts it. */
	public MethodHandler instant(Answer answer) {
		return context -> {
			Trouble trouble = next(context);
			if (trouble.isNone() && !slow && !wedged) {
				troubles.begins(trouble);
				answer(answer, context, trouble);
			} else {
				new InstantWork(new Work.Setting(this, context, time, troubles, trouble), answer).start();
			}
		};
	}

	/** Makes a handler of what takes its time. */
	public MethodHandler lasting(Begin begin) {
		return context -> begin.begin(new Work.Setting(this, context, time, troubles, next(context))).start();
	}

	/** Makes a handler of what lists something, and so tells its progress. */
	public MethodHandler listing(Listing.Finder finder) {
		Answer all = ListingWork.answer(finder);
		return context -> {
			Trouble trouble = next(context);
			if (trouble.isNone() && !slow && !wedged) {
				troubles.begins(trouble);
				answer(all, context, trouble);
			} else {
				new ListingWork(new Work.Setting(this, context, time, troubles, trouble), finder).start();
			}
		};
	}

	/** Makes a handler of the last that the device does before it is gone. */
	public MethodHandler last(Answer answer) {
		return lasting(setting -> new LastWork(setting, answer));
	}

	/** Fails all that runs, since the device is reset. */
	public void abort() {
		time.execute(() -> snapshot().forEach(Work::abort));
	}

	private Trouble next(InvocationContext context) {
		return troubles.next(names.getOrDefault(context.method(), "?"));
	}

	private void answer(Answer answer, InvocationContext context, Trouble trouble) throws MethodFailure {
		Values results;
		try {
			results = Failures.translated(() -> answer.answer(context));
		} catch (MethodFailure e) {
			troubles.tell(trouble, "fails with " + e.status().name());
			throw e;
		}
		troubles.tell(trouble, "succeeds");
		context.succeed(results);
	}

	/** Adds a work; false if it will never be answered. */
	boolean add(Work work) {
		synchronized (running) {
			return !wedged && running.add(work);
		}
	}

	void remove(Work work) {
		synchronized (running) {
			running.remove(work);
		}
	}

	/** What runs is dropped at once: nothing comes of it any more, and a reset or the end of the device would drop it in any case. */
	@Override
	public void wedge() {
		synchronized (running) {
			wedged = true;
		}
		time.execute(() -> {
			if (wedged) { // not if it has been reset meanwhile
				drop();
			}
		});
	}

	@Override
	public void letGo() {
		time.execute(() -> {
			snapshot().forEach(Work::letGo);
			List<Runnable> resets = List.copyOf(stalledResets);
			stalledResets.clear();
			resets.forEach(Runnable::run);
		});
	}

	void addStalledReset(Runnable goOn) {
		stalledResets.add(goOn);
	}

	void removeStalledReset(Runnable goOn) {
		stalledResets.remove(goOn);
	}

	void unplug(Incident incident) {
		drop();
		unplug.accept(incident);
	}

	/** Makes the device ready for new work, and drops what is left of the old. In the device's time. */
	void ready() {
		drop();
		synchronized (running) {
			wedged = false;
		}
	}

	/** Drops all that runs, without an answer. */
	public void drop() {
		snapshot().forEach(Work::drop);
	}

	private List<Work> snapshot() {
		synchronized (running) {
			return List.copyOf(running);
		}
	}
}
