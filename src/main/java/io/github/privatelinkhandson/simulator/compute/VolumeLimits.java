package io.github.privatelinkhandson.simulator.compute;

import java.util.Map;

import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.VolumeType;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * Limits of a type of EBS volumes, in GiB (EC2 API reference, EbsBlockDevice).
 */
record VolumeLimits(int least, int most) {

	private static final Map<VolumeType, VolumeLimits> BY_TYPE = Map.of(VolumeType.GP2, new VolumeLimits(1, 16384),
			VolumeType.GP3, new VolumeLimits(1, 65536), VolumeType.IO1, new VolumeLimits(4, 16384), VolumeType.IO2,
			new VolumeLimits(4, 65536), VolumeType.ST1, new VolumeLimits(125, 16384), VolumeType.SC1,
			new VolumeLimits(125, 16384), VolumeType.STANDARD, new VolumeLimits(1, 1024));

	/**
	 * The disk of that description.
	 * @throws AwsError if there can be none; words for IOPS and throughput are those of
	 * velero-plugin-for-aws 119, boto3 2474 and runs-on 426
	 */
	static EbsBlockDevice checked(EbsBlockDevice disk) {
		if (disk.volumeSize() == null && disk.snapshotId() == null) {
			throw AwsError.of("MissingParameter", "The request must contain the parameter size or snapshotId");
		}
		VolumeType type = (disk.volumeType() != null) ? disk.volumeType() : VolumeType.GP3;
		if (disk.volumeSize() != null) {
			BY_TYPE.getOrDefault(type, new VolumeLimits(1, 65536)).check(disk.volumeSize(), type);
		}
		boolean provisioned = type == VolumeType.IO1 || type == VolumeType.IO2;
		if (provisioned && disk.iops() == null) {
			throw AwsError.of("InvalidParameterCombination", "The parameter iops must be specified for %s volumes.",
					type);
		}
		if (!provisioned && type != VolumeType.GP3 && disk.iops() != null) {
			throw AwsError.of("InvalidParameterCombination", "The parameter iops is not supported for %s volumes.",
					type);
		}
		if (type != VolumeType.GP3 && disk.throughput() != null) {
			throw AwsError.of("InvalidParameterCombination", "throughput can only be specified for volumeType gp3.");
		}
		return disk;
	}

	/**
	 * Returns whether the IOPS of volumes of the type can be chosen.
	 */
	static boolean hasOwnIops(VolumeType type) {
		return type == VolumeType.GP3 || type == VolumeType.IO1 || type == VolumeType.IO2;
	}

	private void check(int size, VolumeType type) {
		if (size < this.least) {
			throw AwsError.of("InvalidParameterValue", "Volume of %dGiB is too small; minimum is %dGiB.", size,
					this.least);
		}
		if (size > this.most) {
			throw AwsError.of("InvalidParameterValue",
					"Volume of %dGiB is too large for volume type %s; maximum is %dGiB", size, type, this.most);
		}
	}

}
