package io.github.privatelinkhandson.simulator.shell;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.privatelinkhandson.simulator.compute.Machine;
import io.github.privatelinkhandson.simulator.shell.InstanceNetwork.Connection;
import io.github.privatelinkhandson.simulator.shell.InstanceNetwork.Connection.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class NetworkProgramsTests {

	private static final String NAME = "vpce-1-x.vpce-svc-1.ap-northeast-1.vpce.amazonaws.com";

	private final TestShell shell = new TestShell();

	@Test
	void digAnswersInFull() {
		this.shell.names.put(NAME, List.of("10.0.12.34"));
		assertThat(this.shell.out("dig " + NAME)).startsWith("\n; <<>> DiG 9.18.33 <<>> " + NAME + "\n")
			.contains("status: NOERROR", "ANSWER: 1,", ";" + NAME + ".\t\tIN\tA\n",
					"\n;; ANSWER SECTION:\n" + NAME + ".\t60\tIN\tA\t10.0.12.34\n",
					";; SERVER: 10.0.0.2#53(10.0.0.2) (UDP)", ";; WHEN: Thu Jan 01 00:00:");
		assertThat(this.shell.out("dig +short " + NAME)).isEqualTo("10.0.12.34\n");
		assertThat(this.shell.out("dig " + NAME.toUpperCase() + ". A +short")).isEqualTo("10.0.12.34\n");
		assertThat(this.shell.out("getent hosts " + NAME)).isEqualTo("10.0.12.34      " + NAME + "\n");
		assertThat(this.shell.out("nslookup " + NAME)).contains("Name:\t" + NAME + "\nAddress: 10.0.12.34\n");
	}

	@Test
	void unknownNameIsNxdomain() {
		assertThat(this.shell.out("dig no.example")).contains("status: NXDOMAIN", "ANSWER: 0,")
			.doesNotContain("ANSWER SECTION");
		assertThat(this.shell.run("dig +short no.example")).isEqualTo(new ShellResult("", "", 0, Duration.ZERO));
		assertThat(this.shell.run("getent hosts no.example").exitCode()).isEqualTo(2);
		ShellResult curl = this.shell.run("curl -sS http://no.example/");
		assertThat(curl.exitCode()).isEqualTo(6);
		assertThat(curl.stderr()).isEqualTo("curl: (6) Could not resolve host: no.example\n");
	}

	@Test
	void curlTimesOutAfterTheTimeThatItIsGiven() {
		this.shell.names.put(NAME, List.of("10.0.12.34"));
		ShellResult limited = this.shell.run("curl -sS -m 5 http://" + NAME + "/");
		assertThat(limited.exitCode()).isEqualTo(28);
		assertThat(limited.stderr()).isEqualTo("curl: (28) Connection timed out after 5001 milliseconds\n");
		assertThat(limited.took()).isEqualTo(Duration.ofSeconds(5));
		assertThat(this.shell.run("curl --connect-timeout 3 -s " + NAME).took()).isEqualTo(Duration.ofSeconds(3));
		assertThat(this.shell.run("curl -s " + NAME).took()).isGreaterThan(Duration.ofMinutes(2));
		assertThat(this.shell.connected).containsOnly("10.0.12.34:80");
	}

	@Test
	void curlIsRefused() {
		this.shell.connections.put("10.0.12.34", new Connection(Outcome.REFUSED, Optional.empty()));
		ShellResult result = this.shell.run("curl -sS http://10.0.12.34:8080/");
		assertThat(result.exitCode()).isEqualTo(7);
		assertThat(result.stderr())
			.isEqualTo("curl: (7) Failed to connect to 10.0.12.34 port 8080 after 1 ms: Couldn't connect to server\n");
		assertThat(this.shell.connected).containsExactly("10.0.12.34:8080");
	}

	@Test
	void curlShowsThePageOfTheServerThatItReaches() {
		this.shell.run("dnf install -y httpd; systemctl start httpd; echo 'Hello!' > /var/www/html/index.html");
		this.shell.names.put(NAME, List.of("10.0.12.34"));
		String printed = this.shell.account.ec2((call) -> {
			this.shell.connections.put("10.0.12.34",
					new Connection(Outcome.ACCEPTED, Optional.of(Machine.of(call, this.shell.instanceId))));
			return this.shell.out("curl " + NAME);
		});
		assertThat(printed).startsWith("Hello!\n  % Total    % Received % Xferd  Average Speed")
			.contains("100     7  100     7");
		assertThat(this.shell.out("curl -sI " + NAME)).startsWith("HTTP/1.1 200 OK\r\n")
			.contains("Server: Apache/2.4.62 (Amazon Linux)\r\n")
			.doesNotContain("Hello!");
	}

	@Test
	void curlRefusesWhatItDoesNotKnow() {
		assertThat(this.shell.run("curl").exitCode()).isEqualTo(2);
		assertThat(this.shell.out("curl --nonsense localhost")).startsWith("curl: option --nonsense: is unknown\n");
		assertThat(this.shell.out("curl ftp://localhost")).isEqualTo("curl: (1) Protocol \"ftp\" not supported\n");
	}

}
