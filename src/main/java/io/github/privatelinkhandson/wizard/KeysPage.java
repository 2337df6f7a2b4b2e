package io.github.privatelinkhandson.wizard;

import java.util.List;
import java.util.stream.Collectors;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.practice.PracticeAccess;
import io.github.privatelinkhandson.provisioning.LabView;

/**
 * The lines that point the AWS CLI at a lab of the practice AWS.
 */
record KeysPage(LabView lab, PracticeAccess.Key key) {

	public String shell() {
		return variables("export %s=%s");
	}

	public String powerShell() {
		return variables("$Env:%s = \"%s\"");
	}

	public String trial() {
		return "aws --endpoint-url %s ec2 describe-vpcs".formatted(this.key.endpoint());
	}

	public String tag() {
		return "Key=%s,Value=%s".formatted(Lab.TAG, this.lab.id());
	}

	public String endpoint() {
		return "export AWS_ENDPOINT_URL=" + this.key.endpoint();
	}

	@Override
	public String toString() {
		return "KeysPage[" + this.lab.id() + "]";
	}

	private String variables(String line) {
		return List
			.of(line.formatted("AWS_ACCESS_KEY_ID", this.key.accessKeyId()),
					line.formatted("AWS_SECRET_ACCESS_KEY", this.key.secretAccessKey()),
					line.formatted("AWS_DEFAULT_REGION", this.lab.region()))
			.stream()
			.collect(Collectors.joining("\n"));
	}

}
