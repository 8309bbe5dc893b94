package org.portabledevices.cnf.framework.swap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.portabledevices.cnf.framework.swap.SwapTable.Client;
import org.portabledevices.monitor.BackendSelection;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.ServiceProperties;
import org.portabledevices.tck.device.KitMethods;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.tracker.ServiceFollower;

/**
 * Contract 5.4: a swap every few milliseconds loses no call, ends none early, refuses none and calls nothing back twice. Two bundles with the kit's device are swapped under four
 * threads whose calls take a millisecond; beside it, what the same does to whoever holds a plain reference.
 */
@ExtendWith({ BundleContextExtension.class, ServiceExtension.class })
class SwapUnderLoadTest {

	private static final Duration PAUSE = Duration.ofMillis(5);
	private static final String KIT = "(" + ServiceProperties.SERVICE_TYPE + "=" + KitMethods.SERVICE + ")";

	@InjectBundleContext BundleContext context;
	@InjectService ServiceFollower follower;
	@InjectService BackendSelection selection;

	private Duration time;

	@BeforeEach
	void setTime() {
		time = Duration.ofSeconds(Long.parseLong(context.getProperty("swap.seconds")));
	}

	@AfterEach
	void unpin() {
		selection.auto();
	}

	@AfterAll
	static void print() throws IOException {
		SwapTable.print(FrameworkUtil.getBundle(SwapUnderLoadTest.class).getBundleContext());
	}

	@ParameterizedTest
	@CsvSource({ "START_THEN_STOP, false", "START_THEN_STOP, true", "STOP_THEN_START, false", "STOP_THEN_START, true", "RANKING, false",
			"RANKING, true", "PIN, false", "PIN, true" })
	void aFollowedServiceLosesNothing(Way way, boolean cancels) throws Exception {
		try (Pair pair = Pair.ofKitBackends(context);
				FollowedService one = follower.follow(KIT);
				FollowedService other = follower.follow(KIT)) {
			pair.start(way);
			DeviceLoad load = new DeviceLoad(List.of(one::methods, other::methods), KitMethods.PAUSE.id(), cancels);
			Outcome outcome = swap(Client.FOLLOWED, pair, way, load, cancels, time);
			outcome.assertNothingLost(pair.names(), cancels);
		}
	}

	/** The engine lets what runs go on; but whoever changes over gives its old service object back, and hears no more of what it called there (contract 4.1). */
	@ParameterizedTest
	@EnumSource(names = { "START_THEN_STOP", "STOP_THEN_START" })
	void aPlainReferenceToADeviceIsCut(Way way) throws Exception {
		assertTrue(plainReferenceToADevice(way).cutPercent() > 0, "nothing was cut: then nobody needs a followed service");
	}

	@ParameterizedTest
	@EnumSource(names = { "START_THEN_STOP", "STOP_THEN_START" })
	void aPlainReferenceToAServiceOfOnesOwnIsCut(Way way) throws Exception {
		try (Pair pair = Pair.ofPlainProviders(context);
				PlainClient client = new PlainClient(context, Runnable.class, "(backend=plain-*)")) {
			pair.start(way);
			PlainLoad load = new PlainLoad(client.reference(Runnable.class));
			Outcome outcome = swap(Client.PLAIN, pair, way, load, false, time.dividedBy(2));
			assertTrue(outcome.cutPercent() > 0, "nothing was cut: then nobody needs a followed service");
		}
	}

	/** A greedy reference looks for a better service when one comes, not when one that is there gets another ranking: so nothing is cut, and nothing is swapped. */
	@Test
	void aPlainReferenceDoesNotFollowTheRanking() throws Exception {
		assertEquals(1, plainReferenceToADevice(Way.RANKING).byBackend().size());
	}

	private Outcome plainReferenceToADevice(Way way) throws Exception {
		try (Pair pair = Pair.ofKitBackends(context); PlainClient client = new PlainClient(context, PortableDeviceService.class, KIT)) {
			pair.start(way);
			Supplier<PortableDeviceService> reference = client.reference(PortableDeviceService.class);
			Supplier<ServiceMethods> methods = () -> {
				PortableDeviceService service = reference.get();
				return service == null ? null : service.methods();
			};
			DeviceLoad load = new DeviceLoad(List.of(methods), KitMethods.PAUSE.id(), false);
			return swap(Client.DEVICE, pair, way, load, false, time.dividedBy(2));
		}
	}

	private Outcome swap(Client client, Pair pair, Way way, Load load, boolean cancels, Duration limit) throws Exception {
		Swapper swapper = new Swapper(PAUSE, pair.by(way, selection));
		try (swapper) {
			load.run(limit);
		}
		Outcome outcome = load.outcome();
		SwapTable.add(new SwapTable.Row(client, way, cancels, swapper.count(), limit, outcome));
		return outcome;
	}
}
