package org.portabledevices.engine.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(id = SelectionConfig.PID, name = "Portable device services: choice of backend",
		description = "Which backend followed services use")
@interface SelectionConfig {

	String PID = "org.portabledevices.selection";

	@AttributeDefinition(description = "Name of the only backend to use; empty leaves the choice to service.ranking")
	String backend() default "";
}
