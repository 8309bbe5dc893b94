/** What became of each rule: names, skips, and the report. */
package org.portabledevices.tck.rules.report;
