resource "aws_db_instance" "db" {
  # dfd: at a/web
  p = "a-${x["}"]}{"
  n = <<-EOT
    } "
  EOT
  nested { y = [1, (2)] }
}
module "c" { source = "x/redis/aws" }
locals {
  a = 1
}
