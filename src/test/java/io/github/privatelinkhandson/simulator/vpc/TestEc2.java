package io.github.privatelinkhandson.simulator.vpc;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.ResponseMapper;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.TestAccount;
import io.github.privatelinkhandson.simulator.validation.TestModels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * EC2's network calls on an account in memory, without the wire.
 */
public final class TestEc2 {

	private static final Map<Class<?>, Method> METHODS = methods("vpc", "securitygroup", "gateway", "dhcp",
			"prefixlist");

	private final TestAccount account = new TestAccount();

	/**
	 * Plays one call.
	 */
	@SuppressWarnings("unchecked")
	public <R> R play(Ec2Request request) {
		Method method = METHODS.get(request.getClass());
		return (R) this.account.ec2((call) -> invoke(method, TestModels.checked(request, call), call));
	}

	public <T> T call(Function<Call, T> work) {
		return this.account.ec2(work);
	}

	public void allow(Quota quota, int most) {
		this.account.allow(quota, most);
	}

	public void pass(Duration duration) {
		this.account.pass(duration);
	}

	/**
	 * Asserts that the call is refused with that code, and answers the refusal.
	 */
	public AwsError refuses(String code, Ec2Request request) {
		return refuses(code, () -> play(request));
	}

	public static AwsError refuses(String code, ThrowingCallable work) {
		AwsError error = catchThrowableOfType(AwsError.class, work);
		assertThat(error).as("refusal with " + code).isNotNull();
		assertThat(error.code()).isEqualTo(code);
		return error;
	}

	public String vpc(String cidr) {
		CreateVpcResponse made = play(CreateVpcRequest.builder().cidrBlock(cidr).build());
		return made.vpc().vpcId();
	}

	public String subnet(String vpcId, String cidr) {
		CreateSubnetResponse made = play(CreateSubnetRequest.builder().vpcId(vpcId).cidrBlock(cidr).build());
		return made.subnet().subnetId();
	}

	public String group(String vpcId, String name) {
		CreateSecurityGroupResponse made = play(
				CreateSecurityGroupRequest.builder().vpcId(vpcId).groupName(name).description("test").build());
		return made.groupId();
	}

	public String internetGateway(String vpcId) {
		CreateInternetGatewayResponse made = play(CreateInternetGatewayRequest.builder().build());
		String id = made.internetGateway().internetGatewayId();
		play(AttachInternetGatewayRequest.builder().internetGatewayId(id).vpcId(vpcId).build());
		return id;
	}

	public String allocation() {
		AllocateAddressResponse made = play(AllocateAddressRequest.builder().build());
		return made.allocationId();
	}

	public String natGateway(String subnetId, String allocationId) {
		CreateNatGatewayResponse made = play(
				CreateNatGatewayRequest.builder().subnetId(subnetId).allocationId(allocationId).build());
		return made.natGateway().natGatewayId();
	}

	public String routeTable(String vpcId) {
		CreateRouteTableResponse made = play(CreateRouteTableRequest.builder().vpcId(vpcId).build());
		return made.routeTable().routeTableId();
	}

	public NetworkInterface networkInterface(String subnetId, String... groupIds) {
		return call((call) -> new NetworkInterfaceService(call).create(new NetworkInterfaceService.Spec(subnetId,
				NetworkInterfaceType.INTERFACE, "test", List.of(groupIds), null, null, List.of())));
	}

	private static Object invoke(Method method, Ec2Request request, Call call) {
		try {
			Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
			constructor.setAccessible(true);
			Object result = method.invoke(constructor.newInstance(), request, call);
			return new ResponseMapper(request.getClass()).map(result, request);
		}
		catch (InvocationTargetException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : new IllegalStateException(ex.getCause());
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<Class<?>, Method> methods(String... packages) {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AssignableTypeFilter(Operations.class));
		Map<Class<?>, Method> methods = new HashMap<>();
		Stream.of(packages)
			.flatMap((name) -> scanner.findCandidateComponents("io.github.privatelinkhandson.simulator." + name)
				.stream())
			.flatMap((bean) -> Stream.of(load(bean.getBeanClassName()).getDeclaredMethods()))
			.filter((method) -> method.getParameterCount() == 2 && method.getParameterTypes()[1] == Call.class
					&& Ec2Request.class.isAssignableFrom(method.getParameterTypes()[0]))
			.forEach((method) -> {
				method.setAccessible(true);
				methods.put(method.getParameterTypes()[0], method);
			});
		return methods;
	}

	private static Class<?> load(String name) {
		try {
			return Class.forName(name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
