package org.portabledevices.sim.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.service.log.Logger;
import org.portabledevices.ptp.ConnectionLostException;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.initiator.PtpIpInitiator;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.SessionListener;
import org.portabledevices.ptp.ip.InitFailedException;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.sim.device.FakeHost;

/** Whom the responder serves, and how many, as it is configured; and what the log says of the others. */
@Timeout(30)
class ResponderSettingsTest {

	private static final String FRIEND = "01234567-89AB-cdef-0123-456789abcdef";
	private static final String STRANGER = "76543210-89ab-cdef-0123-456789abcdef";

	private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
	private final Logger logger = (Logger) Proxy.newProxyInstance(Logger.class.getClassLoader(), new Class<?>[]{ Logger.class },
			(self, method, arguments) -> {
				String words = arguments.length == 3 ? arguments[1] + ": " + arguments[2] : String.valueOf(arguments[1]);
				log.add(method.getName() + " " + words);
				return null;
			});
	private final List<String> read = new ArrayList<>();
	private final FakeHost host = new FakeHost();
	private final SimulatedBackend backend = new SimulatedBackend();
	private final ConfiguredSimulation camera = new ConfiguredSimulation(host, backend, logger,
			Configs.of(DeviceConfig.class, Map.of("name", "Red Camera", "serial.number", "R1")));
	private final List<PtpSession> sessions = new ArrayList<>();
	private SimulatorResponder responder;

	@BeforeEach
	void plugIn() {
		camera.activate();
	}

	@AfterEach
	void stop() {
		sessions.forEach(PtpSession::close);
		if (responder != null) {
			responder.deactivate();
		}
		camera.deactivate();
		host.registrations.forEach(registration -> registration.closed.complete(null));
	}

