"""The hands-on with boto3: clients, resources, waiters, paginators, threads and typed errors, to Hello! and back.

Needs AWS_ENDPOINT_URL, a region and credentials. Any surprise ends it with a traceback.
"""
import json
import time
from concurrent.futures import ThreadPoolExecutor

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, WaiterError

SESSION = boto3.session.Session()
SETTINGS = Config(retries={"mode": "standard", "total_max_attempts": 8})
EC2 = SESSION.client("ec2", config=SETTINGS)
ELB = SESSION.client("elbv2", config=SETTINGS)
IAM = SESSION.client("iam", config=SETTINGS)
SSM = SESSION.client("ssm", config=SETTINGS)
STS = SESSION.client("sts", config=SETTINGS)
RESOURCES = SESSION.resource("ec2", config=SETTINGS)

IMAGE = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
POLICY = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
TRUST = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
EVERYWHERE = "0.0.0.0/0"


def wait(client, waiter, **arguments):
    client.get_waiter(waiter).wait(WaiterConfig={"Delay": 1, "MaxAttempts": 60}, **arguments)


def poll(wanted, look):
    """Looks until the wanted thing is seen, where botocore has no waiter."""
    for _ in range(120):
        found = look()
        if found == wanted:
            return
        time.sleep(0.5)
    raise AssertionError(f"expected {wanted}, found {found}")


