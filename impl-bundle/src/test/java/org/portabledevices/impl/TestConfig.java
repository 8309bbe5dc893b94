package org.portabledevices.impl;

import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.Map;

/** A configuration as Declarative Services makes it of properties: values are converted when they are read, and what is absent has its default. */
final class TestConfig implements MtpIpConfig {

	private final Map<String, String> properties = new HashMap<>();

	TestConfig() {
		with("host", "127.0.0.1");
	}

	TestConfig with(String property, Object value) {
		properties.put(property, value.toString());
		return this;
	}

	TestConfig without(String property) {
		properties.remove(property);
		return this;
	}

	private String text(String property, String otherwise) {
		return properties.getOrDefault(property, otherwise);
	}

	private long number(String property, long otherwise) {
		return properties.containsKey(property) ? Long.parseLong(properties.get(property)) : otherwise;
	}

	@Override
	public String host() {
		return text("host", null);
	}

	@Override
	public int port() {
		return Math.toIntExact(number("port", 15740));
	}

	@Override
	public String guid() {
		return text("guid", "");
	}

	@Override
	public String friendly_name() {
		return text("friendly.name", "Portable Device Services");
	}

	@Override
	public long connect_limit_ms() {
		return number("connect.limit.ms", 10_000);
	}

	@Override
	public long silence_limit_ms() {
		return number("silence.limit.ms", 30_000);
	}

	@Override
	public long cancel_confirmation_ms() {
		return number("cancel.confirmation.ms", 5_000);
	}

	@Override
	public long reconnect_min_ms() {
		return number("reconnect.min.ms", 250);
	}

	@Override
	public long reconnect_max_ms() {
		return number("reconnect.max.ms", 10_000);
	}

	@Override
	public long capture_quiet_ms() {
		return number("capture.quiet.ms", 2_000);
	}

	@Override
	public long probe_interval_ms() {
		return number("probe.interval.ms", 30_000);
	}

	@Override
	public int service_ranking() {
		return Math.toIntExact(number("service.ranking", 100));
	}

	@Override
	public Class<? extends Annotation> annotationType() {
		return MtpIpConfig.class;
	}
}
