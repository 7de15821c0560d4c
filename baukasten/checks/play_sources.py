"""The documents the rules about play and sport stand on; see ``sources`` for how they were read."""

from baukasten.source import Source, Status

FALL_TABLE = Source(
    "DIN EN 1176-1, table for Germany", Status.REPRODUCTION, "2017-12",
    address="https://www.westfalia-spielgeraete.de/service/bodenarten-fallhoehen/",
)
BARRIERS = Source("DIN EN 1176-1", Status.REPRODUCTION, "2017-12", address="https://kraiburg.com.tr/en/parks-and-gardens/")
TRAMPOLINE = Source("DIN EN 1176-1", Status.REPRODUCTION, "2017-12", address="https://smb.berlin/freiraum-und-fallhoehe")
SWINGS = Source(
    "DIN EN 1176-2", Status.REPRODUCTION,
    address="http://sichere-schule.de/aussenflaechen/spielplatzgeraete/02_spielplatzgeraete/03_schaukeln/01_02.htm",
)
SWINGS_UNREAD = Source("DIN EN 1176-2", Status.UNVERIFIED)
SWING_SEATS = Source("DIN EN 1176-2", Status.REPRODUCTION, address="https://bauhof-leiter.de/?p=11663")
SWINGS_DGUV = Source(
    "DGUV Information 202-022", Status.REPRODUCTION,
    address="https://www.arbeitssicherheit.de/schriften/dokument/0%253A9622471%252C7.html",
)
SLIDES = Source(
    "DIN EN 1176-3", Status.UNVERIFIED,
    clause="the angles read at sichere-kita.de, the lengths not",
    address="http://sichere-kita.de/aussengelaende/spielplatzgeraete/05_rut/01_02.htm",
)
CABLEWAYS = Source("DIN EN 1176-4", Status.UNVERIFIED)
CAROUSELS = Source("DIN EN 1176-5", Status.UNVERIFIED)
ROCKERS = Source("DIN EN 1176-6", Status.UNVERIFIED)
UPKEEP = Source("DIN EN 1176-7", Status.UNVERIFIED)
FITNESS = Source("DIN EN 16630", Status.UNVERIFIED)
SKATING = Source("DIN EN 14974", Status.UNVERIFIED)
TABLE_TENNIS = Source("Table tennis for leisure: usual measures", Status.UNVERIFIED)
BOULES = Source("Boules for leisure: usual measures", Status.UNVERIFIED)
COURTS = Source(
    "DIN EN 15312", Status.REPRODUCTION, clause="the height of the fence",
    address="https://www.bfgw.de/spielplätze--kategorie-ii",
)
PLAY_AREAS = Source(
    "DIN 18034-1", Status.REPRODUCTION, "2020-10", "guide values",
    "https://knigalit.ru/avtori/thomas-eisel/book2080926/chitat/?page=7",
)