	private InetSocketAddress serve(String setting, Object value) throws InterruptedException {
		responder = new SimulatorResponder(backend, logger, Configs.of(ResponderConfig.class, Map.of("port", 0, setting, value)));
		responder.activate();
		String line = logged("info", " is served over PTP/IP at 127.0.0.1:");
		return new InetSocketAddress("127.0.0.1", Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)));
	}

	/** Waits for a line of the log of that level with these words; lines before it are read, too. */
	private String logged(String level, String words) throws InterruptedException {
		for (String line = log.poll(10, TimeUnit.SECONDS); line != null; line = log.poll(10, TimeUnit.SECONDS)) {
			read.add(line);
			if (line.startsWith(level + " Red Camera") && line.contains(words)) {
				return line;
			}
		}
		throw new AssertionError("the log has nothing of level %s with \"%s\", but %s".formatted(level, words, read));
	}

	private PtpOperations connect(InetSocketAddress address, String guid) throws PtpException {
		PtpSession session = new PtpIpInitiator(UUID.fromString(guid), "test").connect(address, new SessionListener() {
		});
		sessions.add(session);
		PtpOperations operations = new PtpOperations(session);
		operations.openSession(1);
		return operations;
	}

	private PtpOperations connect(InetSocketAddress address) throws PtpException {
		return connect(address, UUID.randomUUID().toString());
	}

	@Test
	void anInitiatorThatIsAllowedIsServedAndAStrangerIsNot() throws Exception {
		InetSocketAddress address = serve("allowed.guids", new String[]{ "  ", " " + FRIEND + " " });
		InitFailedException refused = assertThrows(InitFailedException.class, () -> connect(address, STRANGER));
		assertEquals(InitFailedException.REJECTED_INITIATOR, refused.reason());
		logged("warn", " was refused: the initiator " + STRANGER + " is not on the allow list (NOT_ALLOWED)");
		assertEquals("R1", connect(address, FRIEND).getDeviceInfo().serialNumber());
	}

	@Test
	void twoSessionsServeTwoAndTellTheThirdThatTheDeviceIsBusy() throws Exception {
		InetSocketAddress address = serve("max.sessions", 2);
		PtpOperations first = connect(address);
		PtpOperations second = connect(address);
		assertEquals(InitFailedException.BUSY, assertThrows(InitFailedException.class, () -> connect(address)).reason());
		logged("info", " was refused: other initiators have all 2 sessions");
		assertEquals(1, first.getStorageIds().length);
		assertEquals(1, second.getStorageIds().length);
	}

	@Test
	void oneSessionIsWhatThereIsUnlessMoreAreConfigured() throws Exception {
		InetSocketAddress address = serve("max.connections", 16);
		connect(address);
		assertEquals(InitFailedException.BUSY, assertThrows(InitFailedException.class, () -> connect(address)).reason());
	}

	@Test
	void aConnectionMoreThanOneAddressMayHaveIsClosedAndLoggedAsAWarning() throws Exception {
		InetSocketAddress address = serve("max.connections", 2);
		PtpOperations first = connect(address);
		assertThrows(ConnectionLostException.class, () -> connect(address));
		logged("warn", " was refused: there are too many connections (TOO_MANY_CONNECTIONS)");
		assertEquals(1, first.getStorageIds().length);
	}

	/** It has no session either: on a slow machine the limit would be over before it had one. */
	@Test
	void whoDoesNothingForTheIdleLimitIsCutOff() throws Exception {
		CountDownLatch closed = new CountDownLatch(1);
		sessions.add(new PtpIpInitiator(UUID.randomUUID(), "test").connect(serve("idle.limit.ms", 50L), new SessionListener() {

			@Override
			public void onClosed(PtpException cause) {
				closed.countDown();
			}
		}));
		assertTrue(closed.await(10, TimeUnit.SECONDS));
		logged("info", " is gone: ");
	}

	@Test
	void thatAnInitiatorCameIsLoggedAndThatItWentOnlyForWhoWantsToKnow() throws Exception {
		connect(serve("max.sessions", 1));
		logged("info", " \"test\" is connected");
		sessions.get(0).close();
		logged("debug", " is gone: ");
		assertTrue(read.stream().noneMatch(line -> line.startsWith("warn")), read::toString);
		assertTrue(read.stream().noneMatch(line -> line.startsWith("info") && line.contains(" is gone: ")), read::toString);
	}

	@Test
	void anInitiatorsNameWritesNoLinesOfItsOwnIntoTheLog() throws Exception {
		InetSocketAddress address = serve("max.sessions", 1);
		sessions.add(new PtpIpInitiator(UUID.randomUUID(), "a\r\nWARN b\u2028c\u202Ed é").connect(address, new SessionListener() {
		}));
		String line = logged("info", " is connected");
		assertTrue(line.endsWith(" \"a??WARN b?c?d é\" is connected"), line);
	}

	/** The second is what UUID.fromString takes, and the third what registries on Windows write. */
	@ParameterizedTest
	@ValueSource(strings = { "my laptop", "1-2-3-4-5", "{01234567-89ab-cdef-0123-456789abcdef}", "0123456789abcdef0123456789abcdef" })
	void aGuidThatIsNoneIsRefusedWithTheSettingTheValueAndWhatIsAllowed(String value) {
		assertEquals("allowed.guids has GUIDs such as 01234567-89ab-cdef-0123-456789abcdef, not \"" + value + "\"",
				refusal("allowed.guids", new String[]{ FRIEND, value }));
	}

	@Test
	void aNumberThatIsTooSmallIsRefusedWithTheSettingTheValueAndWhatIsAllowed() {
		assertEquals("max.sessions is at least 1, not 0", refusal("max.sessions", 0));
		assertEquals("max.connections is at least 2, not 1", refusal("max.connections", 1));
		assertEquals("idle.limit.ms is at least 0, not -1", refusal("idle.limit.ms", -1L));
	}

	private String refusal(String setting, Object value) {
		return assertThrows(IllegalArgumentException.class,
				() -> new SimulatorResponder(backend, logger, Configs.of(ResponderConfig.class, Map.of("port", 0, setting, value))))
				.getMessage();
	}
}
