package io.github.privatelinkhandson.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabCommands;
import io.github.privatelinkhandson.provisioning.LabLauncher;
import io.github.privatelinkhandson.simulator.TestWire.Answer;
import io.github.privatelinkhandson.simulator.TestWire.Played;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.teardown.Receipt;
import io.github.privatelinkhandson.teardown.Teardown;
import io.github.privatelinkhandson.testkit.ConsoleTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever state random calls of all operations bring an account into: no page, check,
 * analysis or call of the JSON interface fails, the lab can be advanced, and its teardown
 * leaves nothing.
 */
@ConsoleTest(
		properties = { "handson.practice.port=-1", "handson.practice.speed=1000", "handson.practice.throttling=false" })
class RandomAccountTests {

	private static final Logger logger = LoggerFactory.getLogger(RandomAccountTests.class);

	private static final int FEW = 1;

	private static final int MANY = 10;

	/** Kinds of change that every account has seen. */
	private static final int LEAST_KINDS = 10;

	/** Random calls before each look at everything. */
	private static final int CALLS = 40;

	private static final Duration LONGEST = Duration.ofSeconds(90);

	private static final List<StageKey> BUILT = List.of(StageKey.VPC, StageKey.SERVERS, StageKey.LOAD_BALANCER,
			StageKey.APPROVAL, StageKey.CONNECTION);

	private static final List<String> PAGES = List.of("/labs/%s", "/labs/%s/check", "/labs/%s/calls?all=true",
			"/labs/%s/keys", "/labs/%s/teardown", "/api/labs/%s/analyses", "/api/labs/%s", "/api/labs/%s/calls",
			"/api/labs/%s/receipt");

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Dispatcher dispatcher;

	@Autowired
	private PracticeAws aws;

	@Autowired
	private List<Operations> beans;

	@Autowired
	private Labs labs;

	@Autowired
	private LabLauncher launcher;

	@Autowired
	private LabCommands commands;

	@Autowired
	private Teardown teardown;

	@Test
	void noStateOfAnAccountBreaksItsLab() {
		assertThat(failures(FEW, 5, 20261130)).isEmpty();
	}

	@Test
	@Tag("slow")
	void noStateOfManyAccountsBreaksTheirLabs() {
		assertThat(failures(MANY, 30, System.nanoTime())).isEmpty();
	}

	private List<String> failures(int accounts, int rounds, long seed) {
		List<Played> operations = TestWire.operations(this.beans);
		List<String> failures = new ArrayList<>();
		for (int i = 0; i < accounts; i++) {
			long own = seed + i;
			new Account(new Random(own), operations).walk(rounds)
				.forEach((failure) -> failures.add(own + ": " + failure));
		}
		return failures;
	}

	/**
	 * One lab in an account of its own.
	 */
	private final class Account {

		private final Random random;

		private final List<Played> operations;

		private final List<Played> changing;

		private final FuzzRequests requests;

		private final Lab lab;

		private final TestWire wire;

		private final List<String> failures = new ArrayList<>();

		private final Map<String, Integer> accepted = new TreeMap<>();

		Account(Random random, List<Played> operations) {
			this.random = random;
			this.operations = operations;
			this.changing = operations.stream()
				.filter((operation) -> !operation.action().matches("(Describe|Get|List|Search).*"))
				.toList();
			this.requests = new FuzzRequests(random);
			this.lab = RandomAccountTests.this.launcher.open(CloudMode.PRACTICE, "ap-northeast-1");
			this.wire = new TestWire(RandomAccountTests.this.dispatcher,
					RandomAccountTests.this.aws.account(this.lab.account()).orElseThrow().accessKeyId(),
					RandomAccountTests.this.beans);
		}

		List<String> walk(int rounds) {
			if (this.random.nextInt(4) > 0) {
				advance(pick(BUILT));
			}
			for (int round = 0; round < rounds; round++) {
				look();
				for (int call = 0; call < CALLS; call++) {
					call();
				}
				visit((round == rounds - 1) ? 1 : 4);
			}
			RandomAccountTests.this.commands.run(this.lab.id(), StageKey.APPROVAL);
			settle();
			tearDown();
			logger.info("Accepted: {}", this.accepted);
			if (this.accepted.size() < LEAST_KINDS) {
				this.failures.add("only these calls changed anything: " + this.accepted);
			}
			return this.failures;
		}

		/**
		 * Learns what there is.
		 */
		private void look() {
			this.operations.stream()
				.filter((operation) -> operation.action().startsWith("Describe"))
				.forEach((operation) -> {
					Answer answer = this.wire.send(operation, operation.empty());
					if (answer.status() == 200) {
						this.requests.learn(answer.text());
					}
				});
		}

