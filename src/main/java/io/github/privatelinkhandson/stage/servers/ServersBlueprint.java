package io.github.privatelinkhandson.stage.servers;

import java.util.List;

import org.springframework.modulith.NamedInterface;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.BlockedPoint;
import io.github.privatelinkhandson.stage.LabQuota;
import io.github.privatelinkhandson.stage.Price;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.vpc.VpcBlueprint;

/**
 * The steps of stage {@code servers}.
 */
@NamedInterface("blueprint")
public final class ServersBlueprint {

	public static final Step SG_EC2_A = step("sg-ec2-a", "AWS::EC2::SecurityGroup", "EC2-A-sg")
		.after(VpcBlueprint.A.vpc())
		.using(LabQuota.SECURITY_GROUPS, 1)
		.blockedAt(BlockedPoint.CLIENT);

	public static final Step SG_EC2_B = step("sg-ec2-b", "AWS::EC2::SecurityGroup", "EC2-B-sg")
		.after(VpcBlueprint.B.vpc())
		.using(LabQuota.SECURITY_GROUPS, 1)
		.blockedAt(BlockedPoint.SERVER);

	public static final Step ROLE = step("role", "AWS::IAM::Role", "SSM-role").using(LabQuota.ROLES, 1);

	public static final Step ROLE_POLICY = step("role-policy", "policy-attachment",
			"SSM-role: AmazonSSMManagedInstanceCore")
		.after(ROLE);

	public static final Step PROFILE = step("profile", "AWS::IAM::InstanceProfile", "SSM-role")
		.using(LabQuota.INSTANCE_PROFILES, 1);

	public static final Step PROFILE_ROLE = step("profile-role", "profile-role", "SSM-role -> instance profile")
		.after(PROFILE, ROLE)
		.taking(10);

	public static final Step EC2_A = instance("ec2-a", "EC2-A", SG_EC2_A, VpcBlueprint.A, 1)
		.blockedAt(BlockedPoint.CLIENT);

	public static final Step EC2_B = instance("ec2-b", "EC2-B", SG_EC2_B, VpcBlueprint.B, 2)
		.blockedAt(BlockedPoint.SERVER);

	public static final Step MANAGED_A = step("managed-a", "managed-instance", "EC2-A: SSM Agent").after(EC2_A)
		.taking(125);

	public static final Step MANAGED_B = step("managed-b", "managed-instance", "EC2-B: SSM Agent").after(EC2_B)
		.taking(125);

	public static final Step WEB_SERVER = step("web-server", "command", "EC2-B: httpd").after(MANAGED_B).taking(20);

	public static final List<Step> STEPS = List.of(SG_EC2_A, SG_EC2_B, ROLE, ROLE_POLICY, PROFILE, PROFILE_ROLE, EC2_A,
			EC2_B, MANAGED_A, MANAGED_B, WEB_SERVER);

	private ServersBlueprint() {
	}

	private static Step step(String key, String type, String name) {
		return Step.of(StageKey.SERVERS, key, type, name);
	}

	private static Step instance(String key, String name, Step group, VpcBlueprint side, int zone) {
		return step(key, "AWS::EC2::Instance", name).after(group, PROFILE_ROLE, ROLE_POLICY)
			.after(side.wayOut(zone))
			.taking(18)
			.costing(Price.INSTANCE)
			.using(LabQuota.VCPUS, 2)
			.using(LabQuota.NETWORK_INTERFACES, 1);
	}

}
