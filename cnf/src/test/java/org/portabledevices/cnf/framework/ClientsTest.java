package org.portabledevices.cnf.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.portabledevices.backend.BackendHost;
import org.portabledevices.cnf.framework.fixture.Arrivals;
import org.portabledevices.cnf.framework.fixture.ClientBundle;
import org.portabledevices.cnf.framework.fixture.HoldingDevice;
import org.portabledevices.cnf.framework.fixture.RecordingCallback;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.ServiceProperties;
import org.portabledevices.values.Values;

/** Two bundles use one service: each is a client of its own, and only a framework makes them so. */
@Timeout(60)
@ExtendWith({ BundleContextExtension.class, ServiceExtension.class })
class ClientsTest {
	@InjectBundleContext BundleContext context;
	@InjectService BackendHost host;

	private final RecordingCallback first = new RecordingCallback();
	private final RecordingCallback second = new RecordingCallback();
	private final RecordingCallback foreign = new RecordingCallback();

	private HoldingDevice device;
	private ClientBundle oneBundle;
	private ClientBundle otherBundle;
	private ServiceMethods one;
	private ServiceMethods other;

	@BeforeEach
	void installClients() throws Exception {
		device = new HoldingDevice(host);
		oneBundle = new ClientBundle(context, "one");
		otherBundle = new ClientBundle(context, "other");
		ServiceReference<PortableDeviceService> reference = awaitService();
		one = oneBundle.methods(reference);
		other = otherBundle.methods(reference);
	}

	@AfterEach
	void uninstallClients() throws Exception {
		oneBundle.close();
		otherBundle.close();
		device.close();
	}

	/** Contract 2.1. */
	@Test
	void cancellingACallbackEndsExactlyWhatWasInvokedWithIt() throws Exception {
		Invocation a = hold(one, first);
		Invocation b = hold(one, first);
		Invocation c = hold(one, second);
		Invocation d = hold(other, foreign);

		CancelReceipt receipt = one.cancel(first);

		assertEquals(Set.of(a.id(), b.id()), Set.copyOf(receipt.entries().stream().map(entry -> entry.invocation().id()).toList()));
		assertTrue(first.await(2));
		assertEquals(Set.of(a.id(), b.id()), Set.copyOf(first.ids()));
		assertEquals(List.of(End.CANCELLED, End.CANCELLED), first.ends());
		assertEquals(InvocationState.RUNNING, c.state());
		assertEquals(InvocationState.RUNNING, d.state());
	}

	/** Contract 2.2. */
	@Test
	void cancellingNullEndsAllThatThisBundleInvokedAndNothingOfTheOther() throws Exception {
		Invocation a = hold(one, first);
		Invocation b = hold(one, second);
		Invocation c = hold(one, null);
		Invocation d = hold(other, foreign);

		CancelReceipt receipt = one.cancel(null);

		assertEquals(Set.of(a.id(), b.id(), c.id()),
				Set.copyOf(receipt.entries().stream().map(entry -> entry.invocation().id()).toList()));
		assertTrue(first.await(1));
		assertTrue(second.await(1));
		assertEquals(InvocationState.RUNNING, d.state());
	}

	/** Contract 2.1: identity, not equality, and not of another client. */
	@Test
	void aCallbackOfTheOtherBundleMatchesNothing() throws Exception {
		Invocation a = hold(one, first);
		CancelReceipt receipt = other.cancel(first);
		assertEquals(List.of(), receipt.entries());
		assertEquals(InvocationState.RUNNING, a.state());
	}

	/** Contract 4.1: told to stop before the stop has returned, and muted. */
	@Test
	void aBundleThatStopsTakesItsInvocationsWithItAndHearsNothingMore() throws Exception {
		Invocation a = hold(one, first);
		Invocation d = hold(other, foreign);

		oneBundle.stop();

		assertNotEquals(InvocationState.RUNNING, a.state());
		assertEquals(List.of(), first.ids());
		assertEquals(InvocationState.RUNNING, d.state());
	}

	private static Invocation hold(ServiceMethods methods, RecordingCallback callback) throws Exception {
		return methods.invokeAsync(HoldingDevice.METHOD, Values.empty(), callback);
	}

	private ServiceReference<PortableDeviceService> awaitService() throws Exception {
		try (Arrivals arrivals = new Arrivals(context, HoldingDevice.SERVICE, ServiceProperties.DEVICE_ID, device.id())) {
			return arrivals.await();
		}
	}
}