		private void call() {
			Played operation = pick((this.random.nextInt(4) > 0) ? this.changing : this.operations);
			Answer answer = this.wire.send(operation,
					(this.random.nextInt(4) > 0) ? this.requests.plausible(operation) : this.requests.of(operation));
			if (answer.status() >= 500) {
				this.failures.add(operation + " " + answer);
			}
			if (answer.status() == 200 && this.changing.contains(operation)) {
				this.accepted.merge(operation.action(), 1, Integer::sum);
				this.requests.learn(answer.text());
				if (operation.action().matches("(Create|Run|Allocate).*")) {
					FuzzRequests.ids(answer.text()).findFirst().ifPresent(this::tag);
				}
			}
		}

		/**
		 * Makes what was created look like a step's resource, mostly.
		 */
		private void tag(String id) {
			if (this.random.nextInt(5) == 0) {
				return;
			}
			List<Step> steps = Blueprint.steps().stream().filter(Step::createsResource).toList();
			Played createTags = this.operations.stream()
				.filter((operation) -> operation.action().equals("CreateTags"))
				.findFirst()
				.orElseThrow();
			this.wire.send(createTags,
					CreateTagsRequest.builder()
						.resources(id)
						.tags((tag) -> tag.key("Name").value(this.lab.name(pick(steps).name())),
								(tag) -> tag.key(Lab.TAG).value(this.lab.id()))
						.build());
		}

		/**
		 * Asks for one in so many of all pages, checks, analyses and calls.
		 */
		private void visit(int oneIn) {
			Stream<String> stages = Stream.of(StageKey.values())
				.flatMap((stage) -> Stream.of("/labs/%s/stages/" + stage.key(),
						"/labs/%s/stages/" + stage.key() + "/check", "/api/labs/%s/stages/" + stage.key() + "/plan"));
			Stream.concat(PAGES.stream(), stages)
				.filter((page) -> this.random.nextInt(oneIn) == 0)
				.forEach((page) -> get(page.formatted(this.lab.id())));
			StageKey[] checked = (oneIn == 1) ? StageKey.values() : new StageKey[] { pick(List.of(StageKey.values())) };
			for (StageKey stage : checked) {
				post("/api/labs/%s/stages/%s/check".formatted(this.lab.id(), stage.key()), "{}");
			}
			post("/api/labs/%s/analyses".formatted(this.lab.id()), "{\"engine\":\"local\"}");
			post("/api/labs/%s/commands".formatted(this.lab.id()),
					"{\"on\":\"EC2-A\",\"command\":\"curl -m 1 http://10.1.0.9\"}");
			post("/api/labs/%s/repair".formatted(this.lab.id()), "{}");
			if (this.random.nextInt(6) == 0) {
				advance(pick(BUILT));
			}
		}

		private void get(String path) {
			enter("GET " + path,
					RandomAccountTests.this.mvc.get()
						.uri(path)
						.accept(MediaType.ALL)
						.header(HttpHeaders.ACCEPT_LANGUAGE, "ja")
						.exchange());
		}

		private void post(String path, String body) {
			enter("POST " + path,
					RandomAccountTests.this.mvc.post()
						.uri(path)
						.contentType(MediaType.APPLICATION_JSON)
						.content(body)
						.exchange());
		}

		private void enter(String what, MvcTestResult result) {
			Optional.ofNullable(result.getUnresolvedException())
				.ifPresent((ex) -> this.failures.add(what + " threw " + ex));
			if (result.getUnresolvedException() == null && result.getResponse().getStatus() >= 500) {
				this.failures.add(what + " is " + result.getResponse().getStatus() + " "
						+ result.getMvcResult().getResolvedException());
			}
		}

		private void advance(StageKey through) {
			RandomAccountTests.this.commands.run(this.lab.id(), through);
			settle();
		}

		/**
		 * Waits until the lab is ready or says what it failed by.
		 */
		private void settle() {
			await(Set.of(LabStatus.NEW, LabStatus.READY, LabStatus.FAILED), "settle");
		}

		private void tearDown() {
			RandomAccountTests.this.teardown.start(this.lab.id());
			await(Set.of(LabStatus.GONE, LabStatus.FAILED), "be taken down");
			Receipt receipt = RandomAccountTests.this.teardown.receipt(this.lab.id());
			if (!receipt.complete()) {
				this.failures.add("left: " + receipt.left());
			}
			get("/labs/%s/teardown".formatted(this.lab.id()));
		}

		private void await(Set<LabStatus> reached, String what) {
			try {
				Awaitility.await()
					.atMost(LONGEST)
					.until(() -> reached.contains(RandomAccountTests.this.labs.get(this.lab.id()).status()));
			}
			catch (RuntimeException ex) {
				this.failures.add("does not " + what + ": " + RandomAccountTests.this.labs.get(this.lab.id()));
			}
		}

		private <T> T pick(List<T> some) {
			return some.get(this.random.nextInt(some.size()));
		}

	}

}
