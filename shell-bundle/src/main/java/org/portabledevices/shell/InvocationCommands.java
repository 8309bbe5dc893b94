package org.portabledevices.shell;

import java.util.Optional;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.portabledevices.monitor.InvocationMonitor;
import org.portabledevices.monitor.PendingInvocation;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.Status;
import org.portabledevices.shell.arguments.Arguments;
import org.portabledevices.shell.arguments.CommandException;
import org.portabledevices.shell.arguments.Ids;
import org.portabledevices.shell.arguments.Syntax;
import org.portabledevices.shell.session.Call;
import org.portabledevices.shell.session.Kept;
import org.portabledevices.shell.session.Outcome;
import org.portabledevices.shell.session.OutcomeJson;
import org.portabledevices.shell.session.OutcomeText;
import org.portabledevices.shell.session.ShellSession;
import org.portabledevices.shell.session.ShellSessions;
import org.portabledevices.shell.text.Plain;
import org.portabledevices.shell.text.Table;

/** {@code invocations} and {@code result}. */
@Component(service = InvocationCommands.class)
@GogoCommand(scope = "pds", function = { "invocations", "result" })
public class InvocationCommands {

	private static final Syntax INVOCATIONS = Syntax.of("invocations", 0, 0);
	private static final Syntax RESULT = Syntax.of("result ID [--json]", 1, 1).flag("--json");

	private final InvocationMonitor monitor;
	private final ShellSessions sessions;

	/**
	 * Starts.
	 *
	 * @param monitor lists and cancels what is pending.
	 * @param sessions has the state of shell sessions.
	 */
	@Activate
	public InvocationCommands(@Reference InvocationMonitor monitor, @Reference ShellSessions sessions) {
		this.monitor = monitor;
		this.sessions = sessions;
	}

	/**
	 * Prints what is pending, and what has ended of the invocations that this session did not wait for.
	 *
	 * @param session the session.
	 * @param words none.
	 */
	@Descriptor("lists the pending invocations of all clients, and what this session started with --async and has ended")
	public void invocations(CommandSession session, @Descriptor("none") String... words) {
		INVOCATIONS.parse(words);
		Table table = new Table("ID", "STATE", "AGE", "METHOD", "SERVICE", "BACKEND", "PROGRESS", "TIME LEFT", "BUNDLE", "LABEL");
		ShellSession state = sessions.of(session);
		for (PendingInvocation pending : monitor.pending()) {
			Optional<Call> own = state.kept(pending.id()).map(Kept::call); // knows the names while there is no backend to tell them
			table.row(Long.toString(pending.id()), state(pending), Plain.duration(pending.age()),
					own.map(call -> call.method().name()).orElse(pending.methodName()),
					pending.serviceId().or(() -> own.map(call -> call.service().id())).or(pending::waitsFor).orElse(""),
					pending.backend().orElse("(waits for one)"), Plain.progress(pending.progress()), timeLeft(pending),
					pending.bundleName() + " [" + pending.bundleId() + "]", pending.label());
		}
		for (Kept kept : state.kept()) {
			kept.call().outcome().ifPresent(outcome -> addEnded(table, kept.invocation(), outcome));
		}
		System.out.println(table.isEmpty() ? "Nothing is pending." : table);
	}

	private static String state(PendingInvocation pending) {
		return pending.state().name() + pending.decided().map(end -> " (" + end + ")").orElse("");
	}

	private static String timeLeft(PendingInvocation pending) {
		return pending.remaining()
				.map(left -> Plain.duration(left) + pending.deadline().map(all -> " of " + Plain.duration(all)).orElse(""))
				.orElse("");
	}

	private static void addEnded(Table table, Invocation invocation, Outcome outcome) {
		table.row(Long.toString(invocation.id()), outcome.end().name(), Plain.duration(outcome.time()), outcome.method().name(),
				outcome.service().id(), outcome.backend().orElse(""), Plain.progress(invocation.progress()), "", "", invocation.label());
	}

	/**
	 * Prints the results of an invocation that this session did not wait for.
	 *
	 * @param session the session.
	 * @param words the id, and options.
	 */
	@Descriptor("prints what came of an invocation that this session started with --async: result ID [--json]")
	public void result(CommandSession session, @Descriptor("ID: of the invocation; --json: print one JSON object") String... words) {
		Arguments arguments = RESULT.parse(words);
		long id = Ids.parse(arguments.words().get(0));
		Kept kept = sessions.of(session).kept(id).orElseThrow(() -> new CommandException(Status.ERROR_NOT_FOUND,
				"this session has no result of an invocation " + id + "; it keeps those that it started with --async"));
		boolean json = arguments.has("--json");
		if (kept.call().outcome().isEmpty()) {
			System.out.println(json ? OutcomeJson.ofPending(kept) : pending(kept.invocation()));
			return;
		}
		Outcome outcome = kept.call().outcome().get();
		if (json) {
			System.out.println(OutcomeJson.of(outcome));
		}
		if (!outcome.hasSucceeded()) {
			throw new CommandException(outcome.status(), OutcomeText.failure(outcome));
		}
		if (!json) {
			System.out.println(OutcomeText.results(outcome));
		}
	}

	private static String pending(Invocation invocation) {
		String progress = Plain.progress(invocation.progress());
		return "invocation %d is %s for %s%s".formatted(invocation.id(), invocation.state(), Plain.duration(invocation.age()),
				progress.isEmpty() ? "" : ", progress " + progress);
	}
}
