package io.github.privatelinkhandson.simulator.iam;

import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;

import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.store.TestAccount;

/**
 * Makes the hands-on's role in a test account.
 */
public final class TestRoles {

	public static final String TRUSTS_EC2 = """
			{"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
			 "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""";

	public static final String CORE = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";

	private TestRoles() {
	}

	/**
	 * A role with the policy for managed instances, and an instance profile, both of that
	 * name.
	 */
	public static void create(TestAccount account, String name) {
		account.run(AwsService.IAM, (call) -> {
			new RoleOperations().createRole(
					CreateRoleRequest.builder().roleName(name).assumeRolePolicyDocument(TRUSTS_EC2).build(), call);
			new RolePolicyOperations()
				.attachRolePolicy(AttachRolePolicyRequest.builder().roleName(name).policyArn(CORE).build(), call);
			InstanceProfileOperations profiles = new InstanceProfileOperations();
			profiles.createInstanceProfile(CreateInstanceProfileRequest.builder().instanceProfileName(name).build(),
					call);
			profiles.addRoleToInstanceProfile(
					AddRoleToInstanceProfileRequest.builder().instanceProfileName(name).roleName(name).build(), call);
		});
	}

	/**
	 * Takes the policy off the role again.
	 */
	public static void detach(TestAccount account, String name) {
		account.run(AwsService.IAM, (call) -> new RolePolicyOperations()
			.detachRolePolicy(DetachRolePolicyRequest.builder().roleName(name).policyArn(CORE).build(), call));
	}

}
