package io.github.privatelinkhandson.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures what a start costs until the first page has been answered, with an empty data
 * folder: each way of delivery in turn, several times, so that whatever else the machine
 * does slows all of them. It only reports.
 */
class StartBenchmark {

	private static final int TURNS = Integer.getInteger("turns", 5);

	@TempDir
	Path folder;

	@Test
	void untilTheFirstPage() {
		List<Delivery> deliveries = Delivery.all(this.folder);
		Map<String, List<Double>> processor = new LinkedHashMap<>();
		Map<String, List<Double>> wall = new LinkedHashMap<>();
		for (int turn = 0; turn < TURNS; turn++) {
			for (Delivery delivery : deliveries) {
				long begun = System.nanoTime();
				try (DeliveredConsole console = DeliveredConsole.start(delivery.command(),
						this.folder.resolve("data" + turn + delivery.hashCode()))) {
					add(processor, delivery, console.processorSeconds());
					add(wall, delivery, (System.nanoTime() - begun) / 1e9);
				}
			}
		}
		System.out.println("\n| start | seconds of processor | of the first line | seconds |\n|---|---|---|---|");
		double first = median(processor.get(deliveries.get(0).name()));
		processor.forEach((name, seconds) -> System.out.printf("| %s | %.1f | %.2f | %.1f |%n", name, median(seconds),
				median(seconds) / first, median(wall.get(name))));
	}

	private static void add(Map<String, List<Double>> figures, Delivery delivery, double figure) {
		figures.computeIfAbsent(delivery.name(), (name) -> new ArrayList<>()).add(figure);
	}

	private static double median(List<Double> figures) {
		return figures.stream().sorted().toList().get(figures.size() / 2);
	}

}
