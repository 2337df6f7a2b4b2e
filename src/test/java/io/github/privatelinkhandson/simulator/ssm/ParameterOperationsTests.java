package io.github.privatelinkhandson.simulator.ssm;

import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ParameterOperationsTests {

	private static final String PATH = "/aws/service/ami-amazon-linux-latest";

	private static final String NAME = PATH + "/al2023-ami-kernel-default-x86_64";

	private final TestAccount account = new TestAccount();

	private final ParameterOperations parameters = new ParameterOperations();

	@Test
	void parameterHoldsAnImageId() {
		Parameter parameter = get(NAME);
		assertThat(parameter.value()).matches("ami-[0-9a-f]{17}");
		assertThat(parameter.typeAsString()).isEqualTo("String");
		assertThat(parameter.arn()).isEqualTo("arn:aws:ssm:ap-northeast-1::parameter" + NAME);
		assertThat(get(parameter.arn())).isEqualTo(parameter);
		assertThat(get(PATH + "/al2023-ami-kernel-default-arm64").value()).isNotEqualTo(parameter.value());
	}

	@Test
	void unknownParameterIsNotFound() {
		assertThat(catchThrowableOfType(AwsError.class, () -> get("/aws/service/no")).code())
			.isEqualTo("ParameterNotFound");
		GetParametersResponse several = call((call) -> this.parameters
			.getParameters(GetParametersRequest.builder().names(NAME, "/no").build(), call));
		assertThat(several.parameters()).extracting(Parameter::name).containsExactly(NAME);
		assertThat(several.invalidParameters()).containsExactly("/no");
	}

	@Test
	void parametersAreListedByPath() {
		assertThat(byPath(PATH, false)).contains(NAME);
		assertThat(byPath("/aws/service", false)).isEmpty();
		assertThat(byPath("/aws/service", true)).contains(NAME);
	}

	private List<String> byPath(String path, boolean recursive) {
		return call((call) -> this.parameters
			.getParametersByPath(GetParametersByPathRequest.builder().path(path).recursive(recursive).build(), call))
			.items()
			.stream()
			.map(Parameter::name)
			.toList();
	}

	private Parameter get(String name) {
		return call((call) -> this.parameters.getParameter(GetParameterRequest.builder().name(name).build(), call));
	}

	private <T> T call(Function<Call, T> work) {
		return this.account.call(AwsService.SSM, work);
	}

}
