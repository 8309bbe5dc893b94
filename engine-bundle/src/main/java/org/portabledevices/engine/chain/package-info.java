/** Lists that their elements carry the links of. Not safe for threads by themselves: whoever owns a chain guards it by its lock. */
package org.portabledevices.engine.chain;
