"""产业发展科's records of the demonstration zone: four chains, their segments, who stands on them and who is wanted."""
