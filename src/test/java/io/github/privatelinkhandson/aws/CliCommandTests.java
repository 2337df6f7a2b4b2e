package io.github.privatelinkhandson.aws;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsRequest;

import static org.assertj.core.api.Assertions.assertThat;

class CliCommandTests {

	@ParameterizedTest
	@MethodSource("io.github.privatelinkhandson.aws.HandsonRequests#all")
	void requestIsTheCommandThatAPersonTypes(HandsonRequests.Example<?, ?> example) {
		assertThat(CliCommand.of(example.request()).text()).isEqualTo(example.command());
	}

	@Test
	void commandNamesServiceAndOperation() {
		CliCommand command = CliCommand.of(SetSubnetsRequest.builder().build());
		assertThat(command.service()).isEqualTo("elbv2");
		assertThat(command.operation()).isEqualTo("SetSubnets");
		assertThat(command.text()).isEqualTo("aws elbv2 set-subnets");
	}

	@Test
	void tokenThatTheSdkMakesUpIsLeftOut() {
		assertThat(CliCommand.of(CreateNetworkInsightsPathRequest.builder().source("i-1").build()).text())
			.isEqualTo("aws ec2 create-network-insights-path --source i-1");
	}

	@Test
	void rangeOfInstancesIsOneOption() {
		assertThat(CliCommand.of(RunInstancesRequest.builder().minCount(1).maxCount(3).build()).text())
			.isEqualTo("aws ec2 run-instances --count 1:3");
	}

	@Test
	void emptyListIsGivenAsJson() {
		assertThat(CliCommand.of(SetSecurityGroupsRequest.builder().securityGroups(List.of()).build()).text())
			.isEqualTo("aws elbv2 set-security-groups --security-groups '[]'");
	}

	@ParameterizedTest
	@CsvSource({ "CidrBlock, cidr-block", "VpcEndpointIds, vpc-endpoint-ids", "DNSName, dns-name",
			"SubnetIDs, subnet-ids", "Ipv6CidrBlock, ipv6-cidr-block", "DescribeSslPolicies, describe-ssl-policies",
			"NetworkLoadBalancerArns, network-load-balancer-arns" })
	void namesAreThoseOfTheCli(String name, String option) {
		assertThat(CliArguments.kebab(name)).isEqualTo(option);
	}

}
