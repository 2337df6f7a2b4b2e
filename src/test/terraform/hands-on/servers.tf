# The instances and the role by which Systems Manager reaches them.

data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

data "aws_iam_policy" "managed_instance" {
  name = "AmazonSSMManagedInstanceCore"
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "servers" {
  name               = "SSM-role"
  description        = "Lets Systems Manager reach the hands-on's instances"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy_attachment" "servers" {
  role       = aws_iam_role.servers.name
  policy_arn = data.aws_iam_policy.managed_instance.arn
}

resource "aws_iam_instance_profile" "servers" {
  name = "SSM-role"
  role = aws_iam_role.servers.name
}

locals {
  servers = {
    A = { subnet = "A-private-a", user_data = null }
    B = {
      subnet    = "B-private-c"
      user_data = <<-SCRIPT
        #!/bin/bash
        dnf install -y httpd
        echo 'Hello!' > /var/www/html/index.html
        systemctl enable --now httpd
      SCRIPT
    }
  }
}

resource "aws_instance" "server" {
  for_each               = local.servers
  ami                    = data.aws_ssm_parameter.image.insecure_value
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.subnet[each.value.subnet].id
  vpc_security_group_ids = [aws_security_group.group["EC2-${each.key}-sg"].id]
  iam_instance_profile   = aws_iam_instance_profile.servers.name
  user_data              = each.value.user_data
  tags                   = { Name = "EC2-${each.key}" }
  volume_tags            = { Name = "EC2-${each.key}" }
  depends_on             = [aws_route.private, aws_route_table_association.private]

  metadata_options {
    http_tokens = "required"
  }
}