def refused(code, status, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        assert error.response["ResponseMetadata"]["HTTPStatusCode"] == status, error
        assert error.response["ResponseMetadata"]["RequestId"]
        return error
    raise AssertionError(f"{code} was expected of {call} {arguments}")


def tags(kind, name):
    return [{"ResourceType": kind, "Tags": [{"Key": "Name", "Value": name}]}]


class Network:
    """One VPC with a public and two private subnets, by boto3's resources."""

    def __init__(self, name, net, zones):
        self.vpc = RESOURCES.create_vpc(CidrBlock=f"{net}.0.0/16", TagSpecifications=tags("vpc", f"privatelink-{name}-vpc"))
        self.vpc.wait_until_available()
        self.vpc.modify_attribute(EnableDnsHostnames={"Value": True})
        assert self.vpc.describe_attribute(Attribute="enableDnsHostnames")["EnableDnsHostnames"]["Value"]
        self.gateway = RESOURCES.create_internet_gateway()
        self.gateway.attach_to_vpc(VpcId=self.vpc.id)
        self.public = self.vpc.create_subnet(CidrBlock=f"{net}.0.0/20", AvailabilityZone=zones[0])
        self.private = [self.vpc.create_subnet(CidrBlock=f"{net}.{128 + 16 * i}.0/20", AvailabilityZone=zone)
                        for i, zone in enumerate(zones)]
        wait(EC2, "subnet_available", SubnetIds=[self.public.id, *(subnet.id for subnet in self.private)])
        wait(EC2, "internet_gateway_exists", InternetGatewayIds=[self.gateway.id])
        self.table = self.vpc.create_route_table()
        self.table.create_route(DestinationCidrBlock=EVERYWHERE, GatewayId=self.gateway.id)
        self.association = self.table.associate_with_subnet(SubnetId=self.public.id)
        self.address = EC2.allocate_address(Domain="vpc")["AllocationId"]
        nat = EC2.create_nat_gateway(SubnetId=self.public.id, AllocationId=self.address)["NatGateway"]
        self.nat = nat["NatGatewayId"]
        assert nat["State"] == "pending", nat
        wait(EC2, "nat_gateway_available", NatGatewayIds=[self.nat])
        main = list(self.vpc.route_tables.filter(Filters=[{"Name": "association.main", "Values": ["true"]}]))
        assert len(main) == 1
        main[0].create_route(DestinationCidrBlock=EVERYWHERE, NatGatewayId=self.nat)

    def group(self, name):
        return self.vpc.create_security_group(GroupName=name, Description=name)

    def remove(self):
        EC2.release_address(AllocationId=self.address)
        self.gateway.detach_from_vpc(VpcId=self.vpc.id)
        self.gateway.delete()
        self.association.delete()
        self.table.delete()
        for subnet in [self.public, *self.private]:
            subnet.delete()
        self.vpc.delete()
        refused("InvalidVpcID.NotFound", 400, self.vpc.reload)


def make_role():
    IAM.create_role(RoleName="SSM-role", AssumeRolePolicyDocument=json.dumps(TRUST))
    IAM.get_waiter("role_exists").wait(RoleName="SSM-role")
    assert IAM.get_role(RoleName="SSM-role")["Role"]["AssumeRolePolicyDocument"] == TRUST
    IAM.attach_role_policy(RoleName="SSM-role", PolicyArn=POLICY)
    IAM.create_instance_profile(InstanceProfileName="SSM-role")
    IAM.add_role_to_instance_profile(InstanceProfileName="SSM-role", RoleName="SSM-role")
    IAM.get_waiter("instance_profile_exists").wait(InstanceProfileName="SSM-role")
    try:
        IAM.create_role(RoleName="SSM-role", AssumeRolePolicyDocument=json.dumps(TRUST))
        raise AssertionError("the role exists twice")
    except IAM.exceptions.EntityAlreadyExistsException as error:
        assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 409


def run_server(subnet, group, name):
    """A learner's retry: EC2 sees a new instance profile after some seconds only."""
    image = SSM.get_parameter(Name=IMAGE)["Parameter"]["Value"]
    for _ in range(60):
        try:
            return RESOURCES.create_instances(
                ImageId=image, InstanceType="t3.micro", MinCount=1, MaxCount=1, SubnetId=subnet.id,
                SecurityGroupIds=[group.id], IamInstanceProfile={"Name": "SSM-role"},
                TagSpecifications=tags("instance", name))[0]
        except ClientError as error:
            assert "iamInstanceProfile" in str(error), error
            time.sleep(0.5)
    raise AssertionError("EC2 never saw the instance profile")


def on(instance, command):
    for _ in range(120):
        try:
            sent = SSM.send_command(InstanceIds=[instance.id], DocumentName="AWS-RunShellScript",
                                    Parameters={"commands": [command]})["Command"]
            break
        except SSM.exceptions.InvalidInstanceId:
            time.sleep(0.5)
    try:
        wait(SSM, "command_executed", CommandId=sent["CommandId"], InstanceId=instance.id)
    except WaiterError as error:
        raise AssertionError(error.last_response) from error
    answer = SSM.get_command_invocation(CommandId=sent["CommandId"], InstanceId=instance.id)
    assert answer["ResponseCode"] == 0, answer
    return answer["StandardOutputContent"].strip()


def allow(group, source):
    group.authorize_ingress(IpPermissions=[
        {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "UserIdGroupPairs": [{"GroupId": source.id}]}])


def analyse(path, found, code):
    started = EC2.start_network_insights_analysis(NetworkInsightsPathId=path)["NetworkInsightsAnalysis"]
    assert started["Status"] == "running", started
    ids = [started["NetworkInsightsAnalysisId"]]

    def look():
        return EC2.describe_network_insights_analyses(NetworkInsightsAnalysisIds=ids)["NetworkInsightsAnalyses"][0]
    poll("succeeded", lambda: look()["Status"])
    analysis = look()
    assert analysis["NetworkPathFound"] is found, analysis
    codes = [explanation["ExplanationCode"] for explanation in analysis.get("Explanations", [])]
    assert codes == ([code] if code else []), codes


def page_through(vpcs):
    """Every paginator in several pages gives what one call gives."""
    subnets = EC2.describe_subnets()["Subnets"]
    pages = list(EC2.get_paginator("describe_subnets").paginate(PaginationConfig={"PageSize": 5}))
    assert len(pages) == 2 and [s for page in pages for s in page["Subnets"]] == subnets, pages
    found = EC2.get_paginator("describe_vpcs").paginate(
        Filters=[{"Name": "tag:Name", "Values": ["privatelink-*"]}]).search("Vpcs[].VpcId")
    assert sorted(found) == sorted(vpcs)
    policies = IAM.get_paginator("list_policies").paginate(PaginationConfig={"PageSize": 1, "MaxItems": 2})
    assert len(policies.build_full_result()["Policies"]) == 2
    balancers = ELB.get_paginator("describe_load_balancers").paginate(PaginationConfig={"PageSize": 1})
    assert [b["LoadBalancerName"] for page in balancers for b in page["LoadBalancers"]] == ["NLB-B"]
    assert len(list(RESOURCES.subnets.page_size(5))) == len(subnets)
    assert len(list(RESOURCES.subnets.limit(3))) == 3


def typed_errors():
    for call, arguments, error in [
            (ELB.describe_load_balancers, {"Names": ["nobody"]}, ELB.exceptions.LoadBalancerNotFoundException),
            (ELB.describe_target_groups, {"Names": ["nobody"]}, ELB.exceptions.TargetGroupNotFoundException),
            (IAM.get_role, {"RoleName": "nobody"}, IAM.exceptions.NoSuchEntityException),
            (SSM.get_parameter, {"Name": "/nobody"}, SSM.exceptions.ParameterNotFound),
            (SSM.get_command_invocation,
             {"CommandId": "01234567-89ab-cdef-0123-456789abcdef", "InstanceId": "i-0123456789abcdef0"},
             SSM.exceptions.InvocationDoesNotExist)]:
        try:
            call(**arguments)
            raise AssertionError(f"{error} was expected")
        except error:
            pass
    refused("InvalidVpcID.NotFound", 400, EC2.describe_vpcs, VpcIds=["vpc-0123456789abcdef0"])
    refused("DryRunOperation", 412, EC2.create_vpc, CidrBlock="10.9.0.0/16", DryRun=True)


def walk():
    assert STS.get_caller_identity()["Account"].isdigit()
    zones = [zone["ZoneName"] for zone in EC2.describe_availability_zones()["AvailabilityZones"]]
    zones = [zone for zone in zones if zone[-1] in "ac"]
    with ThreadPoolExecutor(4) as threads:
        networks = [threads.submit(Network, name, net, zones) for name, net in [("A", "10.0"), ("B", "10.1")]]
        role = threads.submit(make_role)
        errors = threads.submit(typed_errors)
        consumer, provider = (network.result() for network in networks)
        role.result()
        errors.result()

    client_group, endpoint_group = consumer.group("EC2-A-sg"), consumer.group("privatelink-A-vpce-sg")
    server_group, balancer_group = provider.group("EC2-B-sg"), provider.group("NLB-B-sg")
    with ThreadPoolExecutor(2) as threads:
        client = threads.submit(run_server, consumer.private[0], client_group, "EC2-A")
        server = threads.submit(run_server, provider.private[1], server_group, "EC2-B")
        client, server = client.result(), server.result()
    wait(EC2, "security_group_exists", GroupIds=[client_group.id, server_group.id])
    wait(EC2, "instance_exists", InstanceIds=[client.id])
    wait(EC2, "instance_running", InstanceIds=[client.id, server.id])
    wait(EC2, "instance_status_ok", InstanceIds=[client.id])
    server.reload()
    assert server.state["Name"] == "running" and server.subnet_id == provider.private[1].id
    assert on(server, "dnf install -y -q httpd > /dev/null && echo 'Hello!' > /var/www/html/index.html && "
              "systemctl enable --now httpd 2> /dev/null && curl -s http://localhost:80") == "Hello!"

    target_group = ELB.create_target_group(
        Name="NLB-B-tg", Protocol="TCP", Port=80, VpcId=provider.vpc.id, HealthCheckProtocol="HTTP",
        HealthCheckPath="/index.html")["TargetGroups"][0]["TargetGroupArn"]
    ELB.register_targets(TargetGroupArn=target_group, Targets=[{"Id": server.id}])
    balancer = ELB.create_load_balancer(
        Name="NLB-B", Type="network", Scheme="internal", Subnets=[subnet.id for subnet in provider.private],
        SecurityGroups=[balancer_group.id])["LoadBalancers"][0]
    assert balancer["State"]["Code"] == "provisioning", balancer
    balancer = balancer["LoadBalancerArn"]
    ELB.create_listener(LoadBalancerArn=balancer, Protocol="TCP", Port=80,
                        DefaultActions=[{"Type": "forward", "TargetGroupArn": target_group}])
    allow(server_group, balancer_group)
    wait(ELB, "load_balancer_exists", LoadBalancerArns=[balancer])
    wait(ELB, "load_balancer_available", LoadBalancerArns=[balancer])
    wait(ELB, "target_in_service", TargetGroupArn=target_group, Targets=[{"Id": server.id}])

    service = EC2.create_vpc_endpoint_service_configuration(
        NetworkLoadBalancerArns=[balancer], AcceptanceRequired=True)["ServiceConfiguration"]
    allow(endpoint_group, client_group)
    endpoint = EC2.create_vpc_endpoint(
        VpcEndpointType="Interface", VpcId=consumer.vpc.id, ServiceName=service["ServiceName"],
        SubnetIds=[consumer.private[0].id], SecurityGroupIds=[endpoint_group.id])["VpcEndpoint"]

    def state():
        return EC2.describe_vpc_endpoints(VpcEndpointIds=[endpoint["VpcEndpointId"]])["VpcEndpoints"][0]["State"]
    poll("pendingAcceptance", state)
    accepted = EC2.accept_vpc_endpoint_connections(
        ServiceId=service["ServiceId"], VpcEndpointIds=[endpoint["VpcEndpointId"]])
    assert accepted["Unsuccessful"] == [], accepted
    poll("available", state)

    path = EC2.create_network_insights_path(
        Source=client.id, Destination=server.id, Protocol="tcp")["NetworkInsightsPath"]["NetworkInsightsPathId"]
    analyse(path, False, "ENI_SG_RULES_MISMATCH")
    ELB.set_security_groups(LoadBalancerArn=balancer, SecurityGroups=[balancer_group.id],
                            EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic="off")
    analyse(path, False, "ELBV2_LISTENERS_MISMATCH")
    ELB.modify_load_balancer_attributes(LoadBalancerArn=balancer, Attributes=[
        {"Key": "load_balancing.cross_zone.enabled", "Value": "true"}])
    analyse(path, True, None)

    dns_name = endpoint["DnsEntries"][0]["DnsName"]
    interface = RESOURCES.NetworkInterface(endpoint["NetworkInterfaceIds"][0])
    assert on(client, f"dig +short {dns_name}") == interface.private_ip_address
    assert on(client, f"curl -s http://{dns_name}") == "Hello!"
    page_through([consumer.vpc.id, provider.vpc.id])

    try:
        ELB.delete_load_balancer(LoadBalancerArn=balancer)
        raise AssertionError("a load balancer of an endpoint service is gone")
    except ELB.exceptions.ResourceInUseException:
        pass
    refused("DependencyViolation", 400, balancer_group.delete)
    refused("AnalysisExistsForNetworkInsightsPath", 400, EC2.delete_network_insights_path, NetworkInsightsPathId=path)
    for page in EC2.get_paginator("describe_network_insights_analyses").paginate(NetworkInsightsPathId=path):
        for analysis in page["NetworkInsightsAnalyses"]:
            EC2.delete_network_insights_analysis(NetworkInsightsAnalysisId=analysis["NetworkInsightsAnalysisId"])
    EC2.delete_network_insights_path(NetworkInsightsPathId=path)
    assert EC2.delete_vpc_endpoints(VpcEndpointIds=[endpoint["VpcEndpointId"]])["Unsuccessful"] == []
    poll([], lambda: EC2.describe_vpc_endpoints(
        Filters=[{"Name": "vpc-id", "Values": [consumer.vpc.id]}])["VpcEndpoints"])
    EC2.delete_vpc_endpoint_service_configurations(ServiceIds=[service["ServiceId"]])
    ELB.deregister_targets(TargetGroupArn=target_group, Targets=[{"Id": server.id}])
    wait(ELB, "target_deregistered", TargetGroupArn=target_group, Targets=[{"Id": server.id}])
    server.stop()
    server.wait_until_stopped()
    assert server.meta.client.describe_instance_status(InstanceIds=[server.id])["InstanceStatuses"] == []
    poll([], lambda: EC2.describe_vpc_endpoint_service_configurations()["ServiceConfigurations"])
    ELB.delete_load_balancer(LoadBalancerArn=balancer)
    wait(ELB, "load_balancers_deleted", LoadBalancerArns=[balancer])
    ELB.delete_target_group(TargetGroupArn=target_group)
    RESOURCES.instances.filter(InstanceIds=[client.id, server.id]).terminate()
    for network in consumer, provider:
        EC2.delete_nat_gateway(NatGatewayId=network.nat)
    wait(EC2, "instance_terminated", InstanceIds=[client.id, server.id])
    wait(EC2, "nat_gateway_deleted", NatGatewayIds=[consumer.nat, provider.nat])
    poll([], lambda: EC2.describe_network_interfaces()["NetworkInterfaces"])
    for group in server_group, balancer_group, endpoint_group, client_group:
        group.delete()
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(Network.remove, [consumer, provider]))

    try:
        IAM.delete_role(RoleName="SSM-role")
        raise AssertionError("a role in use is gone")
    except IAM.exceptions.DeleteConflictException:
        pass
    IAM.remove_role_from_instance_profile(InstanceProfileName="SSM-role", RoleName="SSM-role")
    IAM.delete_instance_profile(InstanceProfileName="SSM-role")
    IAM.detach_role_policy(RoleName="SSM-role", PolicyArn=POLICY)
    IAM.delete_role(RoleName="SSM-role")


if __name__ == "__main__":
    walk()
    print("Hello!")
