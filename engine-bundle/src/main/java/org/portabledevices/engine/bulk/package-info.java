/**
 * Bulk data between a device and a client's sink or source: through a bounded buffer, on a thread that is lent to the transfer, watched for stalls, and closed before the
 * end (contract 3.6).
 */
package org.portabledevices.engine.bulk;
