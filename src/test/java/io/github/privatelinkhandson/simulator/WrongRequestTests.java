package io.github.privatelinkhandson.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.utils.builder.Buildable;

import io.github.privatelinkhandson.simulator.TestWire.Answer;
import io.github.privatelinkhandson.simulator.TestWire.Played;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.validation.TestModels;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every member of every operation is checked: a wrong value of each kind gets AWS's
 * error.
 */
@ValidationTest
class WrongRequestTests {

	private static final Set<MarshallingKnownType> TYPED = Set.of(MarshallingKnownType.INTEGER,
			MarshallingKnownType.LONG, MarshallingKnownType.BOOLEAN, MarshallingKnownType.DOUBLE,
			MarshallingKnownType.INSTANT);

	@Autowired
	private TestWire wire;

	@Test
	void whatTheModelForbidsIsRefused() {
		List<String> others = this.wire.operations()
			.flatMap((operation) -> TestModels.wrong(operation.service(), operation.action(), operation.builder())
				.map((wrong) -> Map.entry(wrong, this.wire.send(operation, wrong.request()))))
			.filter((tried) -> tried.getValue().status() != 400
					|| !tried.getValue().code().equals(tried.getKey().code()))
			.map((tried) -> tried.getKey() + ": " + tried.getValue())
			.toList();
		assertThat(others).isEmpty();
	}

	@Test
	void modelForbidsManyThings() {
		assertThat(this.wire.operations()
			.flatMap((operation) -> TestModels.wrong(operation.service(), operation.action(), operation.builder())))
			.hasSizeGreaterThan(500);
	}

	@Test
	void valuesOfAnotherTypeAreRefused() {
		assertThat(this.wire.operations()
			.flatMap((operation) -> operation.empty()
				.sdkFields()
				.stream()
				.filter((field) -> TYPED.contains(field.marshallingType().getKnownType()))
				.map((field) -> text(operation, field))
				.filter((answer) -> answer.status() != 400 || !answer.code()
					.matches("InvalidParameterValue|ValidationError|SerializationException|MalformedInput"))))
			.isEmpty();
	}

	@Test
	void tokensOfPagesThatNobodyGaveOutAreRefused() {
		Map<AwsService, String> codes = Map.of(AwsService.EC2, "InvalidNextToken", AwsService.ELBV2, "ValidationError",
				AwsService.IAM, "ValidationError", AwsService.SSM, "InvalidNextToken", AwsService.SERVICE_QUOTAS,
				"InvalidPaginationTokenException", AwsService.LOGS, "InvalidParameterException");
		assertThat(this.wire.operations()
			.flatMap((operation) -> field(operation, "[nN]extToken|Marker")
				.map((token) -> this.wire.send(operation, with(operation, token, "tomorrow")))
				.filter((answer) -> !answer.code().equals(codes.get(operation.service())))))
			.isEmpty();
	}

	@Test
	void dryRunOfAnyOperationChangesNothing() {
		assertThat(this.wire.operations()
			.flatMap((operation) -> field(operation, "DryRun")
				.map((dryRun) -> this.wire.send(operation, with(operation, dryRun, true)))
				.filter((answer) -> answer.status() == 200 || answer.status() >= 500)))
			.isEmpty();
	}

	@Test
	void nothingAtAllIsNoFailure() {
		assertThat(this.wire.operations()
			.map((operation) -> this.wire.send(operation, operation.empty()))
			.filter((answer) -> answer.status() >= 500)).isEmpty();
	}

	private Answer text(Played operation, SdkField<?> field) {
		SdkPojo valid = with(operation, field, null);
		if (operation.service().protocol() == AwsService.Protocol.JSON) {
			return this.wire.sendJson(operation, "{\"%s\":\"bogus\"}".formatted(field.locationName()));
		}
		Map<String, String> form = new LinkedHashMap<>(WireForm.of(operation.service() == AwsService.EC2, valid));
		form.put(field.locationName(), "bogus");
		return this.wire.sendForm(operation, form);
	}

	private static Stream<SdkField<?>> field(Played operation, String names) {
		return operation.empty().sdkFields().stream().filter((field) -> field.memberName().matches(names));
	}

	private static SdkPojo with(Played operation, SdkField<?> field, Object value) {
		SdkPojo builder = TestModels.withRequired(operation.service(), operation.action(), operation.builder());
		field.set(builder, value);
		return (SdkPojo) ((Buildable) builder).build();
	}

}
