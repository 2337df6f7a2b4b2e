package io.github.privatelinkhandson.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

import io.github.privatelinkhandson.aws.AwsClientFactory;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.aws.Clouds;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.testkit.TestClock;

/**
 * A test that observes an account of the practice AWS in which the SDK's clients build.
 */
@SpringBootTest(classes = ObservedAccount.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "handson.practice.port=-1", "handson.practice.speed=1", "handson.practice.consistency=strict",
				"handson.practice.throttling=false", "spring.datasource.url=jdbc:h2:mem:observer" })
@SuppressWarnings("unchecked")
abstract class ObservationTest {

	static final String REGION = "ap-northeast-1";

	static final ReadRequest LAB = new ReadRequest(new LabScope("lab-1", "SSM-role", "NLB-B", "NLB-B-tg", Set.of()),
			Observer.EVERYTHING, true);

	@Autowired
	Observer observer;

	@Autowired
	TestClock clock;

	@Autowired
	ObservedAccount.Interruptions interruptions;

	@Autowired
	Clouds clouds;

	@Autowired
	AwsClientFactory factory;

	String account;

	AwsClients aws;

	String vpc;

	String subnet;

	@BeforeEach
	void setUp() {
		this.account = this.clouds.of(CloudMode.PRACTICE).newAccount(REGION);
		this.aws = this.factory.clients(CloudMode.PRACTICE, this.account, REGION);
		this.vpc = this.aws.ec2()
			.createVpc((request) -> request.cidrBlock("10.0.0.0/16").tagSpecifications(ofLab(ResourceType.VPC)))
			.vpc()
			.vpcId();
		this.subnet = this.aws.ec2()
			.createSubnet(
					(request) -> request.vpcId(this.vpc).cidrBlock("10.0.0.0/20").availabilityZone("ap-northeast-1a"))
			.subnet()
			.subnetId();
	}

	@AfterEach
	void tearDown() {
		this.interruptions.none();
	}

	Snapshot observe() {
		AccountObservation seen = new AccountObservation(this.account, REGION);
		this.observer.read(this.aws, seen, List.of(LAB), Duration::ofSeconds);
		return seen.snapshot("lab-1", Instant.MIN);
	}

	void onceBefore(String action, Runnable what) {
		AtomicBoolean done = new AtomicBoolean();
		this.interruptions.before((body) -> {
			if (body.contains(action) && done.compareAndSet(false, true)) {
				what.run();
			}
		});
	}

	String loadBalancer(String name, boolean ofLab) {
		return this.aws.elb().createLoadBalancer((request) -> {
			request.name(name).type("network").scheme("internal").subnets(this.subnet);
			if (ofLab) {
				request.tags((tag) -> tag.key("privatelink-handson:lab").value("lab-1"));
			}
		}).loadBalancers().get(0).loadBalancerArn();
	}

	String targetGroup(String name, boolean ofLab) {
		return this.aws.elb().createTargetGroup((request) -> {
			request.name(name).protocol("TCP").port(80).vpcId(this.vpc).targetType("ip");
			if (ofLab) {
				request.tags((tag) -> tag.key("privatelink-handson:lab").value("lab-1"));
			}
		}).targetGroups().get(0).targetGroupArn();
	}

	static TagSpecification ofLab(ResourceType type) {
		return TagSpecification.builder()
			.resourceType(type)
			.tags(Tag.builder().key("privatelink-handson:lab").value("lab-1").build())
			.build();
	}

}
