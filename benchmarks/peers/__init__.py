"""Libraries that a user would otherwise take, put to the same texts and scored in the same way as ours.

None is needed to run the program or its benchmarks: `python -m pip install --group peers` fetches them all.
"""
