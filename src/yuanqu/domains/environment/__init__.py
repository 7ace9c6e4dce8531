"""The environment office (生态环境): admission, screenings, inspections, outlets and samples, inspectorate problems."""
