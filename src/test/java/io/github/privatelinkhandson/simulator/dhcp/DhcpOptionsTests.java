package io.github.privatelinkhandson.simulator.dhcp;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.model.AssociateDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.AssociateDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.CreateDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.CreateDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.DhcpOptions;
import software.amazon.awssdk.services.ec2.model.Filter;

import io.github.privatelinkhandson.simulator.compute.InstanceService;
import io.github.privatelinkhandson.simulator.network.TestLab;
import io.github.privatelinkhandson.simulator.vpc.TestEc2;

import static org.assertj.core.api.Assertions.assertThat;

class DhcpOptionsTests {

	private final TestEc2 ec2 = new TestEc2();

	private final String vpcId = this.ec2.vpc("10.0.0.0/16");

	private static CreateDhcpOptionsRequest options(String key, String... values) {
		return CreateDhcpOptionsRequest.builder()
			.dhcpConfigurations((each) -> each.key(key).values(values))
			.tagSpecifications((tags) -> tags.resourceType("dhcp-options").tags((tag) -> tag.key("Name").value("mine")))
			.build();
	}

	private String made(String key, String... values) {
		CreateDhcpOptionsResponse made = this.ec2.play(options(key, values));
		return made.dhcpOptions().dhcpOptionsId();
	}

	private String ofVpc() {
		DescribeVpcsResponse all = this.ec2.play(DescribeVpcsRequest.builder().build());
		return all.vpcs().get(0).dhcpOptionsId();
	}

	private List<DhcpOptions> shown(String filter, String value) {
		DescribeDhcpOptionsResponse all = this.ec2.play(DescribeDhcpOptionsRequest.builder()
			.filters(Filter.builder().name(filter).values(value).build())
			.build());
		return all.dhcpOptions();
	}

	private void associate(String id) {
		this.ec2.play(AssociateDhcpOptionsRequest.builder().vpcId(this.vpcId).dhcpOptionsId(id).build());
	}

	@Test
	void setIsMadeUsedAndDeleted() {
		String byDefault = ofVpc();
		String id = made("domain-name-servers", "10.0.0.10", "AmazonProvidedDNS");
		assertThat(shown("tag:Name", "mine")).singleElement()
			.satisfies((set) -> assertThat(set.dhcpOptionsId()).isEqualTo(id))
			.satisfies((set) -> assertThat(set.dhcpConfigurations().get(0).values()).extracting(AttributeValue::value)
				.containsExactly("10.0.0.10", "AmazonProvidedDNS"));
		associate(id);
		assertThat(ofVpc()).isEqualTo(id);
		DeleteDhcpOptionsRequest delete = DeleteDhcpOptionsRequest.builder().dhcpOptionsId(id).build();
		assertThat(this.ec2.refuses("DependencyViolation", delete))
			.hasMessage("The dhcpOptions '%s' has dependencies and cannot be deleted.".formatted(id));
		associate("default");
		assertThat(ofVpc()).isEqualTo("default");
		this.ec2.play(delete);
		assertThat(shown("key", "*")).extracting(DhcpOptions::dhcpOptionsId).containsExactly(byDefault);
		this.ec2.refuses("InvalidDhcpOptionID.NotFound", delete);
		this.ec2.refuses("InvalidDhcpOptionsId.Malformed",
				DeleteDhcpOptionsRequest.builder().dhcpOptionsId("x").build());
		this.ec2.refuses("InvalidDhcpOptionID.NotFound",
				AssociateDhcpOptionsRequest.builder().vpcId(this.vpcId).dhcpOptionsId(id).build());
	}

	@Test
	void defaultSetIsTaggedAsOthersAre() {
		String id = ofVpc();
		this.ec2.play(CreateTagsRequest.builder().resources(id).tags((tag) -> tag.key("Name").value("region")).build());
		assertThat(shown("tag:Name", "region")).extracting(DhcpOptions::dhcpOptionsId).containsExactly(id);
		assertThat(shown("value", "ap-northeast-1.compute.internal")).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "colour,red", "domain-name-servers,example.com", "ntp-servers,300.1.1.1", "netbios-node-type,3" })
	void senselessOptionsAreRefused(String key, String value) {
		this.ec2.refuses("InvalidParameterValue", options(key, value));
	}

	@Test
	void fourServersAreTheMost() {
		this.ec2.refuses("InvalidParameterValue",
				options("ntp-servers", "10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5"));
	}

	@Test
	void namesAreLookedUpAsTheSetSays() {
		TestLab lab = new TestLab();
		String own = "ip-" + address(lab).replace('.', '-');
		assertThat(lab.resolve(own)).containsExactly(address(lab));
		CreateDhcpOptionsResponse other = lab.cloud.send(options("domain-name", "example.com"),
				CreateDhcpOptionsResponse.class);
		associate(lab, other.dhcpOptions().dhcpOptionsId());
		assertThat(lab.resolve("www.example.com")).isEmpty();
		CreateDhcpOptionsRequest named = CreateDhcpOptionsRequest.builder()
			.dhcpConfigurations((each) -> each.key("domain-name").values("example.com"),
					(each) -> each.key("domain-name-servers").values("AmazonProvidedDNS"))
			.build();
		associate(lab, lab.cloud.send(named, CreateDhcpOptionsResponse.class).dhcpOptions().dhcpOptionsId());
		assertThat(lab.resolve("www.example.com")).isNotEmpty().isEqualTo(lab.resolve("www"));
		assertThat(lab.resolve(own)).isNotEqualTo(List.of(address(lab)));
	}

	private static void associate(TestLab lab, String id) {
		lab.cloud.send(AssociateDhcpOptionsRequest.builder().vpcId(lab.consumer.vpc).dhcpOptionsId(id).build(),
				AssociateDhcpOptionsResponse.class);
	}

	private static String address(TestLab lab) {
		return lab.cloud.see((call) -> new InstanceService(call).find(lab.instanceA)).orElseThrow().privateIpAddress();
	}

}
