package org.portabledevices.tck.hooks;

import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.Consumer;

import org.portabledevices.tck.Harness;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.tck.Surroundings;
import org.portabledevices.tck.device.KitHarness;
import org.portabledevices.tck.standalone.StandaloneSurroundings;

/** The harness of the kit's own device, which tells of each hook that is used. */
final class WatchedHarness extends Harness {

	private final Harness right = new KitHarness(StandaloneSurroundings.withoutTime());
	private final Consumer<String> used;

	WatchedHarness(Consumer<String> used) throws Exception {
		this.used = used;
	}

	private HeldCall watched(HeldCall held) {
		return (HeldCall) Proxy.newProxyInstance(WatchedHarness.class.getClassLoader(), new Class<?>[]{ HeldCall.class },
				(proxy, method, arguments) -> {
					if (method.isDefault()) {
						used.accept("HeldCall." + method.getName());
					}
					try {
						return method.invoke(held, arguments);
					} catch (InvocationTargetException e) {
						throw e.getCause();
					}
				});
	}

	@Override
	public Surroundings surroundings() {
		return right.surroundings();
	}

	@Override
	public String filter() {
		return right.filter();
	}

	@Override
	public SampleCall succeeding() {
		return right.succeeding();
	}

	@Override
	public void pass(Duration time) throws Exception {
		right.pass(time);
	}

	@Override
	public void close() throws Exception {
		right.close();
	}

	@Override
	public SampleCall failing() {
		used.accept("failing");
		return right.failing();
	}

	@Override
	public HeldCall held() {
		used.accept("held");
		return watched(right.held());
	}

	@Override
	public HeldCall notCancellable() {
		used.accept("notCancellable");
		return watched(right.notCancellable());
	}

	@Override
	public HeldCall losesCancel() {
		used.accept("losesCancel");
		return watched(right.losesCancel());
	}

	@Override
	public HeldCall confirmsLate() {
		used.accept("confirmsLate");
		return watched(right.confirmsLate());
	}

	@Override
	public HeldCall reportsProgress() {
		used.accept("reportsProgress");
		return watched(right.reportsProgress());
	}

	@Override
	public HeldCall waitsForEvent() {
		used.accept("waitsForEvent");
		return watched(right.waitsForEvent());
	}

	@Override
	public SampleCall failingWith(int responseCode) {
		used.accept("failingWith");
		return right.failingWith(responseCode);
	}

	@Override
	public SampleCall answersNonsense() {
		used.accept("answersNonsense");
		return right.answersNonsense();
	}

	@Override
	public SampleCall beyondPattern() {
		used.accept("beyondPattern");
		return right.beyondPattern();
	}

	@Override
	public HeldCall takesStream(InputStream stream) {
		used.accept("takesStream");
		return watched(right.takesStream(stream));
	}

	@Override
	public SampleCall download() {
		used.accept("download");
		return right.download();
	}

	@Override
	public SampleCall upload(int length) {
		used.accept("upload");
		return right.upload(length);
	}

	@Override
	public void unplug() throws Exception {
		used.accept("unplug");
		right.unplug();
	}

	@Override
	public void replug() throws Exception {
		used.accept("replug");
		right.replug();
	}

	@Override
	public void wedge() throws Exception {
		used.accept("wedge");
		right.wedge();
	}

	@Override
	public void failReset() throws Exception {
		used.accept("failReset");
		right.failReset();
	}

	@Override
	public void withdraw() throws Exception {
		used.accept("withdraw");
		right.withdraw();
	}

	@Override
	public void stopBackend() throws Exception {
		used.accept("stopBackend");
		right.stopBackend();
	}

	@Override
	public String connectSecondBackend() throws Exception {
		used.accept("connectSecondBackend");
		return right.connectSecondBackend();
	}
}
