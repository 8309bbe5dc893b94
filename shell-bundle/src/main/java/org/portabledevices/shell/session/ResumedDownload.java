package org.portabledevices.shell.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.ResumableSink;
import org.portabledevices.shell.arguments.CommandException;
import org.portabledevices.shell.arguments.MethodNames;
import org.portabledevices.shell.directory.ServiceEntry;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.PropertyKeys;
import org.portabledevices.wpd.StorageMethods;

/** A download that goes on where an earlier one has ended: asks the device what the object is now, so that only what belongs to it is gone on with. */
public final class ResumedDownload {

	/** For the question what the object is; the download itself has the user's. */
	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final List<PropertyKey> VERSION = List.of(PropertyKeys.OBJECT_NAME, PropertyKeys.OBJECT_DATE_CREATED,
			PropertyKeys.OBJECT_DATE_MODIFIED);

	private final ResumableSink sink;
	private final Values parameters;

	private ResumedDownload(ResumableSink sink, Values parameters) {
		this.sink = sink;
		this.parameters = parameters;
	}

	/**
	 * Prepares the next go. Asks the device, and waits for the answer.
	 *
	 * @param service the service.
	 * @param followed its methods.
	 * @param methods what it offers.
	 * @param method the method that downloads.
	 * @param given the parameters that the user gave.
	 * @param file where the object goes.
	 * @return the go.
	 * @throws CommandException if the method or the object is none that can be gone on with, or the device does not say what the object is.
	 */
	public static ResumedDownload of(ServiceEntry service, FollowedService followed, List<MethodDescription> methods,
			MethodDescription method, Values given, Optional<Path> file) {
		if (!method.id().equals(StorageMethods.DOWNLOAD.id()) || !takesOffset(method)) {
			throw new CommandException("%s cannot begin in the middle of an object: leave --resume away".formatted(method.name()));
		}
		if (given.find(StorageMethods.OFFSET).isPresent()) {
			throw new CommandException("--resume finds the offset by itself: leave Offset away");
		}
		if (file.isEmpty()) {
			throw new CommandException("--resume goes on with a file: say with which with --to FILE");
		}
		Values info = info(service, followed, MethodNames.find(methods, StorageMethods.GET_OBJECT_INFO.name()), given);
		Variant size = info.find(PropertyKeys.OBJECT_SIZE).orElseThrow(
				() -> new CommandException("the device does not say how large the object is: leave --resume away"));
		try {
			ResumableSink sink = ResumableSink.toFile(file.get(), size.asLong(), version(service, info));
			return new ResumedDownload(sink, sink.offset() == 0 ? given : with(method, given, sink.offset()));
		} catch (IOException e) {
			throw new CommandException("--to %s: %s".formatted(file.get(), e.getMessage()));
		}
	}

	/**
	 * Tells where the data goes.
	 *
	 * @return the sink.
	 */
	ResumableSink sink() {
		return sink;
	}

	/**
	 * Tells what to call the method with.
	 *
	 * @return what the user gave, and where to begin.
	 */
	public Values parameters() {
		return parameters;
	}

	private static boolean takesOffset(MethodDescription method) {
		return method.parameters().stream().map(ParameterDescription::key).anyMatch(StorageMethods.OFFSET::equals);
	}

	/** Parameters come in the order of the description. */
	private static Values with(MethodDescription method, Values given, long offset) {
		Values.Builder values = Values.builder();
		for (ParameterDescription parameter : method.parameters()) {
			if (parameter.key().equals(StorageMethods.OFFSET)) {
				values.set(parameter.key(), Variant.ui8(offset));
			} else {
				given.find(parameter.key()).ifPresent(value -> values.set(parameter.key(), value));
			}
		}
		return values.build();
	}

	/** Handles may be others in the next session, so an object is known again by what it is. */
	private static String version(ServiceEntry service, Values info) {
		StringBuilder version = new StringBuilder(service.deviceId());
		for (PropertyKey key : VERSION) {
			version.append('\n').append(info.find(key).map(Variant::toString).orElse(""));
		}
		return version.toString();
	}

	private static Values info(ServiceEntry service, FollowedService followed, MethodDescription question, Values given) {
		Call call = new Call(service, question, FileTransfer.NONE);
		Outcome outcome;
		try {
			Invocation invocation = followed.methods().invokeAsync(question.id(),
					Values.of(StorageMethods.OBJECT, given.find(StorageMethods.OBJECT).orElse(Variant.empty())), call,
					InvocationOptions.builder().deadline(LIMIT).label(service.name() + " " + question.name()).build());
			outcome = await(invocation, call);
		} catch (InvocationRefusedException e) {
			throw new CommandException(e.status(), e.getMessage());
		}
		if (!outcome.hasSucceeded()) {
			throw new CommandException(outcome.status(), OutcomeText.failure(outcome));
		}
		return outcome.results().get(StorageMethods.INFO).asValues();
	}

	private static Outcome await(Invocation invocation, Call call) {
		try {
			return call.await(invocation);
		} catch (InterruptedException e) {
			invocation.cancel();
			Thread.currentThread().interrupt();
			throw new CommandException("interrupted before the download began");
		}
	}
}
