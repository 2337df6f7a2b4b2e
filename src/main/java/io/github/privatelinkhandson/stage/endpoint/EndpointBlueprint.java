package io.github.privatelinkhandson.stage.endpoint;

import java.util.List;

import org.springframework.modulith.NamedInterface;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.BlockedPoint;
import io.github.privatelinkhandson.stage.LabQuota;
import io.github.privatelinkhandson.stage.Price;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.endpointservice.EndpointServiceBlueprint;
import io.github.privatelinkhandson.stage.servers.ServersBlueprint;
import io.github.privatelinkhandson.stage.vpc.VpcBlueprint;

/**
 * The steps of stage {@code endpoint}.
 */
@NamedInterface("blueprint")
public final class EndpointBlueprint {

	public static final Step SG_ENDPOINT = step("sg-endpoint", "AWS::EC2::SecurityGroup", "privatelink-A-vpce-sg")
		.after(VpcBlueprint.A.vpc())
		.using(LabQuota.SECURITY_GROUPS, 1)
		.blockedAt(BlockedPoint.ENDPOINT);

	public static final Step SG_ENDPOINT_INGRESS = step("sg-endpoint-ingress", "AWS::EC2::SecurityGroupIngress",
			"privatelink-A-vpce-sg: TCP 80 <- EC2-A-sg")
		.after(SG_ENDPOINT, ServersBlueprint.SG_EC2_A);

	public static final Step ENDPOINT = step("endpoint", "AWS::EC2::VPCEndpoint", "privatelink-A-vpce")
		.after(EndpointServiceBlueprint.ENDPOINT_SERVICE, SG_ENDPOINT, VpcBlueprint.A.privateSubnet(1))
		.taking(5)
		.costing(Price.ENDPOINT)
		.using(LabQuota.NETWORK_INTERFACES, 1)
		.blockedAt(BlockedPoint.SERVICE);

	public static final List<Step> STEPS = List.of(SG_ENDPOINT, SG_ENDPOINT_INGRESS, ENDPOINT);

	private EndpointBlueprint() {
	}

	private static Step step(String key, String type, String name) {
		return Step.of(StageKey.ENDPOINT, key, type, name);
	}

}
