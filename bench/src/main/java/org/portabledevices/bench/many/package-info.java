/** Many devices at once: what one that hangs, one that is lost again and again and a client that blocks are to the others. */
package org.portabledevices.bench.many;
