package io.github.privatelinkhandson.simulator.compute;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.ArchitectureValues;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.BootModeValues;
import software.amazon.awssdk.services.ec2.model.DeviceType;
import software.amazon.awssdk.services.ec2.model.HypervisorType;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImageState;
import software.amazon.awssdk.services.ec2.model.ImageTypeValues;
import software.amazon.awssdk.services.ec2.model.ImdsSupportValues;
import software.amazon.awssdk.services.ec2.model.VirtualizationType;
import software.amazon.awssdk.services.ec2.model.VolumeType;

/**
 * The editions of Amazon Linux that the practice AWS offers as images.
 */
enum AmazonLinux {

	STANDARD_X86("al2023-ami", "kernel-6.1", "x86_64", 8, List.of("kernel-default", "kernel-6.1")),

	STANDARD_ARM("al2023-ami", "kernel-6.1", "arm64", 8, List.of("kernel-default", "kernel-6.1")),

	NEWER_KERNEL_X86("al2023-ami", "kernel-6.12", "x86_64", 8, List.of("kernel-6.12")),

	NEWER_KERNEL_ARM("al2023-ami", "kernel-6.12", "arm64", 8, List.of("kernel-6.12")),

	MINIMAL_X86("al2023-ami-minimal", "kernel-6.1", "x86_64", 2, List.of("kernel-default", "kernel-6.1")),

	MINIMAL_ARM("al2023-ami-minimal", "kernel-6.1", "arm64", 2, List.of("kernel-default", "kernel-6.1")),

	OLDER_X86("amzn2-ami-hvm", "", "x86_64", 8, List.of()), OLDER_ARM("amzn2-ami-hvm", "", "arm64", 8, List.of()),

	OLDER_KERNEL_5_X86("amzn2-ami-kernel-5.10-hvm", " Kernel 5.10", "x86_64", 8, List.of()),

	OLDER_KERNEL_5_ARM("amzn2-ami-kernel-5.10-hvm", " Kernel 5.10", "arm64", 8, List.of());

	static final String OWNER = "137112412989";

	static final String ROOT_DEVICE = "/dev/xvda";

	private static final String RELEASE = "2023.9.20251208.0";

	private static final String OLDER_RELEASE = "2.0.20251208.0";

	private static final String CREATED = "2025-12-09T01:25:42.000Z";

	private static final String DEPRECATED = "2027-12-09T01:26:00.000Z";

	private final String family;

	private final String kernel;

	private final String architecture;

	private final int gigabytes;

	private final List<String> kernelNames;

	AmazonLinux(String family, String kernel, String architecture, int gigabytes, List<String> kernelNames) {
		this.family = family;
		this.kernel = kernel;
		this.architecture = architecture;
		this.gigabytes = gigabytes;
		this.kernelNames = kernelNames;
	}

	/**
	 * The names of the public Systems Manager parameters that hold the image's id.
	 */
	List<String> parameters() {
		return isOlder() ? List.of("/aws/service/ami-amazon-linux-latest/" + older(this.architecture))
				: this.kernelNames.stream()
					.map((name) -> "/aws/service/ami-amazon-linux-latest/%s-%s-%s".formatted(this.family, name,
							this.architecture))
					.toList();
	}

	/**
	 * Returns whether it is an edition of Amazon Linux 2.
	 */
	boolean isOlder() {
		return this.family.startsWith("amzn2");
	}

	private String older(String part) {
		return this.family + "-" + part + "-gp2";
	}

	String imageId(String region) {
		return "ami-0" + hex(region, 16);
	}

	private String snapshotId(String region) {
		return "snap-0" + hex("snapshot " + region, 16);
	}

	String architecture() {
		return this.architecture;
	}

	@Nullable BootModeValues bootMode() {
		if (isOlder() && this.architecture.equals("x86_64")) {
			return null;
		}
		return this.architecture.equals("arm64") ? BootModeValues.UEFI : BootModeValues.UEFI_PREFERRED;
	}

	BlockDeviceMapping rootDevice(String region) {
		return BlockDeviceMapping.builder()
			.deviceName(ROOT_DEVICE)
			.ebs((ebs) -> ebs.deleteOnTermination(true)
				.iops(isOlder() ? null : 3000)
				.throughput(isOlder() ? null : 125)
				.snapshotId(snapshotId(region))
				.volumeSize(this.gigabytes)
				.volumeType(isOlder() ? VolumeType.GP2 : VolumeType.GP3)
				.encrypted(false))
			.build();
	}

	private String hex(String salt, int digits) {
		String text = salt + " " + name() + " " + RELEASE;
		return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
			.toString()
			.replace("-", "")
			.substring(0, digits);
	}

	Image model(String region) {
		String name = isOlder() ? older(OLDER_RELEASE + "-" + this.architecture)
				: "%s-%s-%s-%s".formatted(this.family, RELEASE, this.kernel, this.architecture);
		return Image.builder()
			.imageId(imageId(region))
			.name(name)
			.description(isOlder()
					? "Amazon Linux 2%s AMI %s %s HVM gp2".formatted(this.kernel, OLDER_RELEASE, this.architecture)
					: "Amazon Linux 2023 AMI %s %s HVM %s".formatted(RELEASE, this.architecture, this.kernel))
			.imageLocation("amazon/" + name)
			.imageOwnerAlias("amazon")
			.ownerId(OWNER)
			.creationDate(CREATED)
			.deprecationTime(DEPRECATED)
			.architecture(ArchitectureValues.fromValue(this.architecture))
			.imageType(ImageTypeValues.MACHINE)
			.state(ImageState.AVAILABLE)
			.publicLaunchPermissions(true)
			.platformDetails("Linux/UNIX")
			.usageOperation("RunInstances")
			.blockDeviceMappings(rootDevice(region))
			.enaSupport(true)
			.hypervisor(HypervisorType.XEN)
			.rootDeviceName(ROOT_DEVICE)
			.rootDeviceType(DeviceType.EBS)
			.sriovNetSupport("simple")
			.virtualizationType(VirtualizationType.HVM)
			.bootMode(bootMode())
			.imdsSupport(isOlder() ? null : ImdsSupportValues.V2_0)
			.build();
	}

}
