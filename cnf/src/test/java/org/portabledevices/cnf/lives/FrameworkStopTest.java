package org.portabledevices.cnf.lives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.wiring.BundleWiring;
import org.portabledevices.cnf.framework.fixture.Await;
import org.portabledevices.cnf.framework.fixture.Incarnations;
import org.portabledevices.cnf.framework.fixture.Loaders;
import org.portabledevices.cnf.framework.lives.ClientKind;
import org.portabledevices.cnf.framework.lives.client.Load;

/** Contract 4.2 and 4.6: a framework is stopped in the middle of everything, with clients of all kinds and all backends. */
@Timeout(120)
class FrameworkStopTest {

	/** All bounds of the contract that apply, one after another: stop grace, closing, the clients of each bundle, the lanes. */
	private static final long LIMIT = TimeUnit.SECONDS.toMillis(30);

	@TempDir Path storage;

	static Stream<Arguments> frameworksAndOrders() {
		return NestedFramework.all().flatMap(framework -> Stream.of(Arguments.of(framework, false), Arguments.of(framework, true)));
	}

	@ParameterizedTest
	@MethodSource("frameworksAndOrders")
	void itEndsEverythingAndNoThreadOfOursRemains(String factory, boolean reverse) throws Exception {
		assertEquals(List.of(), NestedFramework.threads());
		Loaders loaders = new Loaders();
		List<Incarnations> lives = stopUnderLoad(factory, reverse, loaders);

		Await.until("all threads have ended but " + NestedFramework.threads(), () -> NestedFramework.threads().isEmpty());
		for (Incarnations each : lives) {
			assertEquals(List.of(), each.late());
		}
		lives.clear();
		loaders.assertCollected();
	}

	private List<Incarnations> stopUnderLoad(String factory, boolean reverse, Loaders loaders) throws Exception {
		List<Incarnations> lives = new ArrayList<>();
		try (NestedFramework framework = new NestedFramework(factory, storage, reverse)) {
			MadeBundles.devices().install(framework.context()).start();
			MadeBundles.wiring().install(framework.context()).start();
			for (ClientKind kind : ClientKind.values()) {
				lives.add(new Incarnations(framework.context(), kind.name(), loaders));
				framework.awaitBackend("loaded");
				kind.jar().install(framework.context()).start();
			}
			framework.awaitBackend("sim");
			framework.awaitBackend("mtp");
			for (Incarnations each : lives) {
				each.current().await(Load.LINGERS);
			}
			for (String name : List.of("api", "ptp", "engine", "sim", "impl")) {
				loaders.add(framework.ours(name).adapt(BundleWiring.class).getClassLoader(), name);
			}
			assertNotEquals(List.of(), NestedFramework.threads());
			assertTrue(framework.stop(LIMIT), "not stopped in " + LIMIT + " ms");
			lives.forEach(each -> each.current().over());
			return lives;
		}
	}
}
