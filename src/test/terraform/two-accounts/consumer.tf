# The account that connects. Zones are compared by id, as their names may differ between accounts.

data "aws_availability_zones" "available" {
  provider = aws.provider
  state    = "available"
}

resource "aws_vpc" "consumer" {
  provider   = aws.consumer
  cidr_block = "10.61.0.0/16"
}

resource "aws_subnet" "consumer" {
  provider             = aws.consumer
  vpc_id               = aws_vpc.consumer.id
  cidr_block           = "10.61.0.0/24"
  availability_zone_id = aws_subnet.provider.availability_zone_id
}

resource "aws_security_group" "consumer" {
  provider = aws.consumer
  name     = "endpoint"
  vpc_id   = aws_vpc.consumer.id
}

resource "aws_vpc_endpoint" "consumer" {
  provider           = aws.consumer
  vpc_id             = aws_vpc.consumer.id
  service_name       = aws_vpc_endpoint_service.service.service_name
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.consumer.id]
  security_group_ids = [aws_security_group.consumer.id]
  tags               = { Name = "consumer" }
  depends_on         = [aws_vpc_endpoint_service_allowed_principal.consumer]
}
