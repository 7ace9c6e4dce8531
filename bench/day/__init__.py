"""A working day replayed under load (一天的工作): who sits there, what they do, what must stand afterwards.

`mix.csv` says how often whom does what, `mix.py` why; `stage.py` sets the zone up, `person.py` is one of many people,
`reading.py`, `entering.py`, `moving.py`, `stating.py` and `beside.py` are the things they do, `checking.py` looks
after the day for every write that was answered for. Run as `python -m bench.day` (`make day`).
"""
