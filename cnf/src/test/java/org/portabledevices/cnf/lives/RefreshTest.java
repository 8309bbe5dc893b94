package org.portabledevices.cnf.lives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.portabledevices.cnf.framework.fixture.Await;
import org.portabledevices.cnf.framework.fixture.Incarnations;
import org.portabledevices.cnf.framework.fixture.Journal;
import org.portabledevices.cnf.framework.fixture.Loaders;
import org.portabledevices.cnf.framework.fixture.Refresh;
import org.portabledevices.cnf.framework.lives.ClientKind;
import org.portabledevices.cnf.framework.lives.client.Load;

/** Contract 4.6: the engine, or the API and with it everybody, is refreshed under load. */
@Timeout(120)
class RefreshTest {

	private static final List<ClientKind> CLIENTS =
			List.of(ClientKind.COMPONENT, ClientKind.PROTOTYPE_COMPONENT, ClientKind.FOLLOWING_COMPONENT);
	private static final int ROUNDS = 2;

	@TempDir Path storage;

	static Stream<Arguments> frameworksAndBundles() {
		return NestedFramework.all().flatMap(framework -> Stream.of(Arguments.of(framework, "engine"), Arguments.of(framework, "api")));
	}

	@ParameterizedTest
	@MethodSource("frameworksAndBundles")
	void everythingEndsAbortedAndComesBackWithTheNewWiring(String factory, String refreshed) throws Exception {
		Loaders loaders = new Loaders();
		try (NestedFramework framework = new NestedFramework(factory, storage, false)) {
			MadeBundles.devices().install(framework.context()).start();
			MadeBundles.wiring().install(framework.context()).start();
			List<Incarnations> clients = new ArrayList<>();
			for (ClientKind kind : CLIENTS) {
				clients.add(new Incarnations(framework.context(), kind.name(), loaders));
				kind.jar().install(framework.context()).start();
			}
			for (int i = 0; i < ROUNDS; i++) {
				framework.awaitBackend("sim");
				framework.awaitBackend("mtp");
				for (Incarnations client : clients) {
					client.current().await(Load.LINGERS);
				}
				refresh(framework, refreshed, clients, loaders);
			}
			for (Incarnations client : clients) {
				client.current().await(Load.LINGERS);
			}
			for (ClientKind kind : CLIENTS) {
				framework.uninstall(kind.name());
			}
			for (Incarnations client : clients) {
				client.close();
				assertEquals(List.of(), client.late());
			}
			loaders.assertCollected();
		}
	}

	private static void refresh(NestedFramework framework, String refreshed, List<Incarnations> clients, Loaders loaders) throws Exception {
		Bundle bundle = framework.ours(refreshed);
		for (String name : refreshed.equals("api") ? List.of("api", "engine", "sim", "impl") : List.of("engine")) {
			loaders.add(framework.ours(name).adapt(BundleWiring.class).getClassLoader(), name);
		}
		List<Thread> engine = NestedFramework.threads().stream().filter(thread -> thread.getName().startsWith("pds-engine")).toList();
		assertNotEquals(List.of(), engine);
		List<Journal> before = clients.stream().map(Incarnations::current).toList();

		Refresh.of(framework.context(), bundle);

		Await.until("the threads of the old engine have ended", () -> engine.stream().noneMatch(Thread::isAlive));
		if (refreshed.equals("engine")) { // else the clients are gone, who hear no more
			for (Journal journal : before) {
				journal.await("ABORTED");
			}
		}
	}
}
