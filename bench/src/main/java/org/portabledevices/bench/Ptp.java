package org.portabledevices.bench;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.portabledevices.ptp.operation.PtpOperations;

/** PTP/IP over loopback, both ends ours: a small operation, and the download of an object. Peer: the same bytes over a socket, without a protocol. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Ptp {

	/** The size of the object. */
	@Param("64") public int mebibytes;

	private PtpLoopback ptp;
	private RawServer pingPong;
	private RawServer copy;

	/** Connects all; those that are not measured are idle. */
	@Setup
	public void start() throws Exception {
		long size = (long) mebibytes << 20;
		ptp = new PtpLoopback(size);
		pingPong = new RawServer(RawServer.RESPONSE);
		copy = new RawServer(size);
	}

	/** Disconnects all. */
	@TearDown
	public void stop() throws Exception {
		ptp.close();
		pingPong.close();
		copy.close();
	}

	/** GetNumObjects. */
	@Benchmark
	public long smallOperation() throws Exception {
		return ptp.operations.getNumObjects(PtpOperations.ALL_STORAGES, PtpOperations.ALL_FORMATS, PtpOperations.ALL_OBJECTS);
	}

	/** As many bytes there and back. */
	@Benchmark
	public long rawPingPong() throws Exception {
		return pingPong.ask();
	}

	/** GetObject, to a receiver that looks at each piece and keeps none. */
	@Benchmark
	public long getObject(Blackhole received) throws Exception {
		return ptp.operations.getObject(OneObject.OBJECT, bytes -> {
			received.consume(bytes.remaining());
			bytes.position(bytes.limit());
		}).transferredLength();
	}

	/** As many bytes. */
	@Benchmark
	public long rawCopy() throws Exception {
		return copy.ask();
	}
}
