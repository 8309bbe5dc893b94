package org.portabledevices.tck.rules.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.Status;
import org.portabledevices.tck.Client;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.tck.rules.fixture.Ends;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.RecordingCallback;
import org.portabledevices.tracker.FollowedService;

/** Contract 4.5: a service object that is no longer good for calls. */
public abstract class ServiceObjectRules extends EquippedRules {

	/** Every call of a method is refused at once, whether it waits or not, and whatever it is called with. */
	private void assertTakesNothing(PortableDeviceService service) throws Exception {
		RecordingCallback callback = callback();
		SampleCall call = harness.succeeding();
		InvocationOptions options = deadline(Duration.ofSeconds(1));
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, () -> call.invokeAsync(service.methods(), callback));
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, () -> call.invokeAsync(service.methods(), callback, options));
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, () -> call.invoke(service.methods()));
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, () -> service.methods().invoke(call.method(), call.parameters(), options));
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, () -> service.methods().invoke(new UUID(0, 0), null)); // it is checked first (1.2)
		callback.assertNoMoreEnds();
	}

	private void assertDescribes(PortableDeviceService service, String id) {
		assertEquals(id, service.id());
		assertNotNull(service.objectId());
		assertNotNull(service.type());
		assertNotNull(service.name());
		assertNotNull(service.device().id());
		assertNotNull(service.backend());
		assertFalse(service.capabilities().methods().isEmpty());
		assertSame(service.methods(), service.methods());
	}

	private static void assertEmpty(CancelReceipt receipt) {
		Ends.assertEmpty(receipt);
	}

	@Test
	void rule4_5_oneThatWasGivenBackRefusesEveryCall() throws Exception {
		Client given = open("other");
		String id = given.service().id();
		given.release();
		assertTakesNothing(given.service());
		assertDescribes(given.service(), id);
		assertEmpty(given.service().methods().cancelAll());
		assertEmpty(given.service().methods().cancel(callback()));
		given.release(); // again
	}

	@Test
	void rule4_5_oneWhoseBundleHasStoppedToo() throws Exception {
		Client stopped = open("other");
		String id = stopped.service().id();
		harness.surroundings().stop("other");
		assertTakesNothing(stopped.service());
		assertDescribes(stopped.service(), id);
		assertEmpty(stopped.service().methods().cancelAll());
	}

	@Test
	void rule4_5_oneWhoseDeviceIsGoneToo() throws Exception {
		String id = client.service().id();
		FollowedService followed = follow("watcher", harness.filter());
		harness.unplug();
		await("the service is unregistered", () -> followed.target().isEmpty());
		assertTakesNothing(client.service());
		assertDescribes(client.service(), id);
		assertEmpty(methods.cancelAll());
	}

	@Test
	void rule4_5_oneWhoseDeviceIsLeavingTooButCancelReachesWhatIsPendingThere() throws Exception {
		String id = client.service().id();
		Running running = hold(methods, harness.held(), callback());
		harness.withdraw();
		assertTakesNothing(client.service());
		assertDescribes(client.service(), id);
		Ends.assertReceipt(methods.cancelAll(), running.invocation(), CancelOutcome.REQUESTED, End.CANCELLED);
		assertEnds(running.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		assertEmpty(methods.cancelAll());
	}

	@Test
	void rule4_5_cancelStillReachesWhatIsPendingOnOneThatWasGivenBack() throws Exception {
		Client given = open("other");
		Running running = hold(given.service().methods(), harness.losesCancel(), callback());
		get("the release", elsewhere(given::release));
		Ends.assertReceipt(given.service().methods().cancelAll(), running.invocation(), CancelOutcome.ALREADY_CANCELLING, End.CANCELLED);
		running.letGo();
		assertEnds(running.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.FINISHED);
	}
}
