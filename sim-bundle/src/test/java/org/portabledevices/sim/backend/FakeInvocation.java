package org.portabledevices.sim.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

import org.portabledevices.backend.DataReader;
import org.portabledevices.backend.DataWriter;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterUsage;
import org.portabledevices.service.Status;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/**
 * An invocation as the engine would run it, for one thread: it holds the handler to the rules of contract group 7, and tells how it ended.
 */
final class FakeInvocation implements InvocationContext, DataWriter, DataReader {

	enum Answer {
		SUCCEEDED, FAILED, CONFIRMED
	}

	private final MethodDescription method;
	private final long client;
	private final Values.Builder parameters = Values.builder();
	private final ByteArrayOutputStream received = new ByteArrayOutputStream();
	private ByteBuffer source = ByteBuffer.allocate(0);
	private OptionalLong sourceLength = OptionalLong.of(0);
	private boolean sourceEnds = true;
	private int room = Integer.MAX_VALUE;
	private Runnable onRoom;
	private Runnable onData;
	private Runnable hook;
	private boolean stopped;
	private Answer answer;
	private Values results = Values.empty();
	private Status status = Status.S_OK;
	private String message = "";
	private long announced = -2;
	private boolean slotReleased;

	FakeInvocation(MethodDescription method, long client) {
		this.method = method;
		this.client = client;
		method.parameters().forEach(parameter -> parameter.defaultValue().filter(value -> value.value() != null)
				.ifPresent(value -> parameters.set(parameter.key(), value)));
	}

	FakeInvocation with(PropertyKey key, Variant value) {
		parameters.set(key, value);
		return this;
	}

	FakeInvocation with(PropertyKey key, String value) {
		return with(key, Variant.string(value));
	}

	FakeInvocation source(byte[] bytes) {
		source = ByteBuffer.wrap(bytes);
		sourceLength = OptionalLong.of(bytes.length);
		return this;
	}

	/** The source gives less than it says, and then nothing for a while. */
	FakeInvocation sourceOf(OptionalLong length, byte[] first, boolean ends) {
		source = ByteBuffer.wrap(first);
		sourceLength = length;
		sourceEnds = ends;
		return this;
	}

	/** The client takes so many bytes, and then nothing before {@link #makeRoom}. */
	FakeInvocation room(int bytes) {
		room = bytes;
		return this;
	}

	/** Starts it, as the engine does. */
	FakeInvocation start(ServiceDescription service) {
		try {
			service.handler(method.id()).orElseThrow().start(this);
		} catch (MethodFailure e) {
			fail(e.status(), e.getMessage());
		} catch (Exception e) {
			fail(Status.ERROR_GEN_FAILURE, e.toString());
		}
		return this;
	}

	void makeRoom(int bytes) {
		room = bytes;
		Runnable action = onRoom;
		onRoom = null;
		action.run();
	}

	/** Cancels it, as the engine does for a running invocation. */
	FakeInvocation cancel() {
		stopped = true;
		for (Runnable each : Arrays.asList(hook, onRoom, onData)) {
			if (each != null) {
				each.run();
			}
		}
		onRoom = null;
		onData = null;
		return this;
	}

	Answer answer() {
		return answer;
	}

	MethodDescription description() {
		return method;
	}

	Values results() {
		assertEquals(Answer.SUCCEEDED, answer, () -> status + " " + message);
		return results;
	}

	Variant result(PropertyKey key) {
		return results().get(key);
	}

	Status status() {
		assertEquals(Answer.FAILED, answer);
		return status;
	}

	String message() {
		return message;
	}

	byte[] received() {
		return received.toByteArray();
	}

	long announced() {
		return announced;
	}

	boolean slotReleased() {
		return slotReleased;
	}

	@Override
	public long id() {
		return 1;
	}

	@Override
	public long client() {
		return client;
	}

	@Override
	public UUID method() {
		return method.id();
	}

	@Override
	public Values parameters() {
		return parameters.build();
	}

	@Override
	public boolean progress(long completed, long total) {
		return !stopped && answer == null;
	}

	@Override
	public void alive() {
	}

	@Override
	public boolean succeed(Values values) {
		Set<PropertyKey> expected = new HashSet<>();
		method.parameters().stream().filter(parameter -> parameter.usage() != ParameterUsage.IN)
				.forEach(parameter -> {
					expected.add(parameter.key());
					assertEquals(parameter.type(), values.get(parameter.key()).type(), parameter.name());
				});
		assertEquals(expected, values.keys(), "contract 3.5");
		results = values;
		return end(Answer.SUCCEEDED);
	}

	@Override
	public boolean fail(Status code, String words) {
		status = code;
		message = words;
		return end(Answer.FAILED);
	}

	@Override
	public boolean failConnectionLost(Status code, String words) {
		return fail(code, words);
	}

	@Override
	public boolean confirm() {
		return end(Answer.CONFIRMED);
	}

	private boolean end(Answer kind) {
		assertNull(answer, "a second answer");
		answer = kind;
		return !stopped;
	}

	@Override
	public void onCancel(Runnable action) {
		hook = action;
		if (stopped) {
			action.run();
		}
	}

	@Override
	public boolean isStopRequested() {
		return stopped || answer != null;
	}

	@Override
	public void checkStopped() throws StoppedException {
		if (isStopRequested()) {
			throw new StoppedException();
		}
	}

	@Override
	public boolean notCancellableFromHere() {
		return !stopped;
	}

	@Override
	public void releaseSlot() {
		slotReleased = true;
	}

	@Override
	public DataWriter writer() {
		return this;
	}

	@Override
	public DataReader reader() {
		return this;
	}

	@Override
	public void begin(long length) {
		announced = length;
	}

	@Override
	public boolean offer(ByteBuffer data) {
		if (stopped) {
			data.position(data.limit());
			return true;
		}
		int count = Math.min(room, data.remaining());
		byte[] taken = new byte[count];
		data.get(taken);
		received.writeBytes(taken);
		room -= count;
		return !data.hasRemaining();
	}

	@Override
	public void onRoom(Runnable action) {
		if (room > 0 || stopped) {
			action.run();
		} else {
			onRoom = action;
		}
	}

	@Override
	public void write(ByteBuffer data) {
		throw new AssertionError("handlers of the simulator never wait: contract 7.2");
	}

	@Override
	public OptionalLong length() throws StoppedException {
		checkStopped();
		return sourceLength;
	}

	@Override
	public int poll(ByteBuffer buffer) {
		if (!source.hasRemaining()) {
			return sourceEnds && !stopped ? -1 : 0;
		}
		int count = Math.min(buffer.remaining(), source.remaining());
		buffer.put(source.slice().limit(count));
		source.position(source.position() + count);
		return count;
	}

	@Override
	public void onData(Runnable action) {
		if (source.hasRemaining() || sourceEnds || stopped) {
			action.run();
		} else {
			onData = action;
		}
	}

	@Override
	public int read(ByteBuffer buffer) {
		throw new AssertionError("handlers of the simulator never wait: contract 7.2");
	}

	static List<Values> list(Variant variant) {
		return variant.asList().stream().map(Values.class::cast).toList();
	}
}
