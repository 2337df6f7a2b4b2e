# The account that offers the service.

resource "aws_vpc" "provider" {
  provider   = aws.provider
  cidr_block = "10.60.0.0/16"
}

resource "aws_subnet" "provider" {
  provider          = aws.provider
  vpc_id            = aws_vpc.provider.id
  cidr_block        = "10.60.0.0/24"
  availability_zone = data.aws_availability_zones.available.names[0]
}

resource "aws_lb" "service" {
  provider           = aws.provider
  name               = "service"
  load_balancer_type = "network"
  internal           = true
  subnets            = [aws_subnet.provider.id]
}

resource "aws_vpc_endpoint_service" "service" {
  provider                   = aws.provider
  acceptance_required        = true
  network_load_balancer_arns = [aws_lb.service.arn]
  tags                       = { Name = "service" }
}

resource "aws_vpc_endpoint_service_allowed_principal" "consumer" {
  provider                = aws.provider
  vpc_endpoint_service_id = aws_vpc_endpoint_service.service.id
  principal_arn           = "arn:aws:iam::${data.aws_caller_identity.consumer.account_id}:root"
}

resource "aws_vpc_endpoint_connection_accepter" "consumer" {
  provider                = aws.provider
  vpc_endpoint_service_id = aws_vpc_endpoint_service.service.id
  vpc_endpoint_id         = aws_vpc_endpoint.consumer.id
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = [data.aws_caller_identity.consumer.account_id]
    }
  }
}

data "aws_iam_policy_document" "look" {
  statement {
    sid       = "Look"
    actions   = ["ec2:DescribeVpcEndpointConnections", "ec2:DescribeVpcEndpointServiceConfigurations"]
    resources = ["*"]
  }
}

resource "aws_iam_role" "look" {
  provider           = aws.provider
  name               = "look"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_policy" "look" {
  provider = aws.provider
  name     = "look"
  policy   = data.aws_iam_policy_document.look.json
}

resource "aws_iam_policy_attachment" "look" {
  provider   = aws.provider
  name       = "look"
  policy_arn = aws_iam_policy.look.arn
  roles      = [aws_iam_role.look.name]
}
