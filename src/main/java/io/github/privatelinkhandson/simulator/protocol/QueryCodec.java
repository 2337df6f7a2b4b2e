package io.github.privatelinkhandson.simulator.protocol;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;

/**
 * The query protocols: a form in, XML out. EC2 has a dialect of its own.
 */
final class QueryCodec implements Codec {

	private static final String CONTENT_TYPE = "text/xml;charset=UTF-8";

	/** Parameters that belong to no operation: which one it is, and the signature. */
	private static final Set<String> COMMON = Set.of("Action", "Version", "AWSAccessKeyId", "Signature",
			"SignatureMethod", "SignatureVersion", "Timestamp", "Expires", "SecurityToken", "X-Amz-Algorithm",
			"X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-Security-Token", "X-Amz-Signature",
			"X-Amz-SignedHeaders");

	/** The namespace in which AWS answers for whatever service it does not know. */
	private static final String FAULT = "http://webservices.amazon.com/AWSFault/2005-15-09";

	private final String namespace;

	private final boolean ec2;

	QueryCodec(AwsService service) {
		this.namespace = service.namespace();
		this.ec2 = service.protocol() == AwsService.Protocol.EC2;
	}

	/**
	 * Creates the codec of services that are not known.
	 */
	QueryCodec() {
		this.namespace = FAULT;
		this.ec2 = false;
	}

	@Override
	public SdkPojo decode(AwsRequest request, SdkPojo builder) {
		Form form = request.form();
		SdkPojo result = new FormDecoder(this.ec2).decode(form, builder);
		if (this.ec2) {
			COMMON.stream().map(form::kid).filter(Objects::nonNull).forEach(Form::text);
			form.unread().ifPresent((name) -> {
				throw AwsError.of("UnknownParameter", "The parameter %s is not recognized", name);
			});
		}
		return result;
	}

	@Override
	public AwsResponse encode(String action, SdkPojo result, String requestId) {
		XmlWriter xml = new XmlWriter();
		xml.open(action + "Response", this.namespace);
		if (this.ec2) {
			xml.element("requestId", requestId);
			new XmlEncoder(xml).members(result);
			if (isUnsetReturn(result)) {
				xml.element("return", "true");
			}
		}
		else {
			xml.open(action + "Result");
			new XmlEncoder(xml).members(result);
			xml.close(action + "Result");
			xml.open("ResponseMetadata").element("RequestId", requestId).close("ResponseMetadata");
		}
		xml.close(action + "Response");
		return AwsResponse.of(200, CONTENT_TYPE, requestId, xml.bytes());
	}

	@Override
	public AwsResponse encode(AwsError error, String requestId) {
		XmlWriter xml = new XmlWriter();
		if (this.ec2) {
			xml.open("Response").open("Errors").open("Error");
			xml.element("Code", error.code()).element("Message", error.getMessage());
			xml.close("Error").close("Errors").element("RequestID", requestId).close("Response");
		}
		else {
			xml.open("ErrorResponse", this.namespace).open("Error");
			xml.element("Type", (error.status() < 500) ? "Sender" : "Receiver");
			xml.element("Code", error.code()).element("Message", error.getMessage());
			xml.close("Error").element("RequestId", requestId).close("ErrorResponse");
		}
		return AwsResponse.of(error.status(), CONTENT_TYPE, requestId, xml.bytes());
	}

	/**
	 * Tells if EC2 answers {@code <return>true</return>} though the operation left it
	 * out, or the model does not have it.
	 */
	private static boolean isUnsetReturn(SdkPojo result) {
		Stream<SdkField<?>> returns = result.sdkFields()
			.stream()
			.filter((field) -> field.unmarshallLocationName().equals("return")
					&& field.marshallingType() == MarshallingType.BOOLEAN);
		return result.sdkFields().isEmpty() || returns.anyMatch((field) -> field.getValueOrDefault(result) == null);
	}

}
