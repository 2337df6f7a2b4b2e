package io.github.privatelinkhandson.testkit;

import software.amazon.awssdk.core.SdkSystemSetting;

import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts;

/**
 * A fresh account of the practice AWS that a console takes for a real one: as long as it
 * is open, mode {@code aws} has its credentials. It may hold what is no lab's.
 */
public final class AwsAccount implements AutoCloseable {

	private final String id;

	private AwsAccount(String id) {
		this.id = id;
	}

	/**
	 * Opens an account of the practice AWS of a console that has a port.
	 */
	public static AwsAccount open(TestConsole console) {
		PracticeAccounts.Account account = console.bean(PracticeAws.class).newAccount();
		use(account.accessKeyId(), account.secretAccessKey());
		return new AwsAccount(account.id());
	}

	/**
	 * Gives mode {@code aws} these credentials.
	 */
	public static void use(String accessKeyId, String secretAccessKey) {
		System.setProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property(), accessKeyId);
		System.setProperty(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property(), secretAccessKey);
	}

	/**
	 * Takes the credentials from mode {@code aws}.
	 */
	public static void forget() {
		System.clearProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property());
		System.clearProperty(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property());
	}

	public String id() {
		return this.id;
	}

	@Override
	public void close() {
		forget();
	}

}
