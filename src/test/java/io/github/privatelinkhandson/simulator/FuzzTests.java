package io.github.privatelinkhandson.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.github.privatelinkhandson.simulator.TestWire.Answer;
import io.github.privatelinkhandson.simulator.TestWire.Played;
import io.github.privatelinkhandson.simulator.operation.Operations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No input of any operation is an internal error: requests that are made up of what the
 * account has, of what the models allow, and of what nobody would send.
 */
@ValidationTest
class FuzzTests {

	/** Requests to each package of operations. */
	private static final int FEW = 1500;

	private static final int MANY = 30_000;

	@Autowired
	private TestWire wire;

	@Autowired
	private List<Operations> beans;

	@Test
	void noInputIsAnInternalError() {
		assertThat(failures(FEW, 20260101)).isEmpty();
	}

	@Test
	@Tag("slow")
	void noInputOfManyIsAnInternalError() {
		assertThat(failures(MANY, System.nanoTime())).isEmpty();
	}

	private List<String> failures(int requests, long seed) {

		Map<String, List<Played>> families = families();
		Random random = new Random(seed);
		FuzzRequests made = new FuzzRequests(random);
		List<String> failures = new ArrayList<>();
		List<String> names = new ArrayList<>(families.keySet());
		for (int i = 0; i < requests * names.size(); i++) {
			List<Played> family = families.get(names.get(i % names.size()));
			Played operation = family.get(random.nextInt(family.size()));
			Answer answer = this.wire.send(operation, made.of(operation));
			if (answer.status() == 200) {
				made.learn(answer.text());
			}
			if (answer.status() >= 500) {
				failures.add("seed " + seed + ": " + operation + " " + answer);
			}
		}
		return failures;
	}

	/**
	 * The operations by the package that plays them.
	 */
	private Map<String, List<Played>> families() {
		return this.beans.stream()
			.collect(Collectors.groupingBy((bean) -> bean.getClass().getPackageName(), TreeMap::new, Collectors
				.flatMapping((bean) -> TestWire.operations(List.of(bean)).stream(), Collectors.toList())));
	}

}
