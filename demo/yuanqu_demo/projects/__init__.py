"""The zone's projects, which every office of growth takes its records from.

- ``cast.projects(told, firms, today)`` makes the one list; ``project.Project`` says what is known of each.
- ``project`` has the groups: ``renting`` (approved in a meeting for projects that rent plant), ``industrial`` (approved
  in principle in a meeting for industrial projects), ``settled`` (of those, put on land that 腾笼换鸟 freed), ``key``
  (重点项目), ``signed``, ``started_between`` …
- ``sheets`` enters all of them in the register; ``service_sheets`` is what 政务服务科 keeps of them.

An office adds what only it knows (opinions, parcels, plants, milestones) from a chance of its own, and never another
project: whatever links to a project takes its ``number``.
"""
