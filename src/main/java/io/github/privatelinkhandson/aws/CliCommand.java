package io.github.privatelinkhandson.aws;

import java.util.List;
import java.util.Map;

import software.amazon.awssdk.core.SdkRequest;

/**
 * A call as the AWS CLI command that a person would type for it.
 *
 * @param service the service as the AWS CLI names it ({@code elbv2})
 * @param operation the operation as AWS names it ({@code CreateVpc})
 * @param text the command, quoted for a POSIX shell
 */
public record CliCommand(String service, String operation, String text) {

	/** The services whose names differ from those of the SDK's packages. */
	private static final Map<String, String> SERVICES = Map.of("elasticloadbalancingv2", "elbv2", "servicequotas",
			"service-quotas", "cloudwatchlogs", "logs");

	public static CliCommand of(SdkRequest request) {
		String[] packages = request.getClass().getPackageName().split("\\.");
		String sdkName = packages[packages.length - 2];
		String service = SERVICES.getOrDefault(sdkName, sdkName);
		String operation = request.getClass().getSimpleName().replaceFirst("Request$", "");
		List<String> words = CliArguments.of(operation, request);
		String command = "aws " + service + " " + CliArguments.kebab(operation);
		return new CliCommand(service, operation, words.isEmpty() ? command : command + " " + String.join(" ", words));
	}

	@Override
	public String toString() {
		return this.text;
	}

}
