# An instance as others configure theirs: a key pair, a launch template, a disk and a network interface of their own, and
# policies that the account has written itself.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region                  = var.region
  skip_metadata_api_check = true

  endpoints {
    ec2 = var.endpoint
    iam = var.endpoint
    ssm = var.endpoint
    sts = var.endpoint
  }
}

variable "endpoint" {
  description = "Where the practice AWS listens; null for AWS itself."
  type        = string
  default     = null
}

variable "region" {
  type    = string
  default = "ap-northeast-1"
}

variable "gigabytes" {
  description = "How large the disk is."
  type        = number
  default     = 10
}

data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.0.0/24"
  availability_zone = "${var.region}a"
}

resource "aws_security_group" "main" {
  name   = "servers"
  vpc_id = aws_vpc.main.id
}
