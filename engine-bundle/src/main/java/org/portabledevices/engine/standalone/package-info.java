/** The engine for programs and tests in plain Java: with a registry of services in the place of a framework. */
package org.portabledevices.engine.standalone;
