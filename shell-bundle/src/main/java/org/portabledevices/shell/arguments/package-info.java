/** What the user typed: options, durations, values and parameters, and the words for what does not fit. */
package org.portabledevices.shell.arguments;
