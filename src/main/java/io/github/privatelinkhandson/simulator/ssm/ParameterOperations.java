package io.github.privatelinkhandson.simulator.ssm;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterType;

import io.github.privatelinkhandson.simulator.compute.ImageService;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;

/**
 * Parameter Store, with AWS's public parameters for Amazon Linux and no others.
 */
@Component
class ParameterOperations implements Operations {

	private static final long VERSION = 142;

	private static final int PAGE = 10;

	Parameter getParameter(GetParameterRequest request, Call call) {
		return find(call, request.name()).orElseThrow(() -> AwsError.of("ParameterNotFound", ""));
	}

	GetParametersResponse getParameters(GetParametersRequest request, Call call) {
		List<String> names = request.names();
		return GetParametersResponse.builder()
			.parameters(names.stream().distinct().flatMap((name) -> find(call, name).stream()).toList())
			.invalidParameters(names.stream().distinct().filter((name) -> find(call, name).isEmpty()).toList())
			.build();
	}

	Page<Parameter> getParametersByPath(GetParametersByPathRequest request, Call call) {
		String path = request.path();
		if (!path.startsWith("/")) {
			throw AwsError.of("ValidationException",
					"The parameter doesn't meet the parameter name requirements. The parameter name must begin with a "
							+ "forward slash \"/\".");
		}
		String prefix = path.endsWith("/") ? path : path + "/";
		boolean recursive = Boolean.TRUE.equals(request.recursive());
		List<Parameter> parameters = ImageService.parameters(call.region())
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().startsWith(prefix))
			.filter((entry) -> recursive || entry.getKey().indexOf('/', prefix.length()) < 0)
			.map((entry) -> model(call, entry))
			.toList();
		return Pages.of(parameters, request, PAGE);
	}

	/**
	 * The parameter of that name, which may be an ARN and may end with a version.
	 */
	private Optional<Parameter> find(Call call, String name) {
		String plain = name.replaceFirst("^arn:aws:ssm:[^:]*:[^:]*:parameter", "")
			.replaceFirst(":" + VERSION + "$", "");
		return ImageService.parameters(call.region())
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().equals(plain))
			.map((entry) -> model(call, entry))
			.findFirst();
	}

	private Parameter model(Call call, Map.Entry<String, String> entry) {
		return Parameter.builder()
			.name(entry.getKey())
			.type(ParameterType.STRING)
			.value(entry.getValue())
			.version(VERSION)
			.lastModifiedDate(new ImageService(call).published())
			.arn("arn:aws:ssm:%s::parameter%s".formatted(call.region(), entry.getKey()))
			.dataType("text")
			.build();
	}

}
