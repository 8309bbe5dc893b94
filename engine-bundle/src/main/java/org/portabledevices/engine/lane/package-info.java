/** Lanes: the callbacks of one client, one after another, on threads that no client can use up (contract 3.3, 3.4). */
package org.portabledevices.engine.lane;
