package io.github.privatelinkhandson.wizard.diagram;

import java.util.Arrays;
import java.util.Optional;

import io.github.privatelinkhandson.provisioning.LabView;

/**
 * The free places of the drawing at which a resource is drawn that stands where it does
 * not belong; subnets before the VPC that they are in.
 */
enum DiagramPosition {

	PUBLIC_A_1("subnet-a-public1", 135, 152), PRIVATE_A_1("subnet-a-private1", 360, 240),
	PUBLIC_A_2("subnet-a-public2", 135, 440), PRIVATE_A_2("subnet-a-private2", 360, 440),
	PRIVATE_B_1("subnet-b-private1", 896, 196), PUBLIC_B_1("subnet-b-public1", 1065, 190),
	PRIVATE_B_2("subnet-b-private2", 834, 420), PUBLIC_B_2("subnet-b-public2", 1065, 410), VPC_A("vpc-a", 360, 440),
	VPC_B("vpc-b", 896, 196);

	private final String step;

	private final int x;

	private final int y;

	DiagramPosition(String step, int x, int y) {
		this.step = step;
		this.x = x;
		this.y = y;
	}

	int x() {
		return this.x;
	}

	int y() {
		return this.y;
	}

	/**
	 * Finds the place of a resource that is wrong, by the id of the subnet or VPC that it
	 * was found in.
	 */
	static Optional<DiagramPosition> of(LabView.Step step, LabView lab) {
		return Optional.ofNullable(step.error())
			.map(LabView.Failure::found)
			.flatMap((found) -> Arrays.stream(values())
				.filter((place) -> lab.findStep(place.step)
					.map(LabView.Step::id)
					.filter((id) -> Arrays.asList(found.split("[ ,]+")).contains(id))
					.isPresent())
				.findFirst());
	}

}
