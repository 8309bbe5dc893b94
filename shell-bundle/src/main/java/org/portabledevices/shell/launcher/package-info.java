/**
 * Runs a script and exits: {@code -c SCRIPT} of the product. It does something only where bnd's launcher started the framework with those arguments, and needs
 * nothing of it but the service that it registers.
 */
package org.portabledevices.shell.launcher;
