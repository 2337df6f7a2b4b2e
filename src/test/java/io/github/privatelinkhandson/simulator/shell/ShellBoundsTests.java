package io.github.privatelinkhandson.simulator.shell;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests that every script ends, and keeps no more than it may: the command fails, and the
 * machine can be used as before.
 */
class ShellBoundsTests {

	private static final int KILLED = 137;

	private final TestShell shell = new TestShell();

	static Stream<Arguments> scripts() {
		return Stream.of(arguments("variable doubled", "A=0123456789abcdef" + ";A=$A$A".repeat(30)),
				arguments("quoted variable doubled", "A=0123456789abcdef" + ";A=\"$A$A\"".repeat(30)),
				arguments("script that calls itself", "echo 'bash /tmp/a' > /tmp/a; bash /tmp/a"),
				arguments("file that runs itself", "echo '/tmp/b' > /tmp/b; /tmp/b"),
				arguments("scripts that call scripts",
						"echo 'true; true' > /tmp/s0" + Stream.iterate(1, (n) -> n + 1)
							.limit(18)
							.map((n) -> "; echo 'bash /tmp/s%d; bash /tmp/s%d' > /tmp/s%d".formatted(n - 1, n - 1, n))
							.reduce("", String::concat) + "; bash /tmp/s18"),
				arguments("nested substitutions", "echo " + "$(".repeat(5000) + "true" + ")".repeat(5000)),
				arguments("commands within commands", "sudo ".repeat(900) + "true"),
				arguments("shells within shells", "bash -c 'bash -c \"$0\"' ".repeat(200)),
				arguments("many commands", "true;".repeat(5000)),
				arguments("file doubled",
						"echo 0123456789abcdef > /tmp/f" + "; cat /tmp/f /tmp/f".repeat(1) + " > /tmp/g;"
								+ "cat /tmp/g /tmp/g > /tmp/f; cat /tmp/f /tmp/f > /tmp/g;".repeat(12)
								+ "cat /tmp/f;".repeat(1500)),
				arguments("pattern that would backtrack", "echo " + "a".repeat(60) + " | grep '(.*a){24}b'"),
				arguments("pattern with counts within counts",
						"A=" + "a".repeat(20000) + "; echo $A | grep '((a{1,100}){1,100}){1,10}b'"),
				arguments("file names with stars",
						"touch /tmp/" + "a".repeat(250) + "; ls /tmp/" + "*a".repeat(60) + "b"),
				arguments("line ends only", "printf '" + "\\n".repeat(20000) + "x' > /tmp/n; A=$(cat /tmp/n); echo $A"),
				arguments("words without end", "A=\"" + "a ".repeat(2000) + "\"; ls $A $A $A $A $A"),
				arguments("deep directories", "mkdir -p /" + "a/".repeat(30000)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("scripts")
	@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void everyScriptEndsAndTheMachineGoesOn(String name, String script) {
		ShellResult result = this.shell.run(script);
		assertThat(result.stdout().length() + result.stderr().length()).isLessThan(25_000_000);
		assertThat(this.shell.out("rm -rf /tmp/f /tmp/g; echo again > /tmp/again; cat /tmp/again"))
			.isEqualTo("again\n");
	}

	@Test
	void scriptThatCostsTooMuchIsKilled() {
		ShellResult result = this.shell.run("echo before > /tmp/before; A=0123456789abcdef" + "; A=$A$A".repeat(30));
		assertThat(result.exitCode()).isEqualTo(KILLED);
		assertThat(result.stderr()).endsWith("Killed\n");
		assertThat(this.shell.out("cat /tmp/before")).isEqualTo("before\n");
	}

	@Test
	void tooManyWordsAreRefusedAsBashDoes() {
		ShellResult result = this.shell.run("A=\"" + "a ".repeat(1200) + "\"; ls $A");
		assertThat(result.exitCode()).isEqualTo(126);
		assertThat(result.stderr()).endsWith("ls: Argument list too long\n");
	}

	@Test
	void fullDiskIsToldByEveryCommandThatWrites() {
		this.shell.run("A=0123456789abcdef; A=$A$A$A$A$A$A$A$A; A=$A$A$A$A$A$A$A$A; echo $A > /tmp/a",
				"for_all=$(cat /tmp/a); " + "cat /tmp/a >> /tmp/full; ".repeat(200));
		assertThat(this.shell.run("cat /tmp/a >> /tmp/full").stderr()).contains("No space left on device");
		assertThat(this.shell.run("cat /tmp/a >> /tmp/full").exitCode()).isOne();
		assertThat(this.shell.run("cat /tmp/a | tee /tmp/more").stderr())
			.contains("tee: /tmp/more: No space left on device");
		assertThat(this.shell.run("cp /tmp/full /tmp/copy").stderr())
			.contains("cannot create regular file '/tmp/copy': No space left on device");
		this.shell.run(Stream.iterate(1, (n) -> n + 1)
			.limit(40)
			.map((n) -> "echo " + "x".repeat(16) + " > /tmp/small" + n)
			.toArray(String[]::new));
		assertThat(this.shell.run("mkdir -p /tmp/" + "d".repeat(4000)).stderr())
			.contains("mkdir: cannot create directory", "No space left on device");
		assertThat(this.shell.run("rm /tmp/full; cat /tmp/a > /tmp/fits").exitCode()).isZero();
	}

	@Test
	void ordinaryPatternsAreFoundAsBefore() {
		this.shell.run("printf 'one\\ntwo 22\\nThree\\n' > /tmp/t");
		assertThat(this.shell.out("grep -i three /tmp/t")).isEqualTo("Three\n");
		assertThat(this.shell.out("grep 't[a-z]o [0-9]{2}$' /tmp/t")).isEqualTo("two 22\n");
		assertThat(this.shell.out("grep -F '[' /tmp/t")).isEmpty();
		assertThat(this.shell.run("grep '(' /tmp/t").stderr()).isEqualTo("grep: Invalid regular expression\n");
	}

}
