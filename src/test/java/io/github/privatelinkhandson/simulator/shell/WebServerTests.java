package io.github.privatelinkhandson.simulator.shell;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WebServerTests {

	private final TestShell shell = new TestShell();

	@Test
	void theHandsOnsScriptPrintsHello() {
		ShellResult result = this.shell.run("""
				dnf install -y httpd && echo 'Hello!' > /var/www/html/index.html && systemctl enable --now httpd \
				&& curl -s http://localhost:80/""");
		assertThat(result.exitCode()).isZero();
		assertThat(result.stdout()).contains("Installed:", "  httpd-2.4.62-1.amzn2023.x86_64\n", "Complete!\n")
			.endsWith("Hello!\n");
		assertThat(result.stderr())
			.isEqualTo("Created symlink /etc/systemd/system/multi-user.target.wants/httpd.service "
					+ "→ /usr/lib/systemd/system/httpd.service.\n");
		assertThat(result.took()).isBetween(Duration.ofSeconds(12), Duration.ofSeconds(20));
	}

	@Test
	void socketsAreListedWithTheirProcesses() {
		assertThat(this.shell.out("ss -ltn")).doesNotContain(":80 ");
		this.shell.run("dnf install -y httpd; systemctl start httpd");
		assertThat(this.shell.out("ss -ltn | grep -c ':80 '")).isEqualTo("1\n");
		assertThat(this.shell.out("ss -tlnp | grep ':80 '")).contains("users:((\"httpd\",pid=");
		assertThat(this.shell.out("ss -ltn")).doesNotContain("httpd");
	}

	@Test
	void nothingIsServedBeforeTheServerIsStarted() {
		this.shell.run("dnf install -y httpd", "touch /var/www/html/index.html");
		ShellResult result = this.shell.run("curl -sS http://localhost:80");
		assertThat(result.exitCode()).isEqualTo(7);
		assertThat(result.stderr())
			.isEqualTo("curl: (7) Failed to connect to localhost port 80 after 0 ms: Couldn't connect to server\n");
	}

	@Test
	void serverWithoutAPageShowsItsTestPage() {
		this.shell.run("dnf install -y httpd; systemctl start httpd");
		assertThat(this.shell.out("curl -s -o /dev/null -w '%{http_code}\\n' localhost")).isEqualTo("403\n");
		assertThat(this.shell.out("curl -s localhost")).contains("Test Page");
		assertThat(this.shell.out("curl -s -o /dev/null -w '%{http_code}' localhost/index.html")).isEqualTo("404");
		assertThat(this.shell.run("curl -sSf localhost/no").exitCode()).isEqualTo(22);
	}

	@Test
	void installNeedsTheWayOut() {
		this.shell.internet = false;
		ShellResult result = this.shell.run("dnf install -y httpd");
		assertThat(result.exitCode()).isOne();
		assertThat(result.stderr())
			.contains("Curl error (28): Timeout was reached for https://al2023-repos-ap-northeast-1")
			.contains("Error: Failed to download metadata for repo 'amazonlinux'");
		assertThat(this.shell.out("systemctl start httpd"))
			.isEqualTo("Failed to start httpd.service: Unit httpd.service not found.\n");
	}

	@Test
	void installWithoutYesIsAborted() {
		ShellResult result = this.shell.run("dnf install httpd");
		assertThat(result.exitCode()).isOne();
		assertThat(result.stdout()).endsWith("Is this ok [y/N]: ");
		assertThat(result.stderr()).isEqualTo("Operation aborted.\n");
		assertThat(this.shell.run("systemctl start httpd").exitCode()).isEqualTo(5);
	}

	@Test
	void unknownPackageIsNoMatch() {
		ShellResult result = this.shell.run("yum -y install htttpd");
		assertThat(result.stdout()).contains("No match for argument: htttpd");
		assertThat(result.stderr()).isEqualTo("Error: Unable to find a match: htttpd\n");
		assertThat(result.exitCode()).isOne();
	}

	@Test
	void installedPackageIsLeftAlone() {
		this.shell.run("dnf install -y httpd");
		assertThat(this.shell.out("dnf -y install httpd")).contains("is already installed.", "Nothing to do.");
	}

	@Test
	void unitIsStartedStoppedAndAsked() {
		this.shell.run("dnf install -y httpd");
		assertThat(this.shell.run("systemctl is-active httpd"))
			.isEqualTo(new ShellResult("inactive\n", "", 3, Duration.ZERO));
		assertThat(this.shell.out("systemctl status httpd")).contains("○ httpd.service - The Apache HTTP Server",
				"Active: inactive (dead)");
		this.shell.run("sudo systemctl start httpd.service");
		assertThat(this.shell.out("systemctl is-active httpd; systemctl is-enabled httpd"))
			.isEqualTo("active\ndisabled\n");
		assertThat(this.shell.out("systemctl status httpd")).contains("Active: active (running) since ");
		this.shell.run("systemctl stop httpd");
		assertThat(this.shell.run("systemctl is-active httpd").exitCode()).isEqualTo(3);
	}

	@Test
	void twoServersDoNotShareAPort() {
		ShellResult result = this.shell
			.run("dnf install -y httpd nginx && systemctl start nginx && systemctl start httpd");
		assertThat(result.exitCode()).isOne();
		assertThat(result.stderr()).contains("Job for httpd.service failed");
		assertThat(this.shell.out("curl -s localhost")).contains("Welcome to nginx!");
	}

}
