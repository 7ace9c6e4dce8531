"""Land use efficiency 土地效益: idle and underused land and plant, its disposal and reuse, leases, yield by 亩."""
