package io.github.privatelinkhandson.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.github.privatelinkhandson.training.Connection;

/**
 * Clients that send one request over and over, each as soon as it has the answer to the
 * one before.
 */
final class Load {

	private Load() {
	}

	static Figures run(int port, byte[] request, int clients, double seconds) {
		ExecutorService threads = Executors.newFixedThreadPool(clients);
		try {
			long start = System.nanoTime();
			long end = start + (long) (seconds * 1e9);
			List<CompletableFuture<LongStream>> running = IntStream.range(0, clients)
				.mapToObj((client) -> CompletableFuture.supplyAsync(() -> client(port, request, end), threads))
				.toList();
			LongStream nanos = running.stream()
				.map(CompletableFuture::join)
				.reduce(LongStream.empty(), LongStream::concat);
			return Figures.of(nanos, (System.nanoTime() - start) / 1e9);
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static LongStream client(int port, byte[] request, long end) {
		LongStream.Builder nanos = LongStream.builder();
		try (Connection connection = new Connection(port)) {
			for (long before = System.nanoTime(); before < end;) {
				connection.exchange(request);
				long after = System.nanoTime();
				nanos.add(after - before);
				before = after;
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return nanos.build();
	}

}
