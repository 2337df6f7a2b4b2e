package io.github.privatelinkhandson.provisioning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts.Account;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What has been answered is in the database's file: a console that is killed forgets none
 * of it. What a killed console leaves is what its file holds at that moment, so a copy of
 * the file is looked at.
 */
class DurabilityTests {

	private static final int TIMES = 10;

	@TempDir
	Path data;

	@TempDir
	Path copies;

	@Test
	void whatThePracticeAwsAnsweredIsInTheFile() throws Exception {
		try (TestConsole console = TestConsole.withoutPorts(this.data, 1000);
				Ec2Client ec2 = client(console.bean(PracticeAws.class))) {
			for (int i = 0; i < TIMES; i++) {
				String id = ec2.createVpc((vpc) -> vpc.cidrBlock("10.0.0.0/16")).vpc().vpcId();
				assertThat(inACopy("SELECT count(*) FROM practice_change WHERE REGEXP_LIKE(changes, ?)",
						"\tvpc\t" + id + "\t"))
					.as(id)
					.isOne();
				ec2.deleteVpc((vpc) -> vpc.vpcId(id));
				assertThat(inACopy("SELECT count(*) FROM practice_change WHERE REGEXP_LIKE(changes, ?)",
						"\tvpc\t" + id + "(\n|$)"))
					.as(id)
					.isOne();
			}
		}
	}

	@Test
	void whatTheConsoleAnsweredIsInTheFile() throws Exception {
		try (TestConsole console = TestConsole.withoutPorts(this.data, 1000)) {
			for (int i = 0; i < TIMES; i++) {
				String id = console.open(CloudMode.PRACTICE).id();
				assertThat(inACopy("SELECT count(*) FROM lab WHERE id = ?", id)).as(id).isOne();
			}
		}
	}

	private int inACopy(String count, String id) throws IOException, SQLException {
		Path copy = Files.createTempDirectory(this.copies, "copy");
		Files.copy(this.data.resolve("handson.mv.db"), copy.resolve("handson.mv.db"));
		try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + copy.resolve("handson"), "sa", "");
				PreparedStatement statement = connection.prepareStatement(count)) {
			statement.setString(1, id);
			try (ResultSet rows = statement.executeQuery()) {
				rows.next();
				return rows.getInt(1);
			}
		}
	}

	private static Ec2Client client(PracticeAws aws) {
		Account account = aws.newAccount();
		return Ec2Client.builder()
			.httpClient(aws.transport())
			.region(Region.AP_NORTHEAST_1)
			.credentialsProvider(StaticCredentialsProvider
				.create(AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey())))
			.build();
	}

}
