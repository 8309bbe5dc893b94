package org.portabledevices.tck.device;

import java.io.InputStream;
import java.time.Duration;

import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.tck.Harness;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.tck.Surroundings;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** The harness of the kit's own device: has every hook. */
public class KitHarness extends Harness {

	private static final String BUNDLE = "backend";
	private static final String FIRST = "kit";
	private static final String SECOND = "second";

	private final Surroundings surroundings;
	private KitDevice device;

	/**
	 * Brings the device in.
	 *
	 * @param surroundings where; they are closed with this harness.
	 * @throws Exception if there is no engine.
	 */
	public KitHarness(Surroundings surroundings) throws Exception {
		this.surroundings = surroundings;
		this.device = new KitDevice(surroundings.host(BUNDLE), FIRST, KitHarness::first);
	}

	private static DeviceOptions.Builder first(DeviceOptions.Builder options) {
		return options.ranking(1);
	}

	@Override
	public Surroundings surroundings() {
		return surroundings;
	}

	@Override
	public String filter() {
		return "(portabledevices.service.type=" + KitMethods.SERVICE + ")";
	}

	@Override
	public SampleCall succeeding() {
		return new SampleCall(KitMethods.ECHO.id(), Values.of(KitMethods.NUMBER, Variant.ui4(7)));
	}

	@Override
	public SampleCall failing() {
		return new SampleCall(KitMethods.FAIL.id(), Values.empty());
	}

	private HeldCall held(MethodDescription method, Values more) {
		return device.held(method, more, patience());
	}

	@Override
	public HeldCall held() {
		return held(KitMethods.HOLD, Values.empty());
	}

	@Override
	public HeldCall notCancellable() {
		return held(KitMethods.FIXED, Values.empty());
	}

	@Override
	public HeldCall losesCancel() {
		return held(KitMethods.DEAF, Values.empty());
	}

	@Override
	public HeldCall confirmsLate() {
		return held(KitMethods.SLOW, Values.empty());
	}

	@Override
	public HeldCall reportsProgress() {
		return held(KitMethods.COUNT, Values.empty());
	}

	@Override
	public HeldCall waitsForEvent() {
		return held(KitMethods.WAIT, Values.empty());
	}

	@Override
	public SampleCall failingWith(int responseCode) {
		return new SampleCall(KitMethods.REFUSE.id(), Values.of(KitMethods.CODE, Variant.ui2(responseCode)));
	}

	@Override
	public SampleCall answersNonsense() {
		return new SampleCall(KitMethods.NONSENSE.id(), Values.empty());
	}

	@Override
	public SampleCall beyondPattern() {
		return new SampleCall(KitMethods.MATCH.id(), Values.of(KitMethods.TEXT, Variant.string("x".repeat(200))));
	}

	@Override
	public HeldCall takesStream(InputStream stream) {
		return held(KitMethods.HOLD, Values.of(KitMethods.STREAM, Variant.stream(stream)));
	}

	@Override
	public SampleCall download() {
		return new SampleCall(KitMethods.DOWNLOAD.id(), Values.empty());
	}

	@Override
	public SampleCall upload(int length) {
		return new SampleCall(KitMethods.UPLOAD.id(), Values.empty());
	}

	@Override
	public void unplug() {
		device.registration().gone("the device of the kit was unplugged");
	}

	@Override
	public void replug() throws Exception {
		device = new KitDevice(surroundings.host(BUNDLE), FIRST, KitHarness::first, device);
	}

	@Override
	public void wedge() {
		device.wedge();
	}

	@Override
	public void failReset() {
		device.failReset();
	}

	@Override
	public void withdraw() {
		device.registration().close();
	}

	@Override
	public void stopBackend() throws Exception {
		surroundings.stop(BUNDLE);
	}

	@Override
	public String connectSecondBackend() throws Exception {
		new KitDevice(surroundings.host(SECOND), SECOND, options -> options, device);
		return SECOND;
	}

	@Override
	public void pass(Duration time) throws Exception {
		surroundings.pass(time);
	}

	@Override
	public void close() throws Exception {
		surroundings.close();
	}
}
