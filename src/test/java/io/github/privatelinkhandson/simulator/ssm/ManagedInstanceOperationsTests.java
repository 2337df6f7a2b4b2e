package io.github.privatelinkhandson.simulator.ssm;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationRequest;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;
import software.amazon.awssdk.services.ssm.model.PingStatus;

import io.github.privatelinkhandson.simulator.compute.TestInstances;
import io.github.privatelinkhandson.simulator.iam.TestRoles;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.store.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ManagedInstanceOperationsTests {

	private static final Duration ONLINE = Duration.ofSeconds(150);

	private final TestAccount account = new TestAccount();

	private final TestNetworks networks = new TestNetworks();

	private final ManagedInstanceOperations instances = new ManagedInstanceOperations(this.networks);

	private String withRole() {
		TestRoles.create(this.account, "SSM-role");
		this.account.pass(Duration.ofSeconds(12));
		return TestInstances.running(this.account, "SSM-role");
	}

	@Test
	void instanceWithTheRoleAndAWayOutComesOnline() {
		String id = withRole();
		assertThat(described()).isEmpty();
		this.account.pass(ONLINE);
		assertThat(described()).singleElement().satisfies((information) -> {
			assertThat(information.instanceId()).isEqualTo(id);
			assertThat(information.pingStatus()).isEqualTo(PingStatus.ONLINE);
			assertThat(information.platformName()).isEqualTo("Amazon Linux");
			assertThat(information.ipAddress()).startsWith("10.0.");
			assertThat(information.lastPingDateTime()).isBeforeOrEqualTo(this.account.now());
		});
	}

	@Test
	void instanceWithoutAProfileNeverAppears() {
		TestInstances.running(this.account, "");
		this.account.pass(ONLINE);
		assertThat(described()).isEmpty();
	}

	@Test
	void instanceWithoutThePolicyNeverAppears() {
		withRole();
		TestRoles.detach(this.account, "SSM-role");
		this.account.pass(ONLINE);
		assertThat(described()).isEmpty();
	}

	@Test
	void instanceWithoutAWayOutAppearsWhenItHasOne() {
		withRole();
		this.networks.internet = false;
		this.account.pass(ONLINE);
		assertThat(described()).isEmpty();
		this.networks.internet = true;
		assertThat(described()).hasSize(1);
	}

	@Test
	void instanceThatLostItsWayIsRemembered() {
		withRole();
		this.account.pass(ONLINE);
		described();
		this.networks.internet = false;
		assertThat(described()).extracting(InstanceInformation::pingStatus).containsExactly(PingStatus.CONNECTION_LOST);
	}

	@Test
	void terminatedInstanceIsAbsent() {
		String id = withRole();
		this.account.pass(ONLINE);
		assertThat(described()).hasSize(1);
		TestInstances.terminate(this.account, id);
		assertThat(described()).isEmpty();
	}

	@Test
	void instancesAreFiltered() {
		String id = withRole();
		this.account.pass(ONLINE);
		assertThat(described(filter("InstanceIds", id), filter("PingStatus", "Online"))).hasSize(1);
		assertThat(described(filter("InstanceIds", "i-0123456789abcdef0"))).isEmpty();
		assertThat(described(filter("PingStatus", "ConnectionLost"))).isEmpty();
		assertThat(catchThrowableOfType(AwsError.class, () -> described(filter("Colour", "red"))).code())
			.isEqualTo("InvalidFilterKey");
	}

	private List<InstanceInformation> described(InstanceInformationStringFilter... filters) {
		return this.account
			.call(AwsService.SSM, (call) -> this.instances.describeInstanceInformation(
					DescribeInstanceInformationRequest.builder().filters(filters).build(), call))
			.items();
	}

	private static InstanceInformationStringFilter filter(String key, String... values) {
		return InstanceInformationStringFilter.builder().key(key).values(values).build();
	}

}
