package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.standalone.StandaloneSurroundings;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** The backend that docs/how-to/first-backend.md shows is this one, and does what the page says. */
@Timeout(30)
class FirstBackendTest {

	private final StandaloneSurroundings engine = StandaloneSurroundings.inRealTime();
	private final FirstBackend backend = new FirstBackend(engine.host("example"));

	@AfterEach
	void stop() {
		backend.deactivate();
		engine.close();
	}

	private ServiceMethods timer() throws InterruptedException {
		return engine.open("client", null).service().methods();
	}

	private static Values milliseconds(long value) {
		return Values.of(FirstBackend.MILLISECONDS, Variant.ui4(value));
	}

	@Test
	void thePageShowsExactlyTheseSources() throws IOException {
		String page = Files.readString(Path.of("..", "docs", "how-to", "first-backend.md"));
		List<String> shown = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page).results()
				.map((MatchResult block) -> block.group(1)).toList();
		assertEquals(List.of(source("FirstBackend"), source("FirstBackendContractTest")), shown);
	}

	private static String source(String type) throws IOException {
		return Files.readString(Path.of("src", "test", "java", "example", type + ".java"));
	}

	@Test
	void itRings() throws Exception {
		Instant before = Instant.now();
		Instant rang = timer().invoke(FirstBackend.RING, milliseconds(1)).get(FirstBackend.RANG_AT).asInstant();
		assertTrue(!rang.isBefore(before.plus(Duration.ofMillis(1))), () -> "started after " + before + ", rang at " + rang);
	}

	@Test
	void aCancelStopsItAndItSaysSo() throws Exception {
		BlockingQueue<Invocation> ended = new LinkedBlockingQueue<>();
		CancelReceipt receipt =
				timer().invokeAsync(FirstBackend.RING, milliseconds(60_000), (invocation, status, results) -> ended.add(invocation))
						.cancel();
		boolean started = receipt.entries().get(0).outcome() == CancelOutcome.REQUESTED; // or the cancel was faster than the backend
		Invocation invocation = ended.poll(10, TimeUnit.SECONDS);
		assertEquals(End.CANCELLED, invocation.end().orElseThrow());
		assertEquals(started ? Effect.STOPPED : Effect.NOT_STARTED, invocation.effect().orElseThrow());
		assertEquals(List.of(), engine.log());
	}

	@Test
	void whatIsOutOfRangeIsRefusedByTheEngine() throws Exception {
		ServiceMethods timer = timer();
		var refusal = assertThrows(InvocationRefusedException.class, () -> timer.invoke(FirstBackend.RING, milliseconds(60_001)));
		assertEquals(Status.E_INVALIDARG, refusal.status());
		assertTrue(refusal.getMessage().contains("Milliseconds") && refusal.getMessage().contains("60000"), refusal.getMessage());
	}
}
