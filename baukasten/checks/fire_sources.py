"""The documents about the fire brigade's surfaces. None of the paid standards was read itself; see ``sources``."""

from baukasten.source import Source, Status

_SCRIBD = "https://de.scribd.com/document/672897321/Muster-Richtlinien-uber-Flachen-fur-die-Feuerwehr-2009"
_GUIDELINE = "Muster-Richtlinie über Flächen für die Feuerwehr"

MRFLFW_ACCESS = Source(
    _GUIDELINE, Status.REPRODUCTION, "2009-10",
    address="https://www.baunetzwissen.de/brandschutz/fachwissen/flucht--rettungswege/"
    "zugaenge-zu--und-durchfahrten-zu-grundstuecken-3142885",
)
MRFLFW_HEIGHT = Source(_GUIDELINE, Status.REPRODUCTION, "2009-10", "2", _SCRIBD)
MRFLFW_BENDS = Source(_GUIDELINE, Status.UNVERIFIED, "2009-10", "table of bends")
MRFLFW_TRANSITION = Source(_GUIDELINE, Status.REPRODUCTION, "2009-10", "3", _SCRIBD)
MRFLFW_LOAD = Source(_GUIDELINE, Status.REPRODUCTION, "2009-10", "1", _SCRIBD)
MRFLFW_UNREAD = Source(_GUIDELINE, Status.UNVERIFIED, "2009-10")
MRFLFW_REACH = Source(
    _GUIDELINE, Status.REPRODUCTION, "2009-10",
    address="https://de.berikutyang.com/post/muster-richtlinie-uber-flachen-fur-die-feuerwehr-baden-wurttemberg",
)
DIN_14090_SET_UP = Source(
    "DIN 14090", Status.REPRODUCTION, "2024-02",
    address="https://www.esv.info/aktuell/ueberarbeitete-fassung-zur-din-14090-erschienen/id/133266/meldung.html",
)
DIN_14090_MOVEMENT = Source(
    "DIN 14090", Status.REPRODUCTION, "2003-05", "4.4",
    "https://www.baunormenlexikon.de/norm/din-14090/ce645ce8-8b82-4a96-839b-142154d6ead0",
)
DIN_14090_LADDER = Source("DIN 14090", Status.REPRODUCTION, "2003-05", "4.3.6", "http://m.mydoc123.com/p-653072.html")
MBO_5 = Source(
    "Musterbauordnung", Status.REPRODUCTION, clause="§ 5",
    address="https://www.baunetzwissen.de/brandschutz/fachwissen/flucht--rettungswege/"
    "zugaenge-zu--und-durchfahrten-zu-grundstuecken-3142885",
)
MBO_KEPT_FREE = Source(
    "Musterbauordnung", Status.REPRODUCTION, clause="§ 5",
    address="https://deploy.doczz.net/doc/5983430/din-14090---flächen-für-die-feuerwehr",
)
HYDRANT_PRACTICE = Source("Practice of fire brigades", Status.UNVERIFIED)
CLEARING_PRACTICE = Source("Practice of winter services and street cleaning", Status.UNVERIFIED)
LADDER_TREES = Source("Quartiersbaukasten", Status.PROPOSAL)
