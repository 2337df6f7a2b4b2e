package io.github.privatelinkhandson.simulator.shell;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShellTests {

	private final TestShell shell = new TestShell();

	@ParameterizedTest
	@CsvSource(delimiter = '%', quoteCharacter = '~', textBlock = """
			echo Hello!                              % Hello!
			echo "Hello!"                            % Hello!
			echo 'a  b' c                            % a  b c
			echo a\\ b                               % a b
			echo "a\\"b"                             % a"b
			echo -n a; echo b                        % ab
			true && echo yes                         % yes
			false && echo no; echo then              % then
			false || echo or                         % or
			true || echo no; echo then               % then
			false && echo no || echo or              % or
			A=1; echo "$A" '$A' ${A}b                % 1 $A 1b
			echo ${B:-none}                          % none
			false; echo $?                           % 1
			echo $(hostname -s)                      % ip-10-0-0-10
			echo "in `whoami` $(echo '(')"           % in root (
			cd /var; pwd                             % /var
			pwd                                      % /usr/bin
			echo a; # comment                        % a
			echo a#b                                 % a#b
			sudo whoami                              % root
			sudo -u root /usr/bin/whoami             % root
			bash -c 'echo inner'                     % inner
			uname                                    % Linux
			echo abc | grep -c b                     % 1
			echo oops 2>/dev/null                    % oops
			[ -d /tmp ] && echo there                % there
			echo gone > /dev/null                    % ~~
			""")
	void commandPrints(String command, String printed) {
		ShellResult result = this.shell.run(command);
		assertThat(result.stderr()).isEmpty();
		assertThat(result.stdout().stripTrailing()).isEqualTo(printed);
	}

	@Test
	void unknownCommandIsNotFoundAtItsLine() {
		ShellResult result = this.shell.run("echo one", "htop -d", "echo two");
		assertThat(result.stdout()).isEqualTo("one\ntwo\n");
		assertThat(result.stderr()).isEqualTo("/tmp/_script.sh: line 2: htop: command not found\n");
		assertThat(result.exitCode()).isZero();
		assertThat(this.shell.run("htop").exitCode()).isEqualTo(127);
		assertThat(this.shell.out("sudo htop")).isEqualTo("sudo: htop: command not found\n");
	}

	@Test
	void statusIsTheLastCommands() {
		assertThat(this.shell.run("false", "true").exitCode()).isZero();
		assertThat(this.shell.run("true", "false").exitCode()).isOne();
		assertThat(this.shell.run("exit 3", "echo never")).isEqualTo(new ShellResult("", "", 3, Duration.ZERO));
		assertThat(this.shell.run("set -e", "false", "echo never").stdout()).isEmpty();
		assertThat(this.shell.run("set -euo pipefail", "false || true", "echo on").stdout()).isEqualTo("on\n");
	}

	@Test
	void textIsRedirectedToFiles() {
		assertThat(this.shell.out("echo a > /tmp/f && echo b >> /tmp/f", "cat /tmp/f")).isEqualTo("a\nb\n");
		assertThat(this.shell.out("cat </tmp/f | tail -n 1")).isEqualTo("b\n");
		assertThat(this.shell.out("cat /tmp/no 2>&1 >/dev/null | grep -c directory")).isEqualTo("1\n");
		assertThat(this.shell.out("cat /tmp/no > /tmp/both 2>&1; cat /tmp/both"))
			.isEqualTo("cat: /tmp/no: No such file or directory\n");
		ShellResult failed = this.shell.run("echo x > /var/www/html/index.html");
		assertThat(failed.stderr())
			.isEqualTo("/tmp/_script.sh: line 1: /var/www/html/index.html: No such file or directory\n");
		assertThat(failed.exitCode()).isOne();
	}

	@Test
	void hereDocumentIsInput() {
		assertThat(this.shell.out("A=1", "cat > /tmp/f <<'EOF'", "it's $A", "EOF", "cat /tmp/f"))
			.isEqualTo("it's $A\n");
		assertThat(this.shell.out("A=1", "cat << EOF", "A is \"$A\"", "EOF")).isEqualTo("A is \"1\"\n");
	}

	@Test
	void commandMayGoOnOnTheNextLine() {
		assertThat(this.shell.out("echo a \\", "b &&", "echo c")).isEqualTo("a b\nc\n");
	}

	@Test
	void syntaxErrorRunsNothing() {
		ShellResult result = this.shell.run("echo a && && echo b");
		assertThat(result.stderr()).isEqualTo("/tmp/_script.sh: line 1: syntax error near unexpected token `&&'\n");
		assertThat(result.exitCode()).isEqualTo(2);
	}

	@Test
	void compoundCommandIsRefusedByName() {
		assertThat(this.shell.run("for i in 1 2; do echo $i; done").stderr())
			.isEqualTo("/tmp/_script.sh: line 1: for: the practice shell has no compound commands\n");
	}

	@Test
	void filesAreMadeListedAndRemoved() {
		assertThat(this.shell.out("mkdir -p /srv/a/b", "touch /srv/a/x.html /srv/a/y.html", "ls /srv/a"))
			.isEqualTo("b\nx.html\ny.html\n");
		assertThat(this.shell.out("echo /srv/a/*.html")).isEqualTo("/srv/a/x.html /srv/a/y.html\n");
		assertThat(this.shell.out("rm /srv/a")).isEqualTo("rm: cannot remove '/srv/a': Is a directory\n");
		assertThat(this.shell.out("rm -f /srv/a/*.html; ls /srv/a")).isEqualTo("b\n");
		assertThat(this.shell.out("rm -rf /srv/a; ls /srv/a"))
			.isEqualTo("ls: cannot access '/srv/a': No such file or directory\n");
		assertThat(this.shell.out("touch /no/f")).isEqualTo("touch: cannot touch '/no/f': No such file or directory\n");
	}

	@Test
	void sleepTakesItsTime() {
		assertThat(this.shell.run("sleep 2; sleep 1.5").took()).isEqualTo(Duration.ofMillis(3500));
	}

}
