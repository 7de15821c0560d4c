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
UV_INDEX = Source(
    "Bundesamt für Strahlenschutz, WHO: UV index", Status.UNVERIFIED,
    address="https://sichere-schule.de/index.php/schulhof/bauliche-anforderungen/sonnenschutz",
)
INFANTS = Source(
    "Unfallkasse Rheinland-Pfalz: sun at day-care centres", Status.REPRODUCTION,
    address="http://www.loeffler-arbeitssicherheit.de/aktuelles/sonnen-und-hitzeschutz-in-der-kita",
)
WINTER_ESTIMATE = Source("Quartiersbaukasten", Status.ESTIMATE)
BRE_209 = Source("BRE 209 (United Kingdom)", Status.UNVERIFIED, "2022")
PLANT_LIGHT = Source(
    "Gardening practice: sun, half shade, shade", Status.REPRODUCTION,
    address="https://help.gardeningexpress.co.uk/knowledge-base/understanding-plant-sunlight-requirements/",
)
TREE_ESTIMATE = Source("Quartiersbaukasten", Status.ESTIMATE)
DIN_18920 = Source(
    "DIN 18920", Status.REPRODUCTION, "2014-07", "4.6", "https://github.com/UrbanSens/Urban-Landscape-Graphics"
)
AB_NRW_WAYS = Source("Agentur Barrierefrei NRW", Status.REPRODUCTION, address=_AB_NRW + "gehwege-und-fussgaengerbereiche.html")
DIN_18040_1_PLOT = Source("DIN 18040-1", Status.REPRODUCTION, "2010-10", address=_AB_NRW + "wege-auf-dem-grundstueck.html")
DIN_18040_1_ENTRANCE = Source("DIN 18040-1", Status.REPRODUCTION, "2010-10", "4.2.3", "https://tektorum.de/50306-post2.html")
DIN_18040_1_GLASS = Source(
    "DIN 18040-1", Status.REPRODUCTION, "2010-10",
    address=_AB_NRW + "ausstattungselemente-im-verkehrs-und-freiraum.html",
)
DIN_18040_1_RAMPS = Source(
    "DIN 18040-1", Status.REPRODUCTION, "2010-10", "4.3.8.2",
    "http://dlbb.online-now.de/handlungsfelder/erschliessung/5-rampen/52-grundgeometrie.html",
)
DIN_18040_1_RAILS = Source(
    "DIN 18040-1", Status.REPRODUCTION, "2010-10", "4.3.8",
    "https://kuhla-gmbh.de/de/produkte/stahlbau/bauwirtschaft/behindertenrampen.html",
)
DIN_18040_1_STAIRS = Source("DIN 18040-1", Status.REPRODUCTION, "2010-10", address="https://din18040.de/rampen.htm")
DIN_18040_3_PARKS = Source(
    "DIN 18040-3", Status.REPRODUCTION, "2014-12",
    address="https://nullbarriere.de/din18040-3-freizeitanlagen.htm?output=print",
)
DIN_18040_3_KERBS = Source(
    "DIN 18040-3", Status.REPRODUCTION, "2014-12",
    address="http://docplayer.org/49241954-Doerfer-barrierefrei-gestalten-wege-und-plaetze-schriftenreihe-heft-27-2016.html",
)
RAST_06 = Source(
    "EFA / RASt 06", Status.REPRODUCTION, "2006", address="https://verkehrswende-darmstadt.de/infothek/breite-von-gehwegen"
)
RAST_06_TREES = Source("RASt 06, ZTV-Baumpflege", Status.UNVERIFIED)
EFA_2002 = Source("EFA", Status.REPRODUCTION, "2002", "p. 16", _NULLBARRIERE)
H_BVA = Source("H BVA", Status.UNVERIFIED, "2011")
ISO_21542 = Source("ISO 21542", Status.UNVERIFIED, "2021")
DIN_32975 = Source(
    "DIN 32975", Status.REPRODUCTION, "2009", address="https://www.brillux.de/service/farbgestaltung/kontrastrechner/"
)
DIN_32984 = Source(
    "DIN 32984", Status.REPRODUCTION, "2023-04", address=_AB_NRW + "bodenindikatoren-im-verkehrs-und-freiraum.html"
)
DIN_32984_UNREAD = Source("DIN 32984", Status.UNVERIFIED, "2023-04")
GUIDE_THROUGH = Source(
    "Leitfaden Barrierefreies Bauen", Status.REPRODUCTION, clause="2.8",
    address="http://dlbb.online-now.de/handlungsfelder/erschliessung/"
    "2-orientierungs-und-leitsysteme/28-bodenindikatoren-im-innenbereich.html",
)
ADFC_PARKING = Source(
    "ADFC Berlin", Status.REPRODUCTION,
    address="https://adfc-berlin.de/radverkehr/fahrradalltag/fahrradparken/"
    "80-fahrradparkplaetze-platzbedarf-einbau-kosten.html",
)
PLAY_PRACTICE = Source("Practice on playgrounds for all", Status.UNVERIFIED)
