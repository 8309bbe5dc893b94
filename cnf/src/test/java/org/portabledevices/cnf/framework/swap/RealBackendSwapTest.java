package org.portabledevices.cnf.framework.swap;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.portabledevices.cnf.framework.fixture.Arrivals;
import org.portabledevices.cnf.framework.fixture.Simulator;
import org.portabledevices.cnf.framework.swap.SwapTable.Client;
import org.portabledevices.monitor.BackendSelection;
import org.portabledevices.service.ServiceProperties;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.tracker.ServiceFollower;
import org.portabledevices.wpd.ServiceTypes;
import org.portabledevices.wpd.StorageMethods;

/** Contract 5.4 with backends that people use: the simulator's camera, met by the real backend over PTP/IP and in memory by turns, each as soon as it is there. */
@ExtendWith({ BundleContextExtension.class, ServiceExtension.class })
class RealBackendSwapTest {

	private static final List<String> BACKENDS = List.of("mtp", "sim");
	private static final int RANKING_ABOVE_SIM = 100;
	private static final Duration PAUSE = Duration.ofMillis(5);
	private static final String STORAGE = "(" + ServiceProperties.SERVICE_TYPE + "=" + ServiceTypes.STORAGE + ")";

	@InjectBundleContext BundleContext context;
	@InjectService ConfigurationAdmin configurations;
	@InjectService ServiceFollower follower;
	@InjectService BackendSelection selection;

	private Simulator simulator;
	private FollowedService one;
	private FollowedService other;

	@BeforeEach
	void connect() throws Exception {
		try (Arrivals arrivals = new Arrivals(context, ServiceTypes.STORAGE, ServiceProperties.BACKEND, "mtp")) {
			simulator = new Simulator(context, configurations);
			arrivals.await();
		}
		one = follower.follow(STORAGE);
		other = follower.follow(STORAGE);
	}

	@AfterEach
	void disconnect() throws Exception {
		selection.auto();
		one.close();
		other.close();
		simulator.close();
	}

	@AfterAll
	static void print() throws IOException {
		SwapTable.print(FrameworkUtil.getBundle(RealBackendSwapTest.class).getBundleContext());
	}

	@ParameterizedTest
	@CsvSource({ "START_THEN_STOP, false", "START_THEN_STOP, true", "RANKING, false", "RANKING, true", "PIN, false", "PIN, true" })
	void aFollowedServiceLosesNothing(Way way, boolean cancels) throws Exception {
		Duration time = Duration.ofSeconds(Long.parseLong(context.getProperty("swap.seconds"))).dividedBy(2);
		DeviceLoad load = new DeviceLoad(List.of(one::methods, other::methods), StorageMethods.GET_OBJECT_COUNT.id(), cancels);
		Swapper swapper = new Swapper(PAUSE, by(way));
		try (swapper) {
			load.run(time);
		}
		Outcome outcome = load.outcome();
		SwapTable.add(new SwapTable.Row(Client.FOLLOWED_REAL, way, cancels, swapper.count(), time, outcome));
		outcome.assertNothingLost(BACKENDS, cancels);
	}

	private Swapper.Swap by(Way way) {
		return new Swapper.Swap() {
			private String expected = BACKENDS.get(0);

			@Override
			public void to(int index) throws Exception {
				expected = BACKENDS.get(index);
				switch (way) {
					case START_THEN_STOP, STOP_THEN_START -> { // the simulator stays: the responder is in it
						if (index == 0) {
							simulator.impl().start();
						} else {
							simulator.impl().stop();
						}
					}
					case RANKING -> simulator.rankReal(index == 0 ? RANKING_ABOVE_SIM : -1);
					case PIN -> selection.pin(expected);
				}
			}

			@Override
			public boolean hasArrived() {
				return one.target().map(FollowedService.Target::backend).equals(Optional.of(expected));
			}
		};
	}
}
