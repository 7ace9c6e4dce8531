"""The work report as a procedure (工作总结办理): editions, the departments' confirmations, sealing, corrections."""
