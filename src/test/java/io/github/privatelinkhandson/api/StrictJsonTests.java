package io.github.privatelinkhandson.api;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.provisioning.LabLauncher;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.CsrfToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that values of another type and texts with NUL are refused, wherever they come.
 */
@ConsoleTest
class StrictJsonTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private LabLauncher launcher;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			extend   | {"minutes": 1.5}                            | minutes
			extend   | {"minutes": 1.0}                            | minutes
			extend   | {"minutes": ""}                             | minutes
			extend   | {"minutes": "1"}                            | minutes
			extend   | {"minutes": true}                           | minutes
			extend   | {"minutes": 99999999999}                    | minutes
			extend   | {"minutes": []}                             | minutes
			commands | {"on": "EC2-A", "command": true}            | command
			commands | {"on": "EC2-A", "command": 1}               | command
			commands | {"on": "EC2-A", "command": 1.5}             | command
			commands | {"on": "EC2-A", "command": "a\\u0000b"}     | command
			commands | {"on": 1, "command": "a"}                   | on
			analyses | {"engine": ""}                              | engine
			analyses | {"engine": 0}                               | engine
			analyses | {"engine": true}                            | engine
			analyses | {"engine": "lo\\u0000cal"}                  | engine
			run      | {"through": ""}                             | through
			run      | {"through": 1}                              | through
			run      | {"thro\\u0000ugh": "vpc"}                   | thro
			""")
	void valueOfAnotherTypeIsRefusedWithTheMembersName(String call, String body, String member) {
		Lab lab = this.launcher.open(CloudMode.PRACTICE, "ap-northeast-1");
		MvcTestResult result = this.mvc.post()
			.uri("/api/labs/" + lab.id() + "/" + call)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
		assertThat(result).hasStatus(400).bodyJson().extractingPath("$.code").isEqualTo("bad-request");
		assertThat(result).bodyJson().extractingPath("$.detail").asString().contains("\"" + member);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"mode\": \"\"}", "{\"mode\": 0}", "{\"region\": 1}", "{\"region\": \"a\\u0000\"}" })
	void labIsNotOpenedWithAValueOfAnotherType(String body) {
		assertThat(this.mvc.post().uri("/api/labs").contentType(MediaType.APPLICATION_JSON).content(body).exchange())
			.hasStatus(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/login", "/join", "/labs", "/facilitators" })
	void formWithNulIsRefused(String path) {
		MvcTestResult result = this.mvc.post()
			.uri(path)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.cookie(CsrfToken.cookie())
			.param("_csrf", CsrfToken.masked())
			.param("name", "a\0b")
			.param("mode", "prac\0tice")
			.param("code", "a\0b")
			.exchange();
		assertThat(result).hasStatus(400);
	}

}
