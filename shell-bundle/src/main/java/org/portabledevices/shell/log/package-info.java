/** The log of the product as a file, so that nothing tears the prompt. It does something only where the property {@code pds.log.file} names the file. */
package org.portabledevices.shell.log;
