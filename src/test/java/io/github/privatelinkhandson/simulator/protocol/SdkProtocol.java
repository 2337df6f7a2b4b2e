package io.github.privatelinkhandson.simulator.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.jar.JarFile;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ClientEndpointProvider;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.core.client.config.SdkClientOption;
import software.amazon.awssdk.core.http.HttpResponseHandler;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.runtime.transform.Marshaller;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.protocols.json.AwsJsonProtocol;
import software.amazon.awssdk.protocols.json.AwsJsonProtocolFactory;
import software.amazon.awssdk.protocols.json.BaseAwsJsonProtocolFactory;
import software.amazon.awssdk.protocols.json.JsonOperationMetadata;
import software.amazon.awssdk.protocols.query.AwsEc2ProtocolFactory;
import software.amazon.awssdk.protocols.query.AwsQueryProtocolFactory;
import software.amazon.awssdk.utils.IoUtils;

import io.github.privatelinkhandson.simulator.operation.AwsService;

/**
 * The SDK's own half of a service's protocol, to hold ours against.
 */
final class SdkProtocol {

	private final Class<?> client;

	private final Object factory;

	/**
	 * Create the protocol.
	 * @param client the service's client, next to whose class the others lie
	 */
	@SuppressWarnings("unchecked")
	SdkProtocol(AwsService service, Class<?> client) {
		SdkClientConfiguration configuration = SdkClientConfiguration.builder()
			.option(SdkClientOption.CLIENT_ENDPOINT_PROVIDER,
					ClientEndpointProvider.forEndpointOverride(URI.create("http://localhost")))
			.build();
		this.client = client;
		this.factory = switch (service.protocol()) {
			case EC2 -> AwsEc2ProtocolFactory.builder()
				.clientConfiguration(configuration)
				.defaultServiceExceptionSupplier(AwsServiceException::builder)
				.build();
			case QUERY -> AwsQueryProtocolFactory.builder()
				.clientConfiguration(configuration)
				.defaultServiceExceptionSupplier(AwsServiceException::builder)
				.build();
			case JSON -> AwsJsonProtocolFactory.builder()
				.clientConfiguration(configuration)
				.defaultServiceExceptionSupplier(AwsServiceException::builder)
				.protocol(AwsJsonProtocol.AWS_JSON)
				.protocolVersion("1.1")
				.build();
		};
	}

	/**
	 * All operations that the SDK knows of the service.
	 */
	List<String> operations() throws Exception {
		Path jar = Path.of(this.client.getProtectionDomain().getCodeSource().getLocation().toURI());
		String folder = this.client.getPackageName().replace('.', '/') + "/transform/";
		String suffix = "RequestMarshaller.class";
		try (JarFile file = new JarFile(jar.toFile())) {
			return file.stream()
				.map((entry) -> entry.getName())
				.filter((name) -> name.startsWith(folder) && name.endsWith(suffix))
				.map((name) -> name.substring(folder.length(), name.length() - suffix.length()))
				.sorted()
				.toList();
		}
	}

	SdkPojo builder(String model) throws ReflectiveOperationException {
		return (SdkPojo) Class.forName(this.client.getPackageName() + ".model." + model)
			.getMethod("builder")
			.invoke(null);
	}

	@SuppressWarnings("unchecked")
	AwsRequest marshall(String operation, SdkPojo request) throws ReflectiveOperationException, IOException {
		Class<?> factoryType = (this.factory instanceof AwsJsonProtocolFactory) ? BaseAwsJsonProtocolFactory.class
				: AwsQueryProtocolFactory.class;
		Marshaller<SdkPojo> marshaller = (Marshaller<SdkPojo>) Class
			.forName(this.client.getPackageName() + ".transform." + operation + "RequestMarshaller")
			.getConstructor(factoryType)
			.newInstance(this.factory);
		SdkHttpFullRequest http = marshaller.marshall(request);
		byte[] body = http.contentStreamProvider().isPresent()
				? IoUtils.toByteArray(http.contentStreamProvider().get().newStream()) : new byte[0];
		return new AwsRequest(http.method().name(), http.encodedPath(),
				http.encodedQueryParametersAsFormData().orElse(null),
				(name) -> http.firstMatchingHeader(name).orElse(null), body);
	}

	Object unmarshall(AwsResponse response, Supplier<SdkPojo> builder) throws Exception {
		SdkHttpFullResponse.Builder http = SdkHttpFullResponse.builder()
			.statusCode(response.status())
			.content(AbortableInputStream.create(new ByteArrayInputStream(response.body())));
		response.headers().forEach(http::putHeader);
		HttpResponseHandler<?> handler = (this.factory instanceof AwsJsonProtocolFactory json)
				? json.createResponseHandler(JsonOperationMetadata.builder().isPayloadJson(true).build(), builder)
				: ((AwsQueryProtocolFactory) this.factory).createResponseHandler(builder);
		return handler.handle(http.build(), new ExecutionAttributes());
	}

}
