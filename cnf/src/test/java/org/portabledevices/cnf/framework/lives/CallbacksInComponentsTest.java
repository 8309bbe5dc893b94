package org.portabledevices.cnf.framework.lives;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.portabledevices.cnf.framework.fixture.BundleJar;
import org.portabledevices.cnf.framework.fixture.ClientBundle;
import org.portabledevices.cnf.framework.fixture.Incarnations;
import org.portabledevices.cnf.framework.fixture.Journal;
import org.portabledevices.cnf.framework.fixture.Loaders;
import org.portabledevices.cnf.framework.lives.backend.HeldMethods;
import org.portabledevices.cnf.framework.lives.client.Misbehaving;
import org.portabledevices.service.ServiceMethods;

/** Contract 3.3, 3.4 and 4.1 in Declarative Services: callbacks that throw, block, cancel, invoke, and give their service object back. Nobody else notices. */
@Timeout(60)
@ExtendWith(BundleContextExtension.class)
class CallbacksInComponentsTest {

	private static final String NAME = "misbehaving";
	private static final String COMPONENT = """
			<component xmlns='http://www.osgi.org/xmlns/scr/v1.4.0' name='misbehaving' immediate='true' deactivate='deactivate' init='4'>
				<implementation class='%s'/>
				<property name='deed' value='%s'/>
				<reference name='objects' interface='org.portabledevices.service.PortableDeviceService' scope='prototype_required'
						target='(portabledevices.backend=held)' parameter='0'/>
				<reference name='leave' interface='java.util.concurrent.CountDownLatch' target='(journal=misbehaving)' parameter='1'/>
				<reference name='journal' interface='java.util.function.Consumer' target='(journal=misbehaving)' parameter='2'/>
			</component>
			""";

	@InjectBundleContext BundleContext context;

	private final CountDownLatch leave = new CountDownLatch(1);
	private final Loaders loaders = new Loaders();
	private HeldBundle backend;
	private ClientBundle other;
	private ServiceMethods others;
	private ServiceRegistration<CountDownLatch> registration;
	private Incarnations lives;
	private Bundle bundle;

	@BeforeEach
	void install() throws Exception {
		backend = new HeldBundle(context, Duration.ofSeconds(10), null);
		other = new ClientBundle(context, "other");
		others = other.methods(backend.service());
		registration = context.registerService(CountDownLatch.class, leave, FrameworkUtil.asDictionary(Map.of(Journal.NAME, NAME)));
		lives = new Incarnations(context, NAME, loaders);
	}

	@AfterEach
	void uninstall() throws Exception {
		leave.countDown();
		other.close();
		backend.close();
		registration.unregister();
	}

	/** Starts the component, and waits until its first callback is inside. */
	private Journal begin(String deed) throws Exception {
		bundle = new BundleJar(NAME).component(Misbehaving.class, COMPONENT.formatted(Misbehaving.class.getName(), deed)).install(context);
		bundle.start();
		lives.current().await("begins");
		return lives.current();
	}

	/** Whatever the component did: others are called, its bundle stops, and nothing of it is called or kept afterwards. */
	private void assertNothingIsLeft() throws Exception {
		assertEquals(0, others.invoke(HeldMethods.ANSWER, null).size());
		bundle.uninstall();
		lives.close();
		bundle = null;
		loaders.assertCollected();
		assertEquals(List.of(), lives.late());
	}

	@Test
	void oneThatThrowsCountsAsCalledAndTheNextComes() throws Exception {
		Journal journal = begin("THROWS");
		journal.await("called S_OK");
		assertNothingIsLeft();
	}

	@Test
	void oneThatCancelsEndsWhatItsClientHasPending() throws Exception {
		Journal journal = begin("CANCELS");
		journal.await("called ERROR_CANCELLED");
		journal.await("done");
		assertNothingIsLeft();
	}

	@Test
	void oneThatInvokesGetsItsAnswerAndItsCallback() throws Exception {
		Journal journal = begin("INVOKES");
		journal.await("invoked");
		journal.await("called S_OK");
		journal.await("called S_OK");
		assertNothingIsLeft();
	}

	@Test
	void oneThatGivesItsServiceObjectBackIsTheLastThatIsCalled() throws Exception {
		Journal journal = begin("RELEASES");
		journal.await("refused E_WPD_SERVICE_NOT_OPEN");
		journal.await("done");
		assertNothingIsLeft();
		assertEquals(0, journal.count("called S_OK") + journal.count("called ERROR_CANCELLED"));
	}

	/** Others are not held up, and the stop of its bundle not for long; nobody interrupts it. What was waiting behind it never begins. */
	@Test
	void oneThatBlocksHoldsUpItsOwnClientOnly() throws Exception {
		Journal journal = begin("BLOCKS");
		assertEquals(0, others.invoke(HeldMethods.ANSWER, null).size());
		bundle.stop();
		assertEquals(1, journal.count("deactivated"));
		leave.countDown();
		journal.await("was left alone");
		journal.await("done");
		assertEquals(0, journal.count("called S_OK") + journal.count("called ERROR_CANCELLED"));
		assertNothingIsLeft();
	}
}
