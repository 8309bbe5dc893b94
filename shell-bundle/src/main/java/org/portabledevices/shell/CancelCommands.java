package org.portabledevices.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.portabledevices.monitor.InvocationMonitor;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Status;
import org.portabledevices.shell.arguments.Arguments;
import org.portabledevices.shell.arguments.CommandException;
import org.portabledevices.shell.arguments.Ids;
import org.portabledevices.shell.arguments.Syntax;
import org.portabledevices.shell.session.ShellSession;
import org.portabledevices.shell.session.ShellSessions;
import org.portabledevices.shell.text.Table;

/** {@code cancel}. What this session left running is cancelled as its client; what others have, as an operator, which is logged (contract 2.12). */
@Component(service = CancelCommands.class)
@GogoCommand(scope = "pds", function = "cancel")
public class CancelCommands {

	private static final Syntax CANCEL = Syntax.of("cancel ID... [--reason TEXT] | cancel --all", 0, Integer.MAX_VALUE).flag("--all")
			.option("--reason");
	private static final String WHO = "shell";

	private final InvocationMonitor monitor;
	private final ShellSessions sessions;

	/**
	 * Starts.
	 *
	 * @param monitor lists and cancels what is pending.
	 * @param sessions has the state of shell sessions.
	 */
	@Activate
	public CancelCommands(@Reference InvocationMonitor monitor, @Reference ShellSessions sessions) {
		this.monitor = monitor;
		this.sessions = sessions;
	}

	/**
	 * Cancels, and prints what that did to each invocation.
	 *
	 * @param session the session.
	 * @param words ids, or the option for all.
	 */
	@Descriptor("cancels invocations: cancel ID... [--reason TEXT] | cancel --all")
	public void cancel(CommandSession session,
			@Descriptor("ID: of any invocation, whoever made it; --all: everything that this shell session has pending; "
					+ "--reason: is logged, and told to the client") String... words) {
		Arguments arguments = CANCEL.parse(words);
		if (arguments.has("--all") == !arguments.words().isEmpty()) {
			throw CANCEL.problem("it takes either ids or --all");
		}
		if (arguments.has("--all")) {
			cancelAll(sessions.of(session));
		} else {
			cancel(sessions.of(session), Ids.parse(arguments.words()), arguments.value("--reason"));
		}
	}

	private static void cancelAll(ShellSession state) {
		Table table = new Table("ID", "CANCEL");
		for (CancelReceipt.Entry entry : state.cancelAll()) {
			table.row(Long.toString(entry.invocation().id()), words(entry.outcome()));
		}
		System.out.println(table.isEmpty() ? "Nothing of this session was pending." : table);
	}

	private void cancel(ShellSession state, List<Long> ids, Optional<String> reason) {
		Table table = new Table("ID", "CANCEL");
		boolean matched = false;
		for (long id : ids) {
			Optional<CancelOutcome> outcome = cancel(state, id, reason);
			matched |= outcome.isPresent();
			table.row(Long.toString(id), outcome.map(CancelCommands::words).orElse("not pending"));
		}
		if (!matched) {
			throw new CommandException(Status.ERROR_NOT_FOUND, ids.size() == 1
					? "invocation " + ids.get(0) + " is not pending"
					: "none of these invocations is pending: " + ids.toString().replaceAll("[\\[\\]]", ""));
		}
		System.out.println(table);
	}

	private Optional<CancelOutcome> cancel(ShellSession state, long id, Optional<String> reason) {
		if (reason.isEmpty() && state.kept(id).isPresent()) {
			return state.kept(id).get().invocation().cancel().entries().stream().map(CancelReceipt.Entry::outcome).findFirst();
		}
		return monitor.cancel(id, WHO, reason.orElse("cancelled at the prompt"));
	}

	private static String words(CancelOutcome outcome) {
		return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}
}
