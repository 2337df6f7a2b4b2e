package io.github.privatelinkhandson.simulator.clients;

import software.amazon.awssdk.services.iam.IamClient;

/**
 * The role that flow logs need.
 */
final class TestFlowLogs {

	private static final String PUBLISH = """
			{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*", "Action": [
				"logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogGroups",
				"logs:DescribeLogStreams"]}]}""";

	private TestFlowLogs() {
	}

	/**
	 * Makes a role with which flow logs are delivered.
	 * @return its ARN
	 */
	static String role(IamClient iam) {
		String arn = iam.createRole((r) -> r.roleName("flow-logs")
			.assumeRolePolicyDocument(FinishedLab.TRUST.replace("ec2.amazonaws.com", "vpc-flow-logs.amazonaws.com")))
			.role()
			.arn();
		iam.putRolePolicy((r) -> r.roleName("flow-logs").policyName("publish").policyDocument(PUBLISH));
		return arn;
	}

}
