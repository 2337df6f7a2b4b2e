package io.github.privatelinkhandson.simulator.operation;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FiltersTests {

	private static final Vpc A = Vpc.builder()
		.vpcId("vpc-a")
		.cidrBlock("10.0.0.0/16")
		.isDefault(true)
		.tags(tag("Name", "VPC-A"), tag("Team", "one"))
		.build();

	private static final Vpc B = Vpc.builder()
		.vpcId("vpc-b")
		.cidrBlock("10.1.0.0/16")
		.isDefault(false)
		.cidrBlockAssociationSet((association) -> association.associationId("vpc-cidr-assoc-b")
			.cidrBlockState((state) -> state.state("associated")))
		.tags(tag("Name", "VPC-B"))
		.build();

	private static final List<Vpc> BOTH = List.of(A, B);

	@Test
	void memberIsNamedInKebabCase() {
		assertThat(vpcs(filter("vpc-id", "vpc-a"))).containsExactly(A);
		assertThat(vpcs(filter("is-default", "false"))).containsExactly(B);
	}

	@Test
	void valuesAreAlternativesAndFiltersAreNot() {
		assertThat(vpcs(filter("vpc-id", "vpc-a", "vpc-b"))).containsExactly(A, B);
		assertThat(vpcs(filter("vpc-id", "vpc-a"), filter("cidr-block", "10.1.0.0/16"))).isEmpty();
	}

	@Test
	void pathLeadsThroughListsAndStructures() {
		assertThat(vpcs(filter("cidr-block-association.association-id", "vpc-cidr-assoc-b"))).containsExactly(B);
		assertThat(vpcs(filter("cidr-block-association.cidr-block-state.state", "associated"))).containsExactly(B);
		InternetGateway attached = InternetGateway.builder().attachments((a) -> a.vpcId("vpc-a")).build();
		assertThat(Filters.apply(List.of(attached), List.of(filter("attachment.vpc-id", "vpc-a")), Map.of()))
			.containsExactly(attached);
	}

	@Test
	void pluralOfListIsNamedBySingular() {
		RouteTable table = RouteTable.builder()
			.associations((a) -> a.main(true).subnetId("subnet-1"))
			.routes((r) -> r.natGatewayId("nat-1"))
			.build();
		assertThat(tables(table, filter("association.main", "true"), filter("route.nat-gateway-id", "nat-*")))
			.containsExactly(table);
		assertThat(tables(table, filter("association.subnet-id", "subnet-2"))).isEmpty();
	}

	@Test
	void tagsAreFoundByKeyAndValue() {
		assertThat(vpcs(filter("tag:Name", "VPC-A"))).containsExactly(A);
		assertThat(vpcs(filter("tag:Name", "VPC-*"))).containsExactly(A, B);
		assertThat(vpcs(filter("tag-key", "Team"))).containsExactly(A);
		assertThat(vpcs(filter("tag:name", "VPC-A"))).isEmpty();
	}

	@Test
	void wildcardsCanBeEscaped() {
		Vpc star = Vpc.builder().tags(tag("Name", "a*b?")).build();
		assertThat(Filters.apply(List.of(star), List.of(filter("tag:Name", "a\\*b\\?")), Map.of())).hasSize(1);
		assertThat(Filters.apply(List.of(star), List.of(filter("tag:Name", "a\\*c")), Map.of())).isEmpty();
		assertThat(vpcs(filter("vpc-id", "vpc-?"))).containsExactly(A, B);
		assertThat(vpcs(filter("cidr-block", "10.0.0.0.16"))).isEmpty();
	}

	@Test
	void aliasStandsForItsPath() {
		Map<String, String> aliases = Map.of("instance-state-name", "state.name");
		Instance running = Instance.builder().state((state) -> state.name("running")).build();
		assertThat(Filters.apply(List.of(running), List.of(filter("instance-state-name", "running")), aliases))
			.containsExactly(running);
	}

	@Test
	void unknownNameIsRefused() {
		assertThatExceptionOfType(AwsError.class).isThrownBy(() -> vpcs(filter("colour", "red")))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("InvalidParameterValue"))
			.withMessage("The filter 'colour' is invalid");
		assertThatExceptionOfType(AwsError.class).isThrownBy(() -> vpcs(filter("cidr-block-association", "x")));
	}

	private static List<Vpc> vpcs(Filter... filters) {
		return Filters.apply(BOTH, List.of(filters), Map.of());
	}

	private static List<RouteTable> tables(RouteTable table, Filter... filters) {
		return Filters.apply(List.of(table), List.of(filters), Map.of());
	}

	private static Filter filter(String name, String... values) {
		return Filter.builder().name(name).values(values).build();
	}

	private static Tag tag(String key, String value) {
		return Tag.builder().key(key).value(value).build();
	}

}
