# The endpoint service, the endpoint and the provider's acceptance.

resource "aws_vpc_endpoint_service" "service" {
  acceptance_required        = true
  network_load_balancer_arns = [aws_lb.provider.arn]
  supported_ip_address_types = ["ipv4"]
  tags                       = { Name = "privatelink-B-vpces" }
}

data "aws_vpc_endpoint_service" "offered" {
  service_name = aws_vpc_endpoint_service.service.service_name
}

resource "aws_vpc_endpoint" "endpoint" {
  vpc_id             = aws_vpc.vpc["A"].id
  service_name       = data.aws_vpc_endpoint_service.offered.service_name
  vpc_endpoint_type  = "Interface"
  ip_address_type    = "ipv4"
  subnet_ids         = [aws_subnet.subnet["A-private-a"].id]
  security_group_ids = [aws_security_group.group["privatelink-A-vpce-sg"].id]
  tags               = { Name = "privatelink-A-vpce" }
}

resource "aws_vpc_endpoint_connection_accepter" "accepted" {
  vpc_endpoint_service_id = aws_vpc_endpoint_service.service.id
  vpc_endpoint_id         = aws_vpc_endpoint.endpoint.id
}
