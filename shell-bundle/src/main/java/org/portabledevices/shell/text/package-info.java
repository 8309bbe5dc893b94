/** How things look: tables and blocks for people, JSON for programs. Plain characters, no colours, and nothing that a device sends reaches the terminal as control. */
package org.portabledevices.shell.text;
