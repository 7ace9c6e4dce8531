"""What 项目建设科 keeps of the zone's projects beside the register: key projects, nodes, months, problems, permits.

The projects themselves are those of ``yuanqu_demo.projects``; here each gets what only this office knows of it.
"""
