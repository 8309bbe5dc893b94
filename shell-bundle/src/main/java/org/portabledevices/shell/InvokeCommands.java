package org.portabledevices.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.Status;
import org.portabledevices.shell.arguments.Arguments;
import org.portabledevices.shell.arguments.CommandException;
import org.portabledevices.shell.arguments.DurationText;
import org.portabledevices.shell.arguments.MethodNames;
import org.portabledevices.shell.arguments.ParameterWords;
import org.portabledevices.shell.arguments.Syntax;
import org.portabledevices.shell.directory.ServiceDirectory;
import org.portabledevices.shell.directory.ServiceEntry;
import org.portabledevices.shell.session.Call;
import org.portabledevices.shell.session.FileTransfer;
import org.portabledevices.shell.session.Kept;
import org.portabledevices.shell.session.Outcome;
import org.portabledevices.shell.session.OutcomeJson;
import org.portabledevices.shell.session.OutcomeText;
import org.portabledevices.shell.session.ResumedDownload;
import org.portabledevices.shell.session.ShellSession;
import org.portabledevices.shell.session.ShellSessions;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.values.Values;

/**
 * {@code invoke}. It calls {@code invokeAsync} and waits, instead of calling {@code invoke}, since only the handle tells the id and the backend.
 */
@Component(service = InvokeCommands.class)
@GogoCommand(scope = "pds", function = "invoke")
public class InvokeCommands {

	private static final Syntax INVOKE = Syntax
			.of("invoke SERVICE METHOD [name=value ...] [--async] [--timeout 10s] [--to FILE [--resume]] [--from FILE] [--json]", 2,
					Integer.MAX_VALUE)
			.flag("--async").flag("--json").flag("--resume").option("--timeout").option("--to").option("--from");

	/** Longer than the default grace time of the engine, after which a cancelled invocation ends in any case (contract 2.10). */
	private static final Duration TRUTH = Duration.ofSeconds(10);

	private static final int LABEL_LENGTH = 256;

	private final ServiceDirectory directory;
	private final ShellSessions sessions;

	/**
	 * Starts.
	 *
	 * @param directory finds services and devices.
	 * @param sessions has the state of shell sessions.
	 */
	@Activate
	public InvokeCommands(@Reference ServiceDirectory directory, @Reference ShellSessions sessions) {
		this.directory = directory;
		this.sessions = sessions;
	}

	/**
	 * Invokes a method, and prints its results unless it is to run in the background.
	 *
	 * @param session the session.
	 * @param words the service, the method, its parameters, and options.
	 */
	@Descriptor("invokes a method and prints its results: invoke SERVICE METHOD [name=value ...] [--async] [--timeout 10s] [--to FILE [--resume]] [--from FILE] [--json]")
	public void invoke(CommandSession session, @Descriptor("SERVICE: a name, an ID, or device/service; METHOD and name: a name or a GUID; "
			+ "--async: return at once with the id; --timeout: 500ms, 10s, 2m or PT10S; --to, --from: the file for bulk data; "
			+ "--resume: go on where an earlier download into the file has ended; --json: print one JSON object") String... words) {
		Arguments arguments = INVOKE.parse(words);
		boolean json = arguments.has("--json");
		String givenService = arguments.words().get(0);
		String methodName = arguments.words().get(1);
		ServiceEntry service = null;
		try {
			service = directory.find(givenService);
			ShellSession state = sessions.of(session);
			FollowedService followed = state.follow(service);
			List<MethodDescription> methods = directory.methods(service, followed);
			MethodDescription method = MethodNames.find(methods, methodName);
			methodName = method.name();
			List<String> parameterWords = arguments.words().subList(2, arguments.words().size());
			Values parameters = ParameterWords.parse(method, parameterWords);
			Optional<Path> to = file(session, arguments, "--to");
			FileTransfer transfer = FileTransfer.of(method, to, file(session, arguments, "--from"));
			if (arguments.has("--resume")) {
				ResumedDownload download = ResumedDownload.of(service, followed, methods, method, parameters, to);
				parameters = download.parameters();
				transfer = FileTransfer.of(download);
			}
			InvocationOptions options = options(arguments, transfer, service.name() + " " + methodName);
			call(state, followed, new Call(service, method, transfer), parameters, options, arguments);
		} catch (Ended e) {
			throw e;
		} catch (CommandException e) {
			if (json) {
				System.out.println(OutcomeJson.ofProblem(service, givenService, methodName, e.status(), e.getMessage()));
			}
			throw e;
		}
	}

