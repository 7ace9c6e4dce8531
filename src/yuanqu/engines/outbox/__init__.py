"""Messages out 对外消息: group webhooks from an outbox, a calendar feed for each person. Off until set up."""
