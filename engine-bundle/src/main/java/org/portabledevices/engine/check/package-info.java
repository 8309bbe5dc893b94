/** Checks parameters before an invocation is accepted (contract 1.2), and results before they are believed (3.5, 6.2). */
package org.portabledevices.engine.check;
