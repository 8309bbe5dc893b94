package org.portabledevices.cnf.framework.lives;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.portabledevices.backend.BackendHost;
import org.portabledevices.cnf.framework.fixture.Arrivals;
import org.portabledevices.cnf.framework.fixture.Await;
import org.portabledevices.cnf.framework.fixture.BundleJar;
import org.portabledevices.cnf.framework.fixture.Incarnations;
import org.portabledevices.cnf.framework.fixture.Journal;
import org.portabledevices.cnf.framework.fixture.Loaders;
import org.portabledevices.cnf.framework.lives.backend.LoadedDevices;
import org.portabledevices.cnf.framework.lives.client.Load;
import org.portabledevices.cnf.framework.lives.client.LoadMethods;
import org.portabledevices.service.ServiceProperties;

/**
 * Contract 4.1: a busy client's bundle is stopped, updated, refreshed and uninstalled, again and again: a hundred times in all kinds together. Its calls run, queue and wait then, callbacks wait
 * behind one that is inside, its sink is being written and its listener called.
 */
@Timeout(120)
@ExtendWith({ BundleContextExtension.class, ServiceExtension.class })
class ClientBundleLifeTest {

	private static final int ROUNDS = 5;
	/** What must have been called before a life may end. */
	private static final List<String> CALLED = List.of("progress", "complete", "stage", "sink", "event", Load.LINGERS);

	@InjectBundleContext BundleContext context;
	@InjectService BackendHost host;

	private final Loaders loaders = new Loaders();
	private LoadedDevices devices;

	@BeforeEach
	void register() throws Exception {
		devices = new LoadedDevices(host);
		for (UUID type : List.of(LoadMethods.WIDE, LoadMethods.NARROW)) {
			try (Arrivals arrivals = new Arrivals(context, type, ServiceProperties.BACKEND, LoadedDevices.BACKEND)) {
				arrivals.await();
			}
		}
	}

	@AfterEach
	void close() {
		devices.close();
	}

	@ParameterizedTest
	@EnumSource
	void nothingOfItIsCalledOrKeptAfterItsStopHasReturned(ClientKind kind) throws Exception {
		Incarnations lives = live(kind);

		loaders.assertCollected();
		assertEquals(List.of(), lives.late());
		Await.until("only what the first life had running is pending, since its device has not confirmed",
				() -> devices.pendingCount() == 1);
	}

	private Incarnations live(ClientKind kind) throws Exception {
		BundleJar jar = kind.jar();
		try (Incarnations lives = new Incarnations(context, kind.name(), loaders)) {
			Bundle bundle = jar.install(context);
			bundle.start();
			for (int i = 0; i < ROUNDS; i++) {
				for (BundleChange change : BundleChange.values()) {
					awaitAll(lives.current());
					bundle = change.happenAndGoOn(context, bundle, jar);
				}
			}
			awaitAll(lives.current());
			bundle.uninstall();
			return lives;
		}
	}

	private static void awaitAll(Journal journal) throws InterruptedException {
		for (String called : CALLED) {
			journal.await(called);
		}
	}
}
