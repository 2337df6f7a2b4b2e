package io.github.privatelinkhandson.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

import io.github.privatelinkhandson.simulator.TestWire.Answer;
import io.github.privatelinkhandson.simulator.TestWire.Played;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.validation.TestModels;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tags of a request are checked in all operations that give some.
 */
@ValidationTest
class TagRequestTests {

	@Autowired
	private TestWire wire;

	@Test
	void specificationOfTagsHasATypeAndTags() {
		assertThat(tagging("TagSpecifications").flatMap((operation) -> {
			String code = operation.action().equals("RunInstances") ? "InvalidParameterValue" : "InvalidParameter";
			return Stream
				.of(answer(operation, Map.of("TagSpecification.1.Tag.1.Key", "a")),
						answer(operation, Map.of("TagSpecification.1.ResourceType", "vpc")))
				.filter((answer) -> !answer.code().equals(code));
		})).isEmpty();
	}

	@Test
	void iamRefusesTagsThatItsModelForbids() {
		Map<String, String> many = new LinkedHashMap<>();
		IntStream.rangeClosed(1, 51).forEach((i) -> many.putAll(tag(i, "k" + i, "v")));
		List<Map<String, String>> forbidden = List.of(many, tag(1, "NOWAY!", "v"), tag(1, "k".repeat(129), "v"),
				tag(1, "", "v"), tag(1, "k", "v".repeat(257)));
		assertThat(iam().flatMap((operation) -> forbidden.stream().map((tags) -> answer(operation, tags)))
			.filter((answer) -> !answer.code().equals("ValidationError"))).isEmpty();
	}

	@Test
	void iamRefusesTagsOfAwsAndThoseThatDifferInCaseOnly() {
		Map<String, String> twice = new LinkedHashMap<>(tag(1, "k", "v"));
		twice.putAll(tag(2, "K", "v"));
		List<Map<String, String>> forbidden = List.of(twice, tag(1, "aws:owner", "v"));
		assertThat(iam().flatMap((operation) -> forbidden.stream().map((tags) -> answer(operation, tags)))
			.filter((answer) -> !answer.code().equals("InvalidInput"))).isEmpty();
	}

	private Stream<Played> iam() {
		return tagging("Tags").filter((operation) -> operation.service() == AwsService.IAM);
	}

	private Stream<Played> tagging(String member) {
		return this.wire.operations()
			.filter((operation) -> operation.empty()
				.sdkFields()
				.stream()
				.anyMatch((field) -> field.memberName().equals(member)));
	}

	private static Map<String, String> tag(int number, String key, String value) {
		return Map.of("Tags.member." + number + ".Key", key, "Tags.member." + number + ".Value", value);
	}

	private Answer answer(Played operation, Map<String, String> tags) {
		SdkPojo builder = TestModels.withRequired(operation.service(), operation.action(), operation.builder());
		Map<String, String> form = new LinkedHashMap<>(
				WireForm.of(operation.service() == AwsService.EC2, (SdkPojo) ((Buildable) builder).build()));
		form.keySet().removeIf((name) -> name.startsWith("Tag"));
		form.putAll(tags);
		return this.wire.sendForm(operation, form);
	}

}
