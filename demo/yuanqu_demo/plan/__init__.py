"""What 办公室 keeps of the demonstration zone: goals, plans, supervised tasks, dispatch meetings and bulletins."""
