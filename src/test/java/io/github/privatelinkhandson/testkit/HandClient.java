package io.github.privatelinkhandson.testkit;

import java.net.URI;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.practice.PracticeAccess;

/**
 * Clients of the practice AWS's port with the key that a lab shows, as a person at a
 * terminal has it.
 */
public final class HandClient {

	private HandClient() {
	}

	public static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C of(PracticeAccess access,
			Lab lab, B builder) {
		PracticeAccess.Key key = access.key(lab.account()).orElseThrow();
		return builder.httpClientBuilder(Apache5HttpClient.builder())
			.endpointOverride(URI.create(key.endpoint()))
			.region(Region.of(lab.region()))
			.credentialsProvider(StaticCredentialsProvider
				.create(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
			.build();
	}

}
