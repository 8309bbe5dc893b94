package org.portabledevices.sim.camera;

import static org.portabledevices.ptp.code.DataTypeCode.INT16;
import static org.portabledevices.ptp.code.DataTypeCode.UINT16;
import static org.portabledevices.ptp.code.DataTypeCode.UINT32;
import static org.portabledevices.ptp.code.DataTypeCode.UINT8;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DevicePropDesc;
import org.portabledevices.ptp.dataset.PropForm;
import org.portabledevices.ptp.dataset.PtpDate;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.sim.picture.SamplePictures.Shot;

/** The properties of a camera. Its clock runs on UTC until it is set. Safe for use by several threads. */
public final class CameraProperties {

	private final Map<Integer, DevicePropDesc> properties = new LinkedHashMap<>();
	private final Supplier<Instant> clock;
	private Duration clockOffset = Duration.ZERO;

	CameraProperties(Abilities abilities, String friendlyName, Supplier<Instant> clock) {
		this.clock = clock;
		put(DevicePropCode.BATTERY_LEVEL, false, UINT8, 87, range(UINT8, 0, 100, 1));
		if (abilities.takesPictures()) {
			addExposure();
		}
		properties.put(DevicePropCode.DATE_TIME, text(DevicePropCode.DATE_TIME, PtpDate.format(LocalDateTime.of(2026, 1, 1, 0, 0))));
		if (abilities.takesPictures()) {
			put(DevicePropCode.CAPTURE_DELAY, true, UINT32, 0, range(UINT32, 0, 60_000, 1));
			put(DevicePropCode.STILL_CAPTURE_MODE, true, UINT16, 1, enumeration(UINT16, 1));
		}
		if (abilities == Abilities.PHONE) {
			put(DevicePropCode.PLAYBACK_OBJECT, true, UINT32, 0, new PropForm.Any());
		}
		properties.put(DevicePropCode.DEVICE_FRIENDLY_NAME, text(DevicePropCode.DEVICE_FRIENDLY_NAME, friendlyName));
	}

	private void addExposure() {
		put(DevicePropCode.WHITE_BALANCE, true, UINT16, 2, enumeration(UINT16, 2, 4, 5, 6, 7));
		put(DevicePropCode.F_NUMBER, true, UINT16, 560, enumeration(UINT16, 280, 400, 560, 800, 1100));
		put(DevicePropCode.FOCAL_LENGTH, false, UINT32, 3500, range(UINT32, 3500, 3500, 1));
		put(DevicePropCode.EXPOSURE_TIME, true, UINT32, 100, enumeration(UINT32, 10, 40, 100, 400, 1000, 10_000));
		put(DevicePropCode.EXPOSURE_INDEX, true, UINT16, 200, enumeration(UINT16, 100, 200, 400, 800, 1600));
		put(DevicePropCode.EXPOSURE_BIAS_COMPENSATION, true, INT16, 0, range(INT16, -3000, 3000, 500));
	}

	/** Answers the codes, in their order. */
	public synchronized List<Integer> codes() {
		return List.copyOf(properties.keySet());
	}

	/** Describes a property. */
	public synchronized DevicePropDesc describe(int code) throws ResponseException {
		DevicePropDesc property = properties.get(code);
		if (property == null) {
			throw new ResponseException(ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
		}
		return code == DevicePropCode.DATE_TIME ? property.withCurrent(PtpValue.of(PtpDate.format(now()))) : property;
	}

	/** Tells what time the camera has. */
	public synchronized LocalDateTime now() {
		return LocalDateTime.ofInstant(clock.get(), ZoneOffset.UTC).plus(clockOffset);
	}

	/** Tells how pictures are taken. */
	synchronized Shot shot() {
		return new Shot(now(), number(DevicePropCode.EXPOSURE_TIME), number(DevicePropCode.F_NUMBER),
				number(DevicePropCode.EXPOSURE_INDEX));
	}

	/** Tells how long it takes to take one: the delay that was set, and the exposure. */
	synchronized Duration captureTime() {
		return Duration.ofMillis(number(DevicePropCode.CAPTURE_DELAY))
				.plusNanos(number(DevicePropCode.EXPOSURE_TIME) * 100_000L);
	}

	synchronized void set(int code, PtpValue value) throws ResponseException {
		DevicePropDesc property = describe(code);
		if (!property.writable()) {
			throw new ResponseException(ResponseCode.ACCESS_DENIED);
		}
		if (property.dataType() != value.dataType()) {
			throw new ResponseException(ResponseCode.INVALID_DEVICE_PROP_FORMAT);
		}
		if (!property.form().accepts(value)) {
			throw new ResponseException(ResponseCode.INVALID_DEVICE_PROP_VALUE);
		}
		if (code == DevicePropCode.DATE_TIME) {
			LocalDateTime wanted = PtpDate.parse(value.asString(), ZoneOffset.UTC)
					.orElseThrow(() -> new ResponseException(ResponseCode.INVALID_DEVICE_PROP_VALUE)).toLocalDateTime();
			clockOffset = Duration.between(LocalDateTime.ofInstant(clock.get(), ZoneOffset.UTC), wanted);
		} else {
			properties.put(code, property.withCurrent(value));
		}
	}

	synchronized void reset(int code) throws ResponseException {
		DevicePropDesc property = describe(code);
		if (code == DevicePropCode.DATE_TIME) {
			clockOffset = Duration.ZERO; // the factory's date would be of no use
		} else {
			properties.put(code, property.withCurrent(property.factoryDefault()));
		}
	}

	private int number(int code) {
		return (int) properties.get(code).current().asLong();
	}

	private void put(int code, boolean writable, int type, long value, PropForm form) {
		PtpValue initial = PtpValue.of(type, value);
		properties.put(code, new DevicePropDesc(code, writable, initial, initial, form));
	}

	private static DevicePropDesc text(int code, String value) {
		return new DevicePropDesc(code, true, PtpValue.of(value), PtpValue.of(value), new PropForm.Any());
	}

	private static PropForm range(int type, long least, long greatest, long step) {
		return new PropForm.Range(PtpValue.of(type, least), PtpValue.of(type, greatest), PtpValue.of(type, step));
	}

	private static PropForm enumeration(int type, long... values) {
		return new PropForm.Enumeration(Arrays.stream(values).mapToObj(value -> PtpValue.of(type, value)).toList());
	}
}
