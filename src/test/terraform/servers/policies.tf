variable "actions" {
  description = "What the policy allows."
  type        = list(string)
  default     = ["ec2:Describe*"]
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

data "aws_iam_policy_document" "look" {
  statement {
    actions   = var.actions
    resources = ["*"]
  }
}

resource "aws_iam_policy" "look" {
  name        = "look"
  path        = "/servers/"
  description = "Lets one look"
  policy      = data.aws_iam_policy_document.look.json
  tags        = { Name = "look" }
}

resource "aws_iam_role" "one" {
  name                 = "one"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  permissions_boundary = aws_iam_policy.look.arn
}

resource "aws_iam_role" "other" {
  name               = "other"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy_attachment" "one" {
  role       = aws_iam_role.one.name
  policy_arn = aws_iam_policy.look.arn
}

resource "aws_iam_policy" "shared" {
  name   = "shared"
  policy = data.aws_iam_policy_document.look.json
}

resource "aws_iam_policy_attachment" "shared" {
  name       = "shared"
  policy_arn = aws_iam_policy.shared.arn
  roles      = [aws_iam_role.one.name, aws_iam_role.other.name]
}
