package io.github.privatelinkhandson.practice;

import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;

import io.github.privatelinkhandson.aws.AwsClientFactory;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.aws.Cloud;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.aws.Clouds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The SDK's clients as the console builds them, in mode practice.
 */
@SpringBootTest(classes = PracticeCloudTests.App.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "handson.practice.port=-1", "handson.practice.speed=7",
				"spring.datasource.url=jdbc:h2:mem:practice-cloud" })
class PracticeCloudTests {

	private static final String REGION = "ap-northeast-1";

	private static final String TRUST = """
			{"Version": "2012-10-17", "Statement": [
				{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""";

	@Autowired
	private Clouds clouds;

	@Autowired
	private AwsClientFactory factory;

	@Test
	void newAccountIsEmptyAndOfItsOwn() {
		AwsClients first = clients(cloud().newAccount(REGION));
		AwsClients second = clients(cloud().newAccount(REGION));
		first.ec2().createVpc((request) -> request.cidrBlock("10.0.0.0/16"));
		assertThat(cidrs(first.ec2())).containsExactly("10.0.0.0/16");
		assertThat(cidrs(second.ec2())).isEmpty();
	}

	@Test
	void clientsOfAnAccountAndRegionAreBuiltOnce() {
		String account = cloud().newAccount(REGION);
		assertThat(clients(account)).isSameAs(clients(account));
		assertThat(this.factory.clients(CloudMode.PRACTICE, account, "us-east-1")).isNotSameAs(clients(account));
	}

	@Test
	void rolesBelongToAllRegions() {
		String account = cloud().newAccount(REGION);
		clients(account).iam().createRole((request) -> request.roleName("SSM-role").assumeRolePolicyDocument(TRUST));
		assertThat(this.factory.clients(CloudMode.PRACTICE, account, "us-east-1").iam().listRoles().roles())
			.extracting((role) -> role.roleName())
			.contains("SSM-role");
	}

	@Test
	void unknownAccountHasNoCredentials() {
		assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> clients("999999999999"))
			.satisfies((ex) -> assertThat(AwsFailure.of(ex).kind()).isEqualTo(AwsFailure.Kind.CREDENTIALS));
	}

	@Test
	void paceIsThatOfThePracticeAws() {
		assertThat(cloud().speed()).isEqualTo(7);
		assertThat(this.clouds.of(CloudMode.AWS).speed()).isEqualTo(1);
	}

	@Test
	void settingsOfTheMachineAreNotLookedAt() {
		assertThat(cloud().profileFile().profiles()).isEmpty();
		assertThat(cloud().endpoint()).isPresent();
	}

	private Cloud cloud() {
		return this.clouds.of(CloudMode.PRACTICE);
	}

	private AwsClients clients(String account) {
		return this.factory.clients(CloudMode.PRACTICE, account, REGION);
	}

	private static List<String> cidrs(Ec2Client ec2) {
		return ec2.describeVpcs()
			.vpcs()
			.stream()
			.filter((vpc) -> !vpc.isDefault())
			.map((vpc) -> vpc.cidrBlock())
			.toList();
	}

	@EnableAutoConfiguration
	@ComponentScan(
			basePackages = { "io.github.privatelinkhandson.simulator", "io.github.privatelinkhandson.aws",
					"io.github.privatelinkhandson.practice" },
			excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
	@ConfigurationPropertiesScan("io.github.privatelinkhandson.aws")
	static class App {

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

	}

}
