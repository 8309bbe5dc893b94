package org.portabledevices.shell.session;

import java.util.LinkedHashMap;
import java.util.Map;

import org.portabledevices.service.Status;
import org.portabledevices.shell.directory.ServiceEntry;
import org.portabledevices.shell.text.Json;
import org.portabledevices.shell.text.ValueJson;

/**
 * Tells programs how an invocation ended: one JSON object in one line, always with {@code id}, {@code backend}, {@code device} (the Plug and Play device ID),
 * {@code service}, {@code method}, {@code end}, {@code status} (the HRESULT as text, {@code 0x%08X}), {@code statusName}, {@code results} and {@code millis}. What
 * is not known is {@code null}. Where a file was written or read there is {@code bytes}; where the invocation did not succeed, {@code message}, and {@code effect}
 * if the method did not run to its own end.
 */
public final class OutcomeJson {

	private OutcomeJson() {
	}

	/**
	 * Writes an outcome.
	 *
	 * @param outcome the outcome.
	 * @return a line of JSON.
	 */
	public static String of(Outcome outcome) {
		Map<String, Object> object = head(outcome.id().isPresent() ? outcome.id().getAsLong() : null, outcome.backend().orElse(null),
				outcome.service(), outcome.method().name());
		end(object, outcome.end().name(), outcome.status(), new ValueJson(outcome.names()).of(outcome.results()),
				outcome.time().toMillis());
		outcome.bytes().ifPresent(bytes -> object.put("bytes", bytes));
		outcome.effect().ifPresent(effect -> object.put("effect", effect.name()));
		if (!outcome.hasSucceeded()) {
			object.put("message", OutcomeText.failure(outcome));
		}
		return Json.write(object);
	}

	/**
	 * Writes what could not be invoked, because the shell found no service, no method, or a value of the wrong type.
	 *
	 * @param service the service, {@code null} if none was found.
	 * @param givenService what the user typed for it.
	 * @param method the name of the method, or what the user typed for it.
	 * @param status the status.
	 * @param message why.
	 * @return a line of JSON, like that of an invocation that was refused.
	 */
	public static String ofProblem(ServiceEntry service, String givenService, String method, Status status, String message) {
		Map<String, Object> object = head(null, null, service, method);
		if (service == null) {
			object.put("service", givenService);
		}
		end(object, "FAILED", status, Map.of(), 0);
		object.put("effect", "NOT_STARTED");
		object.put("message", message);
		return Json.write(object);
	}

	/**
	 * Writes an invocation that is pending.
	 *
	 * @param kept the invocation.
	 * @return a line of JSON, with {@code null} for what its end will tell.
	 */
	public static String ofPending(Kept kept) {
		Map<String, Object> object = head(kept.invocation().id(), kept.invocation().backend().orElse(null), kept.call().service(),
				kept.call().method().name());
		object.put("end", null);
		object.put("status", null);
		object.put("statusName", null);
		object.put("results", Map.of());
		object.put("millis", kept.invocation().age().toMillis());
		return Json.write(object);
	}

	private static Map<String, Object> head(Long id, String backend, ServiceEntry service, String method) {
		Map<String, Object> object = new LinkedHashMap<>();
		object.put("id", id);
		object.put("backend", backend);
		object.put("device", service == null ? null : service.deviceId());
		object.put("service", service == null ? null : service.name());
		object.put("method", method);
		return object;
	}

	private static void end(Map<String, Object> object, String end, Status status, Map<String, Object> results, long millis) {
		object.put("end", end);
		object.put("status", "0x%08X".formatted(status.code()));
		object.put("statusName", status.name());
		object.put("results", results);
		object.put("millis", millis);
	}
}