	private static void call(ShellSession state, FollowedService followed, Call call, Values parameters, InvocationOptions options,
			Arguments arguments) {
		boolean json = arguments.has("--json");
		Invocation invocation;
		try {
			invocation = followed.methods().invokeAsync(call.method().id(), parameters, call, options);
		} catch (InvocationRefusedException e) {
			show(Outcome.refused(call.service(), call.method(), e), json);
			return;
		}
		if (arguments.has("--async")) {
			state.keep(invocation, call);
			System.out.println(json ? OutcomeJson.ofPending(new Kept(invocation, call)) : Long.toString(invocation.id()));
			return;
		}
		try {
			show(call.await(invocation), json);
		} catch (InterruptedException e) {
			interrupted(invocation, call, json);
		}
	}

	/**
	 * Somebody pressed Ctrl-C, or the session was closed. The shell that interrupts has its prompt back and does not hear of this command any more, so what became
	 * of the invocation is printed here, on a line of its own. The interrupt flag is restored last: output to an interruptible channel would close it.
	 */
	private static void interrupted(Invocation invocation, Call call, boolean json) {
		invocation.cancel();
		try {
			Optional<Outcome> outcome = call.await(TRUTH);
			String words =
					outcome.map(last -> last.hasSucceeded() ? "it was completed before it could be cancelled" : OutcomeText.failure(last))
							.orElseGet(() -> stillCancelling(invocation));
			System.out.println();
			System.out.println(!json ? words
					: outcome.map(OutcomeJson::of).orElseGet(() -> OutcomeJson.ofPending(new Kept(invocation, call))));
			if (outcome.isPresent() && outcome.get().hasSucceeded()) {
				if (!json) {
					System.out.println(OutcomeText.results(outcome.get()));
				}
				return;
			}
			throw new Ended(outcome.map(Outcome::status).orElse(Status.ERROR_CANCELLED), words);
		} catch (InterruptedException again) {
			throw new Ended(Status.ERROR_CANCELLED, stillCancelling(invocation));
		} finally {
			Thread.currentThread().interrupt();
		}
	}

	private static String stillCancelling(Invocation invocation) {
		return "invocation %d was told to stop, and has not ended yet; see \"invocations\"".formatted(invocation.id());
	}

	private static void show(Outcome outcome, boolean json) {
		if (json) {
			System.out.println(OutcomeJson.of(outcome));
		} else if (outcome.hasSucceeded()) {
			System.out.println(OutcomeText.results(outcome));
		}
		if (!outcome.hasSucceeded()) {
			throw new Ended(outcome.status(), OutcomeText.failure(outcome));
		}
	}

	private static InvocationOptions options(Arguments arguments, FileTransfer transfer, String label) {
		InvocationOptions.Builder options = InvocationOptions.builder().label(label.substring(0, Math.min(label.length(), LABEL_LENGTH)));
		arguments.value("--timeout").map(DurationText::positive).ifPresent(options::deadline);
		transfer.addTo(options);
		return options.build();
	}

	/** Relative names are meant as everywhere in the session, which can have changed its folder. */
	private static Optional<Path> file(CommandSession session, Arguments arguments, String option) {
		return arguments.value(option).map(name -> session.currentDir().resolve(name).normalize());
	}

	/** Was invoked and did not succeed; everything has been printed that is to be printed. */
	private static final class Ended extends CommandException {

		private static final long serialVersionUID = 1L;

		Ended(Status status, String message) {
			super(status, message);
		}
	}
}
