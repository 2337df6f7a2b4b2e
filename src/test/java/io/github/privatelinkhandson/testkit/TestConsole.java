package io.github.privatelinkhandson.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.privatelinkhandson.HandsonApplication;
import io.github.privatelinkhandson.aws.AwsClientFactory;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.Cloud;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.provisioning.LabCommands;
import io.github.privatelinkhandson.provisioning.LabLauncher;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.ReconcileScheduler;
import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.fault.Faults;
import io.github.privatelinkhandson.teardown.Receipt;
import io.github.privatelinkhandson.teardown.Teardown;

/**
 * A console in a context of its own, that can be stopped and started again on the same
 * data. Its mode {@code aws} leads to the port of its own practice AWS.
 */
public final class TestConsole implements AutoCloseable {

	public static final String REGION = "ap-northeast-1";

	private static final Duration LONGEST = Duration.ofSeconds(120);

	private final ConfigurableApplicationContext context;

	private TestConsole(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts a console with a web server and the practice AWS's port.
	 */
	public static TestConsole withPorts(Path data, double speed) {
		int practice = freePort();
		return start(data, speed, WebApplicationType.SERVLET, (cloud) -> cloud, (source) -> source,
				"handson.practice.port=" + practice, "handson.aws.endpoint=http://localhost:" + practice);
	}

	/**
	 * Starts a console without any port.
	 */
	public static TestConsole withoutPorts(Path data, double speed) {
		return start(data, speed, WebApplicationType.NONE, (cloud) -> cloud, (source) -> source);
	}

	/**
	 * Starts a console without any port on a PostgreSQL.
	 */
	public static TestConsole on(PostgresServer postgres, double speed) {
		return start(Path.of("unused"), speed, WebApplicationType.NONE, (cloud) -> cloud, (source) -> source,
				"spring.datasource.url=" + postgres.jdbcUrl(), "spring.datasource.username=" + postgres.username());
	}

	/**
	 * Starts a console without any port, which may be kept from its clouds and its
	 * database.
	 */
	public static TestConsole withoutPorts(Path data, double speed, UnaryOperator<Cloud> clouds,
			UnaryOperator<DataSource> sources) {
		return start(data, speed, WebApplicationType.NONE, clouds, sources,
				"logging.level.io.github.privatelinkhandson=OFF");
	}

	private static TestConsole start(Path data, double speed, WebApplicationType type, UnaryOperator<Cloud> clouds,
			UnaryOperator<DataSource> sources, String... properties) {
		Stream<String> common = Stream.of("handson.data-dir=" + data, "handson.practice.speed=" + speed,
				"handson.limits.labs-per-person=1000", "server.port=0");
		return new TestConsole(new SpringApplicationBuilder(HandsonApplication.class).web(type)
			.registerShutdownHook(false)
			.initializers(
					(context) -> context.getBeanFactory().addBeanPostProcessor(new Wrapping(speed, clouds, sources)))
			.run(Stream.concat(common, Stream.of(properties))
				.map((property) -> "--" + property)
				.toArray(String[]::new)));
	}

	/**
	 * The number of the console's own port.
	 */
	public int port() {
		return Integer.parseInt(this.context.getEnvironment().getRequiredProperty("local.server.port"));
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public LabCommands commands() {
		return bean(LabCommands.class);
	}

	public LabQueries queries() {
		return bean(LabQueries.class);
	}

	public Faults faults() {
		return bean(PracticeAws.class).faults();
	}

	public Lab open(CloudMode mode) {
		return bean(LabLauncher.class).open(mode, REGION);
	}

	/**
	 * A lab of a practice account of its own that is built up to that stage.
	 */
	public Lab built(StageKey through) {
		return built(CloudMode.PRACTICE, through);
	}

	/**
	 * A lab that is built up to that stage.
	 */
	public Lab built(CloudMode mode, StageKey through) {
		Lab lab = open(mode);
		commands().run(lab.id(), through);
		awaitReady(lab);
		return lab;
	}

	public Lab lab(String id) {
		return bean(Labs.class).get(id);
	}

	public LabView view(Lab lab) {
		return queries().view(lab.id());
	}

	public LabView awaitReady(Lab lab) {
		LabView view = await(lab, (now) -> now.status().key().equals("ready") || now.status().key().equals("failed"));
		if (!view.status().key().equals("ready")) {
			throw new AssertionError("Lab failed: " + failures(view));
		}
		return view;
	}

	public LabView await(Lab lab, Predicate<LabView> condition) {
		return Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(50)).until(() -> view(lab), condition);
	}

	public LabView.Step step(Lab lab, String step) {
		return view(lab).stages()
			.stream()
			.flatMap((stage) -> stage.steps().stream())
			.filter((one) -> one.key().equals(step))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Takes a lab down.
	 * @return its receipt, complete or not
	 */
	public Receipt tearDown(Lab lab) {
		bean(Teardown.class).start(lab.id());
		return awaitTeardown(lab);
	}

	public Receipt awaitTeardown(Lab lab) {
		await(lab, (view) -> view.status().key().equals("gone") || view.status().key().equals("failed"));
		return bean(Teardown.class).receipt(lab.id());
	}

	public Snapshot snapshot(Lab lab) {
		return bean(ReconcileScheduler.class).observe(lab);
	}

	/**
	 * How many resources of each type carry the lab's tag.
	 */
	public Map<String, Long> owned(Lab lab) {
		return snapshot(lab).all()
			.filter((resource) -> lab.id().equals(resource.tags().get(Lab.TAG)))
			.map(ObservedResource::getClass)
			.filter((type) -> !type.getSimpleName().equals("EndpointConnection"))
			.collect(Collectors.groupingBy(Class::getSimpleName, TreeMap::new, Collectors.counting()));
	}

	public AwsClients aws(Lab lab) {
		return bean(AwsClientFactory.class).clients(lab.mode(), lab.account(), lab.region());
	}

	/**
	 * What a whole lab owns.
	 */
	public static Map<String, Long> wholeLab() {
		return new TreeMap<>(Map.ofEntries(Map.entry("Vpc", 2L), Map.entry("Subnet", 8L),
				Map.entry("InternetGateway", 2L), Map.entry("NatGateway", 2L), Map.entry("Address", 2L),
				Map.entry("RouteTable", 6L), Map.entry("SecurityGroup", 4L), Map.entry("Instance", 2L),
				Map.entry("Role", 1L), Map.entry("InstanceProfile", 1L), Map.entry("LoadBalancer", 1L),
				Map.entry("TargetGroup", 1L), Map.entry("EndpointService", 1L), Map.entry("Endpoint", 1L),
				Map.entry("InsightsPath", 1L), Map.entry("InsightsAnalysis", 3L)));
	}

	public static String failures(LabView view) {
		return view.stages()
			.stream()
			.flatMap((stage) -> stage.steps().stream())
			.filter((step) -> !step.status().key().equals("ready"))
			.map(LabView.Step::toString)
			.collect(Collectors.joining("\n"));
	}

	@Override
	public void close() {
		this.context.close();
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Puts tests in front of clouds and database.
	 */
	private record Wrapping(double speed, UnaryOperator<Cloud> clouds,
			UnaryOperator<DataSource> sources) implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String name) {
			if (bean instanceof Cloud cloud) {
				return this.clouds.apply(new TestCloud(cloud, this.speed));
			}
			return (bean instanceof DataSource source) ? this.sources.apply(source) : bean;
		}

	}

}
