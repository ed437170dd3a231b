"""The layer `zones`: body apart from title, byline, contact, subscription, teasers and the rest of a page.

Nothing is taken out of a text; every stretch of it gets a label. Which rules there are: `labels.py`; which
words give a line away: `data/zone_cues.toml`. How other tools go about it: jusText (Pomikálek 2011), the
line rules of C4 (Raffel et al. 2020), trafilatura (Barbaresi 2021).
"""

from discourse.text.zones.finder import Mode, ZoneFinder, ZonesConfig, find_zones
from discourse.text.zones.redactions import readable, redactions

__all__ = ["Mode", "ZoneFinder", "ZonesConfig", "find_zones", "readable", "redactions"]
