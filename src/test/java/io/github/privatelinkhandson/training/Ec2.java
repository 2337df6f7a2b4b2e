package io.github.privatelinkhandson.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * EC2 as a server on this machine plays it, asked for by signed requests that are made
 * once and sent many times: what the client costs is left out.
 */
public record Ec2(int port, Keys keys, String region) {

	/**
	 * The bytes of a request.
	 * @param parameters names and values, by turns
	 */
	public byte[] request(String action, String... parameters) {
		StringBuilder form = new StringBuilder("Action=" + action + "&Version=2016-11-15");
		for (int i = 0; i < parameters.length; i += 2) {
			form.append('&').append(parameters[i]).append('=');
			form.append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
		}
		return signed(form.toString().getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The first text of that element in the answer.
	 */
	public String ask(String element, String action, String... parameters) {
		return text(element, answer(action, parameters));
	}

	/**
	 * The first text of that element in an answer.
	 */
	static String text(String element, String answer) {
		Matcher matcher = Pattern.compile("<%s>([^<]+)</".formatted(element)).matcher(answer);
		if (!matcher.find()) {
			throw new IllegalStateException("no " + element + " in " + answer);
		}
		return matcher.group(1);
	}

	public String answer(String action, String... parameters) {
		try (Connection connection = new Connection(this.port)) {
			return connection.exchange(request(action, parameters));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private byte[] signed(byte[] body) {
		SdkHttpRequest request = SdkHttpRequest.builder()
			.method(SdkHttpMethod.POST)
			.uri(URI.create("http://127.0.0.1:" + this.port + "/"))
			.putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
			.putHeader("Content-Length", Integer.toString(body.length))
			.build();
		SdkHttpRequest signed = AwsV4HttpSigner.create()
			.sign((sign) -> sign
				.identity(AwsCredentialsIdentity.create(this.keys.accessKeyId(), this.keys.secretAccessKey()))
				.request(request)
				.payload(ContentStreamProvider.fromByteArray(body))
				.putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ec2")
				.putProperty(AwsV4HttpSigner.REGION_NAME, this.region))
			.request();
		StringBuilder head = new StringBuilder("POST / HTTP/1.1\r\n");
		signed.forEachHeader((name, values) -> head.append(name).append(": ").append(values.get(0)).append("\r\n"));
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
		bytes.writeBytes(body);
		return bytes.toByteArray();
	}

}
