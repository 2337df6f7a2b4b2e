package io.github.privatelinkhandson.simulator.store;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Tag;

import static org.assertj.core.api.Assertions.assertThat;

class IndexTermsTests {

	@ParameterizedTest
	@ValueSource(strings = { "vpc-0123456789abcdef0", "i-0123abcd", "vpc-cidr-assoc-0123456789abcdef0", "10.0.0.4",
			"255.255.255.255",
			"arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:loadbalancer/net/NLB-B/0123456789abcdef" })
	void idsAddressesAndArnsOfLoadBalancingAreReferences(String text) {
		assertThat(IndexTerms.isReference(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", "vpc-", "-0123abcd", "ap-northeast-1a", "10.0.0.0/16", "1.2.3", "0123abcd",
			"vpc-0123456789ABCDEF0", "vpc-0123456789abcdef01", "t3.micro", "2026-01-01",
			"arn:aws:ec2:ap-northeast-1:111122223333:vpc/vpc-0123456789abcdef0" })
	void otherTextsAreNone(String text) {
		assertThat(IndexTerms.isReference(text)).isFalse();
	}

	@Test
	void tagsNotesAndWhatLiesDeepInTheModelAreMentioned() {
		NetworkInterface model = NetworkInterface.builder()
			.networkInterfaceId("eni-0123456789abcdef0")
			.description("not an id")
			.groups((group) -> group.groupId("sg-0123456789abcdef0"))
			.privateIpAddresses((address) -> address.privateIpAddress("10.0.0.4"))
			.tagSet(Tag.builder().key("lab").value("one").build(), Tag.builder().key("empty").value("").build())
			.build();
		Resource<NetworkInterface> resource = Resource
			.created(ResourceTypes.NETWORK_INTERFACE, model.networkInterfaceId(), model, Instant.EPOCH)
			.withAttribute("clientToken", "abc")
			.withAttribute("long", "x".repeat(65));
		assertThat(IndexTerms.of(resource)).containsExactlyInAnyOrder("eni-0123456789abcdef0", "sg-0123456789abcdef0",
				"10.0.0.4", IndexTerms.tag("lab", "one"), IndexTerms.tag("empty", ""),
				IndexTerms.attribute("clientToken", "abc"));
	}

}
