package org.portabledevices.impl.call;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.portabledevices.backend.MethodHandler;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.FormatDescription;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.wpd.ObjectFormats;

/** A service in the making: of the methods that it could have, those whose operations the device lists. */
public final class ServiceOffer {

	/** What a description says that says nothing of silence. */
	private static final Duration USUAL_SILENCE = Duration.ofSeconds(30);

	private final CallDevice device;
	private final Duration silence;
	private final ServiceDescription.Builder service;
	private boolean hasMethods;

	/**
	 * Makes one without methods.
	 *
	 * @param device the device.
	 * @param silence how long it may be silent during a method whose description says nothing else.
	 * @param service what is known of the service.
	 */
	public ServiceOffer(CallDevice device, Duration silence, ServiceDescription.Builder service) {
		this.device = device;
		this.silence = silence;
		this.service = service;
	}

	/** Tells whether the device lists all of the operations. */
	public boolean supports(int... operations) {
		return IntStream.of(operations).allMatch(device.info()::supports);
	}

	/** Offers a method, if the device lists all of its operations. */
	public void method(MethodDescription method, DeviceMethod run, int... operations) {
		if (supports(operations)) {
			handler(method, described -> new WorkerMethod(device, described, run));
		}
	}

	/** Offers a method, if the device lists one of the operations at least. */
	public void methodOfEither(MethodDescription method, DeviceMethod run, int... operations) {
		if (IntStream.of(operations).anyMatch(device.info()::supports)) {
			method(method, run);
		}
	}

	/** Offers a method that is handled in a way of its own. */
	public void handler(MethodDescription method, Function<MethodDescription, MethodHandler> handler) {
		MethodDescription described = described(method);
		service.method(described, handler.apply(described));
		hasMethods = true;
	}

	/** Adds formats, each once. */
	public void formats(List<Integer> codes) {
		codes.stream().distinct()
				.forEach(code -> service.format(FormatDescription.of(ObjectFormats.ofCode(code), ObjectFormatCode.name(code))));
	}

	/** Answers the service, empty if there is no method for it. */
	public Optional<ServiceDescription> build() {
		return hasMethods ? Optional.of(service.build()) : Optional.empty();
	}

	/** Answers a description with the configured limit for silence, where the author of the method left it at the usual. */
	private MethodDescription described(MethodDescription method) {
		if (silence.equals(USUAL_SILENCE) || !method.silenceLimit().equals(USUAL_SILENCE)) {
			return method;
		}
		MethodDescription.Builder copy = MethodDescription.builder(method.id(), method.name()).access(method.access())
				.silenceLimit(silence).bulkData(method.bulkData()).description(method.description());
		method.associatedFormat().ifPresent(copy::associatedFormat);
		for (ParameterDescription parameter : method.parameters()) {
			copy.parameter(parameter);
		}
		if (!method.isCancellable()) {
			copy.notCancellable();
		}
		return copy.build();
	}
}
