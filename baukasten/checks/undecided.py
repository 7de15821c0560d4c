"""The rows of rules.md that no plan, no catalogue element and no site data can decide, and why."""

from collections.abc import Mapping

from baukasten.phrase import Phrase, _

UNDECIDED: Mapping[str, Phrase] = {
    "P09": _("It says how numbers are rounded where they are shown; the rules compare exact values."),
    "P33": _("It is a rule of thumb that gives less room than the standard; P31 asks for the standard's length."),
    "P41": _("How far a child may fall inside a climbing net stands in EN 1176-11, which nobody here has read; for the room round it P02 to P05 count."),
    "P51": _("The site does not say where children live, so nobody knows how far they walk."),
    "P52": _("The site does not say where small children live, so nobody knows how long they walk."),
    "P53": _("The site does not say how many people live around it."),
    "P55": _("The site does not say where cars drive, so nobody knows where a gate leads to."),
    "P57": _("The city's leaflet on play and sports devices has to be asked for; a plan does not hold it."),
}
