# The image is found by a parameter of Systems Manager, and by its owner and name.

data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

data "aws_ami" "image" {
  most_recent = true
  owners      = ["amazon"]

  filter {
    name   = "name"
    values = ["al2023-ami-2023*-x86_64"]
  }

  filter {
    name   = "virtualization-type"
    values = ["hvm"]
  }
}

resource "aws_key_pair" "main" {
  key_name_prefix = "servers-"
  public_key      = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIUm7DpHiYM6mR0xPDwIifDVwWqlJpweBQ+a6ZmwzJEq me@home"
}

resource "aws_security_group" "servers" {
  name   = "servers"
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group_rule" "servers" {
  for_each                 = toset(["tcp", "udp"])
  security_group_id        = aws_security_group.servers.id
  type                     = "ingress"
  protocol                 = each.key
  from_port                = 80
  to_port                  = 84
  source_security_group_id = aws_security_group.balancer.id
}

resource "aws_instance" "main" {
  ami                    = nonsensitive(data.aws_ssm_parameter.image.value)
  instance_type          = "t3.nano"
  subnet_id              = aws_subnet.main[0].id
  vpc_security_group_ids = [aws_security_group.servers.id]
  key_name               = aws_key_pair.main.key_name
  tags                   = { Name = "main" }
}

# Without user data: the provider plans an instance again for that of its template (hashicorp/terraform-provider-aws#39476).
resource "aws_launch_template" "main" {
  name_prefix            = "servers-"
  image_id               = data.aws_ami.image.id
  instance_type          = "t3.nano"
  key_name               = aws_key_pair.main.key_name
  update_default_version = true
  vpc_security_group_ids = [aws_security_group.servers.id]

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
  }
}

resource "aws_instance" "template" {
  subnet_id = aws_subnet.main[1].id
  tags      = { Name = "template" }

  launch_template {
    id      = aws_launch_template.main.id
    version = aws_launch_template.main.latest_version
  }
}
