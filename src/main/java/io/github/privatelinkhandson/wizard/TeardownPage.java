package io.github.privatelinkhandson.wizard;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.StepStatus;
import io.github.privatelinkhandson.teardown.Receipt;
import io.github.privatelinkhandson.wizard.diagram.Diagram;

/**
 * Content of the page of a teardown: what will go, what is going, or the receipt.
 *
 * @param standing what was created and has not been verified to be gone
 * @param receipt null until the teardown has been started
 */
record TeardownPage(LabView lab, Diagram drawing, List<LabView.Step> standing, @Nullable Receipt receipt) {

	/** Types of what goes with the resource that it is part of. */
	private static final Set<String> PARTS = Set.of("AWS::EC2::VPCGatewayAttachment", "AWS::EC2::Route",
			"AWS::EC2::SubnetRouteTableAssociation", "AWS::EC2::SecurityGroupIngress",
			"AWS::ElasticLoadBalancingV2::Listener");

	static TeardownPage of(LabView lab, Diagram drawing, @Nullable Receipt receipt) {
		List<LabView.Step> standing = lab.steps().filter(TeardownPage::standing).toList();
		return new TeardownPage(lab, drawing, standing, receipt);
	}

	public boolean running() {
		return this.lab.status() == LabStatus.TEARING_DOWN;
	}

	public long removed() {
		return (this.receipt == null) ? 0 : this.receipt.resources().size() - this.receipt.left().size();
	}

	private static boolean standing(LabView.Step step) {
		return step.type().startsWith("AWS::") && !PARTS.contains(step.type()) && step.id() != null
				&& step.status() != StepStatus.GONE;
	}

}
