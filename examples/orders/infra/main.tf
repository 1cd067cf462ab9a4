# dfd: at orders/events has rest=disk kind=queue
resource "aws_sqs_queue" "events" {
  sqs_managed_sse_enabled = true
  tags = { note = "# dfd: at orders/never" }
}

# dfd: at orders/db has rest=app backup=offsite
resource "aws_backup_plan" "orders" {
  name = "orders"
}
