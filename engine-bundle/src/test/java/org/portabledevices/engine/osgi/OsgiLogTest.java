package org.portabledevices.engine.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.osgi.service.log.Logger;

class OsgiLogTest {

	private final List<Object> given = new ArrayList<>();
	private final OsgiLog log =
			new OsgiLog((Logger) Proxy.newProxyInstance(Logger.class.getClassLoader(), new Class<?>[]{ Logger.class },
					(proxy, method, arguments) -> {
						given.add(method.getName());
						for (Object argument : arguments) {
							given.addAll(argument instanceof Object[] several ? Arrays.asList(several) : List.of(argument));
						}
						return null;
					}));

	/** Contract 4.1, 4.6: a log keeps its entries, and with an exception the classes that threw and logged it. */
	@Test
	void whatWasThrownIsGivenAsTextOnly() {
		log.warn("a callback threw", new IOException("no room", new IllegalStateException("the disk is full")));
		assertEquals(List.of("warn", "{}"), given.subList(0, 2));
		assertEquals(3, given.size(), given::toString);
		String text = (String) given.get(2);
		assertTrue(text.startsWith("a callback threw" + System.lineSeparator() + "java.io.IOException: no room"), text);
		assertTrue(text.contains("at " + OsgiLogTest.class.getName() + ".whatWasThrownIsGivenAsTextOnly("), text);
		assertTrue(text.contains("Caused by: java.lang.IllegalStateException: the disk is full"), text);
	}

	@Test
	void aWarningWithoutACauseIsItsWords() {
		log.warn("nobody listens", null);
		assertEquals(List.of("warn", "{}", "nobody listens"), given);
	}
}
