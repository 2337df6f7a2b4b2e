package io.github.privatelinkhandson.simulator.network;

import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import io.github.privatelinkhandson.observation.model.Instance;
import io.github.privatelinkhandson.simulator.network.Connection.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What packets really do in the article's lab, as its steps follow one another.
 */
class DataPlaneTests {

	private final TestLab lab = new TestLab();

	@Test
	void aTargetIsHealthyOnceItServesThePage() {
		assertThat(this.lab.health().reason()).isEqualTo(TargetHealthReasonEnum.TARGET_FAILED_HEALTH_CHECKS);
		this.lab.serve(this.lab.instanceB, "index.html");
		assertThat(this.lab.health().state()).isEqualTo(TargetHealthStateEnum.HEALTHY);
		assertThat(this.lab.health().reason()).isNull();
	}

	@Test
	void aMissingPageIsACodeMismatch() {
		this.lab.serve(this.lab.instanceB, "other.html");
		assertThat(this.lab.health().state()).isEqualTo(TargetHealthStateEnum.UNHEALTHY);
		assertThat(this.lab.health().reason()).isEqualTo(TargetHealthReasonEnum.TARGET_RESPONSE_CODE_MISMATCH);
		assertThat(this.lab.health().description()).isEqualTo("Health checks failed with these codes: [404]");
	}

	@Test
	void theEndpointsNameStandsForItsAddress() {
		List<String> addresses = this.lab.resolve(this.lab.endpointDnsName());
		assertThat(addresses).singleElement().asString().startsWith("10.0.1");
		String zonal = this.lab.endpointDnsName().replaceFirst("\\.", "-ap-northeast-1a.");
		assertThat(this.lab.resolve(zonal)).isEqualTo(addresses);
		assertThat(this.lab.resolve("nowhere.invalid")).isEmpty();
		assertThat(this.lab.resolve("vpce-0.vpce-svc-0.ap-northeast-1.vpce.amazonaws.com")).isEmpty();
		assertThat(this.lab.resolve("localhost")).containsExactly("127.0.0.1");
	}

	@Test
	void theLoadBalancersNameStandsForTheZonesWithAHealthyTarget() {
		String name = this.lab.loadBalancer.dnsName();
		assertThat(this.lab.resolve(name)).hasSize(2);
		this.lab.serve(this.lab.instanceB, "index.html");
		assertThat(this.lab.resolve(name)).singleElement().asString().matches("10\\.1\\.(14[4-9]|15\\d)\\..*");
		assertThat(this.lab.resolve("ap-northeast-1a." + name)).singleElement().asString().startsWith("10.1.1");
		this.lab.crossZones();
		assertThat(this.lab.resolve(name)).hasSize(2);
	}

	@Test
	void helloNeedsAcceptanceAndBothFixes() {
		this.lab.serve(this.lab.instanceB, "index.html");
		assertThat(connect()).isEqualTo(Connection.TIMED_OUT);
		this.lab.accept();
		assertThat(connect()).isEqualTo(Connection.TIMED_OUT);
		this.lab.stopEnforcing();
		assertThat(connect()).isEqualTo(Connection.TIMED_OUT);
		this.lab.crossZones();
		assertThat(connect()).isEqualTo(new Connection(Outcome.ACCEPTED, this.lab.instanceB));
	}

	@Test
	void withoutAWebServerTheConnectionIsRefused() {
		this.lab.accept().stopEnforcing().crossZones();
		assertThat(connect()).isEqualTo(new Connection(Outcome.REFUSED, this.lab.instanceB));
	}

	@Test
	void enforcementMayStayOnWithARuleForTheClient() {
		this.lab.serve(this.lab.instanceB, "index.html").accept().crossZones();
		this.lab.permit(this.lab.groupNlb, (rule) -> rule.ipRanges(IpRange.builder().cidrIp("10.0.0.0/16").build()));
		assertThat(connect().outcome()).isEqualTo(Outcome.ACCEPTED);
	}

	@Test
	void aTargetInTheSameZoneMayReplaceCrossZone() {
		String near = this.lab.instance(this.lab.provider.privateA, this.lab.groupB);
		this.lab.register(this.lab.targetGroup, near);
		this.lab.serve(near, "index.html").accept().stopEnforcing();
		this.lab.pass(5);
		assertThat(connect()).isEqualTo(new Connection(Outcome.ACCEPTED, near));
	}

	@Test
	void onlyHealthyTargetsAreChosen() {
		String other = this.lab.instance(this.lab.provider.privateC, this.lab.groupB);
		this.lab.register(this.lab.targetGroup, other);
		this.lab.serve(other, "index.html").accept().stopEnforcing().crossZones();
		this.lab.pass(5);
		assertThat(connect()).isEqualTo(new Connection(Outcome.ACCEPTED, other));
	}

	@Test
	void aStoppedServerTimesOut() {
		this.lab.serve(this.lab.instanceB, "index.html").accept().stopEnforcing().crossZones();
		this.lab.cloud.send(StopInstancesRequest.builder().instanceIds(this.lab.instanceB).build(),
				StopInstancesResponse.class);
		this.lab.pass(5);
		assertThat(connect()).isEqualTo(Connection.TIMED_OUT);
	}

	@Test
	void localhostNeedsNoNetwork() {
		assertThat(local().outcome()).isEqualTo(Outcome.REFUSED);
		this.lab.serve(this.lab.instanceA, "index.html");
		assertThat(local()).isEqualTo(new Connection(Outcome.ACCEPTED, this.lab.instanceA));
	}

	@Test
	void theInternetIsReachedThroughNatOnly() {
		assertThat(reachesInternet()).isTrue();
		assertThat(this.lab.resolve("ssm.ap-northeast-1.amazonaws.com")).isNotEmpty();
		this.lab.cloud.send(DeleteRouteRequest.builder()
			.routeTableId(this.lab.consumer.privateRoutes)
			.destinationCidrBlock("0.0.0.0/0")
			.build(), DeleteRouteResponse.class);
		assertThat(reachesInternet()).isFalse();
	}

	@Test
	void anotherVpcsAddressIsNotReached() {
		String ip = this.lab.cloud.see((call) -> new NetworkService(call).snapshot())
			.find(Instance.class, this.lab.instanceB)
			.orElseThrow()
			.privateIp();
		this.lab.serve(this.lab.instanceB, "index.html");
		Connection direct = this.lab.cloud.see((call) -> new DataPlane(call).connect(this.lab.instanceA, ip, 80));
		assertThat(direct).isEqualTo(Connection.TIMED_OUT);
	}

	private Connection connect() {
		return this.lab.connect(this.lab.endpointDnsName());
	}

	private Connection local() {
		return this.lab.cloud.see((call) -> new DataPlane(call).connect(this.lab.instanceA, "127.0.0.1", 80));
	}

	private boolean reachesInternet() {
		return this.lab.cloud
			.see((call) -> new DataPlane(call).reaches(this.lab.instanceA, "ssm.ap-northeast-1.amazonaws.com", 443));
	}

}
