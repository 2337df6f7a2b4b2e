# A Network Load Balancer with targets of both kinds, and the servers behind it from a launch template and by themselves.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {}

data "aws_availability_zones" "available" {
  state = "available"
}

resource "aws_vpc" "main" {
  cidr_block = "10.50.0.0/16"
}

resource "aws_subnet" "main" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
  availability_zone = data.aws_availability_zones.available.names[count.index]
}

resource "aws_security_group" "balancer" {
  name   = "balancer"
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "balancer" {
  for_each          = toset(["tcp", "udp"])
  security_group_id = aws_security_group.balancer.id
  ip_protocol       = each.key
  from_port         = 80
  to_port           = 84
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_egress_rule" "balancer" {
  security_group_id = aws_security_group.balancer.id
  ip_protocol       = "-1"
  cidr_ipv4         = aws_vpc.main.cidr_block
}

resource "aws_lb" "main" {
  name                                                         = "balancer"
  load_balancer_type                                           = "network"
  internal                                                     = true
  ip_address_type                                              = "ipv4"
  security_groups                                              = [aws_security_group.balancer.id]
  enable_cross_zone_load_balancing                             = true
  enable_deletion_protection                                   = false
  dns_record_client_routing_policy                             = "availability_zone_affinity"
  enforce_security_group_inbound_rules_on_private_link_traffic = "off"
  tags                                                         = { Name = "balancer" }

  dynamic "subnet_mapping" {
    for_each = aws_subnet.main
    content {
      subnet_id            = subnet_mapping.value.id
      private_ipv4_address = cidrhost(subnet_mapping.value.cidr_block, 20)
    }
  }

  timeouts {
    create = "10m"
    delete = "10m"
  }
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_eip" "public" {
  count  = 2
  domain = "vpc"
}

resource "aws_lb" "public" {
  name               = "public"
  load_balancer_type = "network"
  security_groups    = [aws_security_group.balancer.id]
  depends_on         = [aws_internet_gateway.main]

  dynamic "subnet_mapping" {
    for_each = aws_subnet.main
    content {
      subnet_id     = subnet_mapping.value.id
      allocation_id = aws_eip.public[subnet_mapping.key].id
    }
  }
}

locals {
  listeners = {
    both   = { port = 81, protocol = "TCP_UDP" }
    names  = { port = 82, protocol = "UDP" }
    direct = { port = 83, protocol = "TCP" }
  }
}

resource "aws_lb_listener" "main" {
  for_each                 = local.listeners
  load_balancer_arn        = aws_lb.main.arn
  port                     = each.value.port
  protocol                 = each.value.protocol
  tcp_idle_timeout_seconds = each.value.protocol == "TCP" ? 60 : null
  tags                     = { Name = each.key }

  default_action {
    type             = "forward"
    target_group_arn = each.key == "direct" ? aws_lb_target_group.address.arn : aws_lb_target_group.instance[each.key].arn
  }
}

resource "aws_lb_target_group" "instance" {
  for_each               = { for name, one in local.listeners : name => one if name != "direct" }
  name_prefix            = "${substr(each.key, 0, 4)}-"
  port                   = each.value.port
  protocol               = each.value.protocol
  target_type            = "instance"
  vpc_id                 = aws_vpc.main.id
  connection_termination = true
  preserve_client_ip     = true
  tags                   = { Name = each.key }

  stickiness {
    enabled = true
    type    = "source_ip"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group" "address" {
  name                              = "direct"
  port                              = 83
  protocol                          = "TCP"
  target_type                       = "ip"
  vpc_id                            = aws_vpc.main.id
  deregistration_delay              = 10
  load_balancing_cross_zone_enabled = "use_load_balancer_configuration"

  health_check {
    protocol            = "HTTP"
    path                = "/healthz"
    port                = "traffic-port"
    matcher             = "200-299"
    interval            = 30
    timeout             = 6
    healthy_threshold   = 3
    unhealthy_threshold = 3
  }
}

resource "aws_lb_target_group_attachment" "instance" {
  for_each         = aws_lb_target_group.instance
  target_group_arn = each.value.arn
  target_id        = aws_instance.main.id
  port             = local.listeners[each.key].port
}

resource "aws_lb_target_group_attachment" "address" {
  target_group_arn = aws_lb_target_group.address.arn
  target_id        = aws_instance.template.private_ip
  port             = 83
}
