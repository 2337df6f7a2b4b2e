package io.github.privatelinkhandson.simulator.iam;

import java.time.Instant;
import java.util.List;

import software.amazon.awssdk.services.iam.model.Policy;

import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * AWS's managed policies that the practice AWS knows; the documents are AWS's, shortened
 * where nothing here depends on them.
 */
record ManagedPolicy(String policyName, String id, String version, Instant created, String description,
		String document) {

	static final List<ManagedPolicy> ALL = List.of(
			policy("AmazonSSMManagedInstanceCore", "ANPAIXSHM2BNB2D3AXXRU", "v2", "2019-03-15T17:22:12Z",
					"The policy for Amazon EC2 Role to enable AWS Systems Manager service core functionality.",
					statement("ssm:DescribeAssociation", "ssm:GetDeployablePatchSnapshotForInstance", "ssm:GetDocument",
							"ssm:DescribeDocument", "ssm:GetManifest", "ssm:GetParameter", "ssm:GetParameters",
							"ssm:ListAssociations", "ssm:ListInstanceAssociations", "ssm:PutInventory",
							"ssm:PutComplianceItems", "ssm:PutConfigurePackageResult", "ssm:UpdateAssociationStatus",
							"ssm:UpdateInstanceAssociationStatus", "ssm:UpdateInstanceInformation"),
					statement("ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
							"ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"),
					statement("ec2messages:AcknowledgeMessage", "ec2messages:DeleteMessage", "ec2messages:FailMessage",
							"ec2messages:GetEndpoint", "ec2messages:GetMessages", "ec2messages:SendReply")),

			policy("AmazonSSMReadOnlyAccess", "ANPAJODSKQGGJTHRYZ5FC", "v1", "2015-05-29T17:44:19Z",
					"Provides read only access to Amazon SSM.", statement("ssm:Describe*", "ssm:Get*", "ssm:List*")),

			policy("AmazonSSMFullAccess", "ANPAJA7V6HI4ISQFMDYAG", "v4", "2015-05-29T17:39:47Z",
					"Provides full access to Amazon SSM.",
					statement("cloudwatch:PutMetricData", "ds:CreateComputer", "ds:DescribeDirectories",
							"ec2:DescribeInstanceStatus", "logs:*", "ssm:*", "ec2messages:*")),

			policy("AmazonS3ReadOnlyAccess", "ANPAIZTJ4DXE7G6AGAE6M", "v3", "2015-02-06T18:40:59Z",
					"Provides read only access to all buckets via the AWS Management Console.",
					statement("s3:Get*", "s3:List*", "s3:Describe*", "s3-object-lambda:Get*",
							"s3-object-lambda:List*")),

			policy("AmazonEC2ReadOnlyAccess", "ANPAIGDT4SV4GSETWTBZK", "v2", "2015-02-06T18:40:17Z",
					"Provides read only access to Amazon EC2 via the AWS Management Console.",
					statement("ec2:Describe*", "ec2:GetSecurityGroupsForVpc"),
					statement("elasticloadbalancing:Describe*")),

			policy("CloudWatchAgentServerPolicy", "ANPAIGOPKN7KRDAKTLG4I", "v3", "2018-03-07T01:06:44Z",
					"Permissions required to use AmazonCloudWatchAgent on servers",
					statement("cloudwatch:PutMetricData", "ec2:DescribeVolumes", "ec2:DescribeTags",
							"logs:PutLogEvents", "logs:PutRetentionPolicy", "logs:DescribeLogStreams",
							"logs:DescribeLogGroups", "logs:CreateLogStream", "logs:CreateLogGroup")),

			policy("ReadOnlyAccess", "ANPAILL3HVNFSB6DCOWYQ", "v1", "2015-02-06T18:39:48Z",
					"Provides read-only access to AWS services and resources.",
					statement("ec2:Describe*", "elasticloadbalancing:Describe*", "iam:Get*", "iam:List*",
							"ssm:Describe*", "ssm:Get*", "ssm:List*", "sts:GetCallerIdentity")),

			policy("AdministratorAccess", "ANPAIWMBCKSKIEE64ZLYK", "v1", "2015-02-06T18:39:46Z",
					"Provides full access to AWS services and resources.", statement("*")));

	private static ManagedPolicy policy(String policyName, String id, String version, String created,
			String description, String... statements) {
		return new ManagedPolicy(policyName, id, version, Instant.parse(created), description, """
				{
				    "Version": "2012-10-17",
				    "Statement": [
				%s
				    ]
				}""".formatted(String.join(",\n", statements)));
	}

	private static String statement(String... actions) {
		return """
				{
				    "Effect": "Allow",
				    "Action": [
				        "%s"
				    ],
				    "Resource": "*"
				}""".formatted(String.join("\",\n                \"", actions));
	}

	/**
	 * The policy as if the account had it.
	 */
	Resource<Policy> resource() {
		Policy model = Policy.builder()
			.policyName(this.policyName)
			.policyId(this.id)
			.arn("arn:aws:iam::aws:policy/" + this.policyName)
			.path("/")
			.defaultVersionId(this.version)
			.isAttachable(true)
			.description(this.description)
			.createDate(this.created)
			.updateDate(this.created)
			.build();
		return PolicyService.withVersion(Resource.created(ResourceTypes.POLICY, model.arn(), model, this.created),
				this.version, this.document, this.created);
	}

}
