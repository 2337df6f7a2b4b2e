# The default group loses its rules, the default network ACL gets them written out; the private subnets have an ACL of
# their own.

resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.main.id
  tags   = { Name = "default" }
}

resource "aws_default_network_acl" "main" {
  default_network_acl_id = aws_vpc.main.default_network_acl_id
  tags                   = { Name = "default" }

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no         = 101
    action          = "allow"
    protocol        = "-1"
    from_port       = 0
    to_port         = 0
    ipv6_cidr_block = "::/0"
  }

  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }

  egress {
    rule_no         = 101
    action          = "allow"
    protocol        = "-1"
    from_port       = 0
    to_port         = 0
    ipv6_cidr_block = "::/0"
  }

  lifecycle {
    ignore_changes = [subnet_ids]
  }
}

resource "aws_network_acl" "private" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = aws_subnet.private[*].id
  tags       = { Name = "private" }
}

locals {
  rules = {
    "in-web"    = { egress = false, number = 100, protocol = "tcp", from = 443, to = 443, cidr = "10.20.0.0/15" }
    "in-answer" = { egress = false, number = 900, protocol = "tcp", from = 1024, to = 65535, cidr = "0.0.0.0/0" }
    "out-all"   = { egress = true, number = 100, protocol = "-1", from = 0, to = 0, cidr = "0.0.0.0/0" }
    "out-names" = { egress = true, number = 50, protocol = "udp", from = 53, to = 53, cidr = "10.20.0.2/32" }
  }
}

resource "aws_network_acl_rule" "private" {
  for_each       = local.rules
  network_acl_id = aws_network_acl.private.id
  egress         = each.value.egress
  rule_number    = each.value.number
  rule_action    = "allow"
  protocol       = each.value.protocol
  from_port      = each.value.from
  to_port        = each.value.to
  cidr_block     = each.value.cidr
}

resource "aws_network_acl_rule" "ping" {
  network_acl_id = aws_network_acl.private.id
  rule_number    = 200
  rule_action    = "deny"
  protocol       = "icmp"
  icmp_type      = 8
  icmp_code      = -1
  cidr_block     = "192.0.2.0/24"
}

resource "aws_network_acl_rule" "ipv6" {
  network_acl_id  = aws_network_acl.private.id
  egress          = true
  rule_number     = 110
  rule_action     = "allow"
  protocol        = "tcp"
  from_port       = 80
  to_port         = 80
  ipv6_cidr_block = "::/0"
}
