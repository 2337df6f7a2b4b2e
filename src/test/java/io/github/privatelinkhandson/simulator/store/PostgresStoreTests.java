package io.github.privatelinkhandson.simulator.store;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.Vpc;

import io.github.privatelinkhandson.testkit.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Two consoles' stores on one PostgreSQL: each sees at once what the other has changed.
 */
class PostgresStoreTests {

	private static final String ACCOUNT = "111111111111";

	private static final String OTHER = "222222222222";

	private static final String REGION = "ap-northeast-1";

	private static Optional<PostgresServer> server = Optional.empty();

	private static HikariDataSource database;

	private final ResourceStore one = newStore();

	private final ResourceStore two = newStore();

	@BeforeAll
	static void start() {
		server = PostgresServer.start();
		assumeTrue(server.isPresent(), "PostgreSQL is not installed");
		server.ifPresent((it) -> {
			database = new HikariDataSource();
			database.setJdbcUrl(it.jdbcUrl());
			database.setUsername(it.username());
			database.setPassword(it.password());
			Flyway.configure().dataSource(database).load().migrate();
		});
	}

	@AfterAll
	static void stop() {
		server.ifPresent((it) -> {
			database.close();
			it.close();
		});
	}

	@BeforeEach
	void forgetAll() {
		new JdbcTemplate(database).execute("TRUNCATE practice_change, practice_owner");
	}

	@Test
	void whatOneChangesTheOtherSees() {
		put(this.one, "vpc-1");
		assertThat(ids(this.two)).containsExactly("vpc-1");
		put(this.two, "vpc-2");
		remove(this.two, "vpc-1");
		assertThat(ids(this.one)).containsExactly("vpc-2");
		assertThat(ids(this.two)).containsExactly("vpc-2");
	}

	@Test
	void everythingIsSeenAfterOvertakenChangesWereDropped() {
		put(this.one, "vpc-0");
		assertThat(ids(this.two)).containsExactly("vpc-0");
		change(this.two, 100);
		remove(this.two, "vpc-0");
		put(this.two, "vpc-2");
		ResourceStore three = newStore();
		assertThat(ids(three)).containsExactly("vpc-2");
		assertThat(changes()).isOne();
		put(this.two, "vpc-3");
		for (ResourceStore any : List.of(this.one, this.two, three)) {
			assertThat(ids(any)).containsExactly("vpc-2", "vpc-3");
		}
	}

	@Test
	void nothingIsSeenAfterAllWasDropped() {
		put(this.one, "vpc-0");
		change(this.two, 100);
		remove(this.two, "vpc-0");
		assertThat(ids(newStore())).isEmpty();
		assertThat(changes()).isOne();
		assertThat(ids(this.one)).isEmpty();
		put(this.one, "vpc-1");
		assertThat(ids(this.two)).containsExactly("vpc-1");
	}

	@Test
	void workIsDoneAnewWhenTheOtherChangedTheAccountMeanwhile() {
		List<List<String>> seen = new ArrayList<>();
		this.one.call(ACCOUNT, REGION, (resources, global) -> {
			seen.add(ids(resources));
			if (seen.size() == 1) {
				put(this.two, "vpc-2");
			}
			resources.put(vpc("vpc-1"));
			return null;
		});
		assertThat(seen).containsExactly(List.of(), List.of("vpc-2"));
		assertThat(ids(this.one)).containsExactly("vpc-2", "vpc-1");
		assertThat(ids(this.two)).containsExactly("vpc-2", "vpc-1");
	}

	@Test
	void workThatReliesOnAnotherAccountIsDoneAnewWhenThatWasChanged() {
		put(this.one, OTHER, "vpc-1");
		List<List<String>> seen = new ArrayList<>();
		this.one.call(ACCOUNT, REGION, (resources, global) -> {
			List<String> others = ids(resources.of(OTHER));
			seen.add(others);
			if (seen.size() == 1) {
				put(this.two, OTHER, "vpc-2");
			}
			resources.put(vpc("vpc-beside-" + others.size()));
			return null;
		});
		assertThat(seen).containsExactly(List.of("vpc-1"), List.of("vpc-1", "vpc-2"));
		assertThat(ids(this.two)).containsExactly("vpc-beside-2");
	}

