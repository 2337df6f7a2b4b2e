resource "aws_key_pair" "main" {
  key_name   = "main"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIUm7DpHiYM6mR0xPDwIifDVwWqlJpweBQ+a6ZmwzJEq me@home"
  tags       = { Name = "main" }
}

data "aws_key_pair" "main" {
  key_name           = aws_key_pair.main.key_name
  include_public_key = true
}

# Without user data: the provider plans an instance again for that of its template (hashicorp/terraform-provider-aws#39476).
resource "aws_launch_template" "main" {
  name                   = "main"
  description            = "Servers with a larger disk"
  image_id               = data.aws_ssm_parameter.image.insecure_value
  instance_type          = "t3.micro"
  key_name               = aws_key_pair.main.key_name
  vpc_security_group_ids = [aws_security_group.main.id]
  update_default_version = true

  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size = 12
      volume_type = "gp3"
    }
  }

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 3
  }

  monitoring {
    enabled = true
  }

  tag_specifications {
    resource_type = "volume"
    tags          = { From = "template" }
  }
}

resource "aws_instance" "main" {
  subnet_id = aws_subnet.main.id
  tags      = { Name = "main" }

  launch_template {
    id      = aws_launch_template.main.id
    version = aws_launch_template.main.latest_version
  }

  # The provider takes the template's user data for a change, in AWS too (hashicorp/terraform-provider-aws 30825).
  lifecycle {
    ignore_changes = [user_data]
  }
}

resource "aws_ebs_volume" "data" {
  availability_zone = aws_subnet.main.availability_zone
  size              = var.gigabytes
  type              = "gp3"
  tags              = { Name = "data" }
}

resource "aws_volume_attachment" "data" {
  device_name = "/dev/sdf"
  volume_id   = aws_ebs_volume.data.id
  instance_id = aws_instance.main.id
}

resource "aws_network_interface" "second" {
  subnet_id       = aws_subnet.main.id
  security_groups = [aws_security_group.main.id]
}

# An instance on a network interface that outlives it, with an address beside the first one.
resource "aws_network_interface" "first" {
  subnet_id       = aws_subnet.main.id
  private_ips     = [cidrhost(aws_subnet.main.cidr_block, 50), cidrhost(aws_subnet.main.cidr_block, 51)]
  security_groups = [aws_security_group.main.id]
}

resource "aws_instance" "on_first" {
  ami           = data.aws_ssm_parameter.image.insecure_value
  instance_type = "t3.micro"

  network_interface {
    device_index         = 0
    network_interface_id = aws_network_interface.first.id
  }
}

resource "aws_network_interface_attachment" "second" {
  instance_id          = aws_instance.main.id
  network_interface_id = aws_network_interface.second.id
  device_index         = 1
}

output "instance" {
  value = aws_instance.main.id
}

output "key" {
  value = "${data.aws_key_pair.main.public_key} ${aws_key_pair.main.fingerprint}"
}
