package io.github.privatelinkhandson.simulator.operation;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The AWS services that the practice AWS speaks, with what the SDK's model metadata
 * lacks: protocol, API version or JSON target prefix, and XML namespace.
 */
public enum AwsService {

	EC2("ec2", "ec2", Protocol.EC2, "2016-11-15", "http://ec2.amazonaws.com/doc/2016-11-15/"),

	ELBV2("elasticloadbalancingv2", "elasticloadbalancing", Protocol.QUERY, "2015-12-01",
			"http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"),

	IAM("iam", "iam", Protocol.QUERY, "2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/"),

	STS("sts", "sts", Protocol.QUERY, "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/"),

	SSM("ssm", "ssm", Protocol.JSON, "AmazonSSM", ""),

	LOGS("cloudwatchlogs", "logs", Protocol.JSON, "Logs_20140328", ""),

	SERVICE_QUOTAS("servicequotas", "servicequotas", Protocol.JSON, "ServiceQuotasV20190624", "");

	/**
	 * Protocol of the requests and answers of a service.
	 */
	public enum Protocol {

		EC2, QUERY, JSON

	}

	private final String sdkPackage;

	private final String signingName;

	private final Protocol protocol;

	private final String key;

	private final String namespace;

	AwsService(String sdkPackage, String signingName, Protocol protocol, String key, String namespace) {
		this.sdkPackage = sdkPackage;
		this.signingName = signingName;
		this.protocol = protocol;
		this.key = key;
		this.namespace = namespace;
	}

	public static Optional<AwsService> ofModel(Class<?> model) {
		return Stream.of(values())
			.filter((service) -> model.getPackageName()
				.equals("software.amazon.awssdk.services." + service.sdkPackage + ".model"))
			.findFirst();
	}

	public String signingName() {
		return this.signingName;
	}

	public Protocol protocol() {
		return this.protocol;
	}

	/**
	 * The API version of a query service, the target prefix of a JSON service.
	 */
	public String key() {
		return this.key;
	}

	public String namespace() {
		return this.namespace;
	}

}
