/** What the engine's parts know of a log. */
package org.portabledevices.engine.log;
