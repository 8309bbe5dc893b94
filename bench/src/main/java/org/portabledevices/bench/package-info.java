/** Benchmarks, side by side with what else one would use. {@link org.portabledevices.bench.Benchmarks} runs them and prints the ratios. */
package org.portabledevices.bench;
