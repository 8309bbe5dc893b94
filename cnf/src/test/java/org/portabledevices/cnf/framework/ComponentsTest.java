package org.portabledevices.cnf.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/** All bundles together, with no configuration at all. */
@ExtendWith({ BundleContextExtension.class, ServiceExtension.class })
class ComponentsTest {
	@InjectBundleContext BundleContext context;
	@InjectService ServiceComponentRuntime components;

	@Test
	void everyBundleOfOursIsActive() {
		List<String> others = ours().filter(bundle -> bundle.getState() != Bundle.ACTIVE).map(Bundle::toString).toList();
		assertEquals(List.of(), others);
		assertTrue(ours().count() >= 6, "bundles of ours: " + ours().toList());
	}

	/** A constructor that throws leaves a component without a word on the console. */
	@Test
	void noComponentFailedToActivate() {
		List<String> failed = components.getComponentDescriptionDTOs(ours().toArray(Bundle[]::new)).stream()
				.flatMap(component -> components.getComponentConfigurationDTOs(component).stream())
				.filter(configuration -> configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
				.map(configuration -> configuration.description.name + ": " + configuration.failure)
				.toList();
		assertEquals(List.of(), failed);
	}

	private Stream<Bundle> ours() {
		return Arrays.stream(context.getBundles()).filter(bundle -> bundle.getSymbolicName().startsWith("org.portabledevices."));
	}
}
