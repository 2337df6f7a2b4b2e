package io.github.privatelinkhandson.simulator;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.utils.builder.Buildable;

import io.github.privatelinkhandson.simulator.TestWire.Answer;
import io.github.privatelinkhandson.simulator.TestWire.Played;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.validation.TestModels;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All filters that the documentation of EC2's operations names are known, and no others.
 */
@ValidationTest
class DocumentedFilterTests {

	/** Operations that ask first for the id of something that exists. */
	private static final Set<String> NEEDING_IDS = Set.of("DescribeNetworkInsightsAnalyses",
			"DescribeVpcEndpointServicePermissions");

	@Autowired
	private TestWire wire;

	@Test
	void documentedFiltersAreKnown() {
		assertThat(filtering().flatMap((operation) -> TestModels.filters(operation.service(), operation.action())
			.stream()
			.map((name) -> answer(operation, name))
			.filter((answer) -> answer.status() != 200))).isEmpty();
	}

	@Test
	void otherFiltersAreRefused() {
		assertThat(filtering().map((operation) -> answer(operation, "colour"))
			.filter((answer) -> !answer.code().equals("InvalidParameterValue"))).isEmpty();
	}

	@Test
	void filterHasAName() {
		assertThat(filtering()
			.map((operation) -> this.wire.send(operation, with(operation, Filter.builder().values("x").build())))
			.filter((answer) -> answer.status() != 400)).isEmpty();
	}

	private Stream<Played> filtering() {
		return this.wire.operations()
			.filter((operation) -> operation.service() == AwsService.EC2 && filters(operation) != null)
			.filter((operation) -> !NEEDING_IDS.contains(operation.action()));
	}

	private Answer answer(Played operation, String name) {
		String value = (operation.action() + "." + name).equals("DescribeSecurityGroupRules.group-id")
				? "sg-0123456789abcdef0" : "x";
		return this.wire.send(operation, with(operation, Filter.builder().name(name).values(value).build()));
	}

	private static SdkPojo with(Played operation, Filter filter) {
		SdkPojo builder = TestModels.withRequired(operation.service(), operation.action(), operation.builder());
		filters(operation).set(builder, List.of(filter));
		if (builder instanceof DescribeLaunchTemplateVersionsRequest.Builder versions) {
			versions.versions("$Latest");
		}
		return (SdkPojo) ((Buildable) builder).build();
	}

	private static SdkField<?> filters(Played operation) {
		return operation.empty()
			.sdkFields()
			.stream()
			.filter((field) -> field.memberName().matches("Filters?"))
			.findFirst()
			.orElse(null);
	}

}
