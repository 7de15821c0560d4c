"""The documents the rules stand on, with edition, how they were read, and where.

None of the paid standards was read itself: ``reproduction`` means read where somebody else
reproduces the figure, ``unverified`` means professional knowledge to be looked up before it is
quoted to the city.
"""

from baukasten.source import Source, Status

OWN = Source("Quartiersbaukasten", Status.PROPOSAL)

_NULLBARRIERE = "https://nullbarriere.de/din18040-3-flaechen.htm"
_AB_NRW = "https://ab-nrw.de/umsetzungstipp/"

DIN_18040_3_WIDTHS = Source("DIN 18040-3", Status.REPRODUCTION, "2014-12", address=_NULLBARRIERE)
DIN_18040_3_WAYS = Source(
    "DIN 18040-3", Status.REPRODUCTION, "2014-12", address=_AB_NRW + "gehwege-und-fussgaengerbereiche.html"
)
DIN_18040_3_FURNITURE = Source(
    "DIN 18040-3", Status.REPRODUCTION, "2014-12",
    address=_AB_NRW + "ausstattungselemente-im-verkehrs-und-freiraum.html",
)
DIN_18040_3_UNREAD = Source("DIN 18040-3", Status.UNVERIFIED, "2014-12")
DIN_18040_1_UNREAD = Source("DIN 18040-1", Status.UNVERIFIED, "2010-10")
AB_NRW_SEATS = Source(
    "Agentur Barrierefrei NRW", Status.REPRODUCTION,
    address=_AB_NRW + "ausstattungselemente-im-verkehrs-und-freiraum.html",
)
DIN_18024_1 = Source(
    "DIN 18024-1 (withdrawn)", Status.REPRODUCTION, "1998", "13.2.2",
    "https://nullbarriere.de/din18024-1-aussenanlage.htm?output=print",
)
DIN_18034_1 = Source(
    "DIN 18034-1", Status.REPRODUCTION, "2020-10",
    address="https://www.nullbarriere.de/din-18034-1-spielplaetze.htm?output=print",
)
DIN_18034_UNREAD = Source("DIN 18034-1", Status.UNVERIFIED, "2020-10")
_SICHERE_KITA = "https://www.sichere-kita.de/aussengelaende/allgemeines/aufprallflaueche-und-fallraum"
EN_1176_1 = Source("DIN EN 1176-1", Status.REPRODUCTION, "2017-12", address=_SICHERE_KITA)
EN_1176_1_SURFACES = Source(
    "DIN EN 1176-1", Status.REPRODUCTION, "2017-12", "4.2.8.5",
    "https://www.westfalia-spielgeraete.de/service/bodenarten-fallhoehen/",
)
EN_1176_OVERLAP = Source(
    "DIN EN 1176-1 / -2", Status.REPRODUCTION, "2017-12",
    address="http://sichere-schule.de/aussenflaechen/spielplatzgeraete/02_spielplatzgeraete/03_schaukeln/01_02.htm",
)
MRFLFW = Source(
    "Muster-Richtlinie über Flächen für die Feuerwehr", Status.REPRODUCTION, "2009-10",
    address="https://de.scribd.com/document/672897321/Muster-Richtlinien-uber-Flachen-fur-die-Feuerwehr-2009",
)
SHADE_STUDY = Source(
    "Bundesgesundheitsblatt 66", Status.REPRODUCTION, "2023", "shade at schools and day-care centres: 1 m² a person",
    "https://link.springer.com/article/10.1007/s00103-022-03616-w",
)
GALK_SHADE = Source(
    "GALK, shade on playgrounds", Status.REPRODUCTION,
    address="https://galk.de/arbeitskreise/ak-spielen-in-der-stadt/themenuebersicht/spielplatz-beschattung",
)
BRE_209 = Source("BRE 209 (United Kingdom)", Status.UNVERIFIED, "2022")
PLANT_LIGHT = Source(
    "Gardening practice: sun, half shade, shade", Status.REPRODUCTION,
    address="https://help.gardeningexpress.co.uk/knowledge-base/understanding-plant-sunlight-requirements/",
)
TREE_ESTIMATE = Source("Quartiersbaukasten", Status.ESTIMATE)
DIN_18920 = Source(
    "DIN 18920", Status.REPRODUCTION, "2014-07", "4.6", "https://github.com/UrbanSens/Urban-Landscape-Graphics"
)