	@Test
	void nothingIsLostWhenBothChangeTheSameAccounts() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Future<?>> done = new ArrayList<>();
			for (int thread = 0; thread < 4; thread++) {
				ResourceStore store = (thread % 2 == 0) ? this.one : this.two;
				String account = (thread < 2) ? ACCOUNT : OTHER;
				String prefix = "vpc-" + thread + "-";
				done.add(threads.submit(() -> {
					for (int i = 0; i < 50; i++) {
						putInBoth(store, account, prefix + i);
					}
				}));
			}
			for (Future<?> each : done) {
				each.get(60, TimeUnit.SECONDS);
			}
		}
		finally {
			threads.shutdownNow();
		}
		for (ResourceStore any : List.of(this.one, this.two, newStore())) {
			assertThat(ids(any)).hasSize(200).doesNotHaveDuplicates();
			assertThat(ids(any, OTHER)).hasSize(200).doesNotHaveDuplicates();
		}
	}

	@Test
	void oneFindsTheOwnerOfWhatTheOtherMade() {
		Resource<ServiceConfiguration> service = Resource.created(ResourceTypes.ENDPOINT_SERVICE, "vpce-svc-1",
				ServiceConfiguration.builder().serviceId("vpce-svc-1").build(), Instant.EPOCH);
		assertThat(owner(this.one, "vpce-svc-1")).isEmpty();
		change(this.two, (resources) -> resources.put(service));
		assertThat(owner(this.one, "vpce-svc-1")).contains(ACCOUNT);
		change(this.two, (resources) -> resources.remove(service));
		assertThat(owner(this.one, "vpce-svc-1")).isEmpty();
	}

	@Test
	void keyThatOneMakesInactiveIsSoForTheOther() {
		PracticeAccounts first = new PracticeAccounts(JdbcClient.create(database), Clock.systemUTC());
		PracticeAccounts second = new PracticeAccounts(JdbcClient.create(database), Clock.systemUTC());
		String account = first.create().id();
		assertThat(second.isBlocked(account)).isFalse();
		first.block(account, true);
		assertThat(second.isBlocked(account)).isTrue();
		second.block(account, false);
		assertThat(first.isBlocked(account)).isFalse();
	}

	private static ResourceStore newStore() {
		return new ResourceStore(
				new ResourceRepository(new JdbcTemplate(database), new JdbcTransactionManager(database)));
	}

	private static int changes() {
		return new JdbcTemplate(database).queryForObject("SELECT count(*) FROM practice_change", Integer.class);
	}

	private static void change(ResourceStore store, int times) {
		for (int i = 0; i < times; i++) {
			put(store, "vpc-0");
		}
	}

	private static void put(ResourceStore store, String id) {
		put(store, ACCOUNT, id);
	}

	private static void put(ResourceStore store, String account, String id) {
		store.call(account, REGION, (resources, global) -> {
			resources.put(vpc(id));
			return null;
		});
	}

	private static void putInBoth(ResourceStore store, String account, String id) {
		store.call(account, REGION, (resources, global) -> {
			resources.put(vpc(id));
			resources.of(account.equals(ACCOUNT) ? OTHER : ACCOUNT).put(vpc(id));
			return null;
		});
	}

	private static void remove(ResourceStore store, String id) {
		change(store, (resources) -> resources.remove(vpc(id)));
	}

	private static void change(ResourceStore store, Consumer<Resources> change) {
		store.call(ACCOUNT, REGION, (resources, global) -> {
			change.accept(resources);
			return null;
		});
	}

	private static Optional<String> owner(ResourceStore store, String service) {
		return store.call(OTHER, REGION,
				(resources, global) -> resources.ownerOf(ResourceTypes.ENDPOINT_SERVICE, service));
	}

	private static List<String> ids(ResourceStore store) {
		return ids(store, ACCOUNT);
	}

	private static List<String> ids(ResourceStore store, String account) {
		return store.call(account, REGION, (resources, global) -> ids(resources));
	}

	private static List<String> ids(Resources resources) {
		return resources.all(ResourceTypes.VPC).stream().map(Resource::id).toList();
	}

	private static Resource<Vpc> vpc(String id) {
		return Resource.created(ResourceTypes.VPC, id, Vpc.builder().vpcId(id).build(), Instant.EPOCH);
	}

}
