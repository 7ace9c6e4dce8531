"""Work safety 安全生产: objects, inspections, hazards until they are closed, training, grids, risks, emergencies."""
