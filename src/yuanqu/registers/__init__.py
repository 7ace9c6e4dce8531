"""What the offices share (共用名录): enterprises, their industry and 规上 status in time, projects, rules."""
