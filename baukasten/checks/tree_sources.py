"""The documents about trees and lamps. None of the paid standards was read itself; see ``sources``."""

from baukasten.source import Source, Status

FLL_PIT = Source(
    "FLL, Empfehlungen für Baumpflanzungen, Teil 2", Status.REPRODUCTION, "2010",
    address="https://api.hamburg.de/datasets/v1/xplan/collections/bp_anpflanzungbindungerhaltung/items?f=html&offset=700",
)
HAMBURG_PIT = Source(
    "Hamburg, development plans: rules for planting", Status.REPRODUCTION,
    address="https://api.hamburg.de/datasets/v1/xplan/collections/bp_anpflanzungbindungerhaltung/items?f=html&offset=700",
)
FLL_UNREAD = Source("FLL, Empfehlungen für Baumpflanzungen, Teil 2", Status.UNVERIFIED, "2010")
FLL_DISC = Source("FLL, Empfehlungen für Baumpflanzungen; DIN 18916", Status.UNVERIFIED, "2010")
TREES_AND_LINES = Source("DWA-M 162 / DVGW GW 125 / FGSV 939", Status.UNVERIFIED, "2013")
STREET_TREES = Source("Practice with trees in streets", Status.UNVERIFIED)
DIN_18920_TRENCH = Source(
    "DIN 18920", Status.REPRODUCTION, "2014-07", "4.10", "https://github.com/UrbanSens/Urban-Landscape-Graphics"
)
ROSTOCK_TREES = Source(
    "Rostock, Baumschutzsatzung", Status.REPRODUCTION, "2001-11", address="https://rathaus.rostock.de/de/baumschutz/252037"
)
STATE_TREES = Source("NatSchAG M-V", Status.UNVERIFIED, clause="§§ 18, 19")
PLANTING_PRACTICE = Source(
    "Practice of parks departments", Status.REPRODUCTION,
    address="https://dawo-dresden.de/2022/03/30/dresden-bekommt-neue-strassenbaeume",
)
GALK_PITS = Source(
    "GALK, shade on playgrounds", Status.REPRODUCTION,
    address="https://galk.de/arbeitskreise/ak-spielen-in-der-stadt/themenuebersicht/spielplatz-beschattung",
)
LAMP_SPACING = Source("Practice of lighting", Status.UNVERIFIED)
INSECTS = Source("BNatSchG", Status.UNVERIFIED, clause="§ 41a (ordinance pending)")
LAMPS_AND_TREES = Source("Practice of lighting", Status.UNVERIFIED)
