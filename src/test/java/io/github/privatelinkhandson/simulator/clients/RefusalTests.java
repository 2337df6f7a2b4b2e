package io.github.privatelinkhandson.simulator.clients;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that AWS refuses is refused with AWS's code and HTTP status, and changes
 * nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SpringBootTest(classes = PracticeApp.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "handson.practice.port=-1", "handson.practice.speed=100000",
				"spring.datasource.url=jdbc:h2:mem:fast;DB_CLOSE_DELAY=-1" })
class RefusalTests {

	/** Half an hour of AWS's time: enough for all that it does by itself. */
	private static final Duration A_WHILE = Duration.ofMillis(20);

	@Autowired
	private PracticeAws aws;

	@Autowired
	private TestClock clock;

	private FinishedLab lab;

	private List<SdkPojo> before;

	@BeforeAll
	void buildLab() {
		this.clock.stop();
		this.lab = FinishedLab.build(Clients.of(this.aws, this.aws.newAccount()), () -> this.clock.pass(A_WHILE));
		this.before = Inventory.of(this.lab.clients());
	}

	@TestFactory
	Stream<DynamicContainer> refusedAndNothingChanged() {
		return Stream.of(table("ids", IdRefusals::of), table("requests", RequestRefusals::of),
				table("network", NetworkRefusals::of), table("servers", ServerRefusals::of),
				table("load balancing", LoadBalancerRefusals::of), table("PrivateLink", PrivateLinkRefusals::of),
				table("deletion", DeletionRefusals::of));
	}

	@Test
	void loadBalancerMustBeActiveToBeOffered() throws Throwable {
		String balancer = this.lab.elb()
			.createLoadBalancer(this.lab.loadBalancer("NLB-new"))
			.loadBalancers()
			.get(0)
			.loadBalancerArn();
		Refusal
			.of("InvalidParameter", "a load balancer that is provisioning",
					() -> this.lab.ec2()
						.createVpcEndpointServiceConfiguration((r) -> r.networkLoadBalancerArns(balancer)))
			.check();
		this.lab.elb().deleteLoadBalancer((r) -> r.loadBalancerArn(balancer));
		this.clock.pass(A_WHILE);
		assertThat(Inventory.of(this.lab.clients())).containsExactlyElementsOf(this.before);
	}

	@Test
	void serviceOfAnotherAccountDoesNotExistForTheUninvited() throws Throwable {
		Clients stranger = Clients.of(this.aws, this.aws.newAccount());
		String vpc = stranger.ec2().createVpc((r) -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
		Refusal
			.of("InvalidServiceName", "a service of another account", () -> stranger.ec2()
				.createVpcEndpoint(
						(r) -> r.vpcEndpointType("Interface").vpcId(vpc).serviceName(this.lab.id("service name"))))
			.check();
		Refusal
			.of("InvalidVpcEndpointServiceId.NotFound", "the connections of another account's service",
					() -> stranger.ec2()
						.acceptVpcEndpointConnections(
								(r) -> r.serviceId(this.lab.id("service")).vpcEndpointIds(this.lab.id("endpoint"))))
			.check();
		Refusal
			.of("InvalidVpcID.NotFound", "another account's VPC",
					() -> stranger.ec2().describeVpcs((r) -> r.vpcIds(this.lab.id("vpc A"))))
			.check();
	}

	private DynamicContainer table(String name, Function<FinishedLab, Stream<Refusal>> refusals) {
		return DynamicContainer.dynamicContainer(name, refusals.apply(this.lab)
			.map((refusal) -> DynamicTest.dynamicTest(refusal.what() + ": " + refusal.code(), () -> check(refusal))));
	}

	private void check(Refusal refusal) throws Throwable {
		this.clock.pass(A_WHILE);
		refusal.check();
		this.clock.pass(A_WHILE);
		List<SdkPojo> after = Inventory.of(this.lab.clients());
		try {
			assertThat(after).containsExactlyElementsOf(this.before);
		}
		finally {
			this.before = after;
		}
	}

}
