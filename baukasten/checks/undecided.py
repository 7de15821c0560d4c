"""The rows of rules.md that no plan, no catalogue element and no site data can decide, and why."""

from collections.abc import Mapping

from baukasten.phrase import Phrase, _

UNDECIDED: Mapping[str, Phrase] = {
    "A06": _("It is the meeting place of a standard that was withdrawn; A05 asks for today's."),
    "A13": _("It is the headroom of a standard that was withdrawn; A12 asks for today's."),
    "A20": _("It says that 3 % may go on for ever; A21 finds what is steeper than that for too long."),
    "A24": _("It is the slope of a standard that was withdrawn; A21 and A23 ask for today's."),
    "A55": _("Parking bays are no element of the catalogue: this program plans places for people, not for cars."),
    "A56": _("Parking bays are no element of the catalogue, so there is nothing to count."),
    "A73": _("It asks of this program and its papers that everybody can use them, and nothing of a plan."),
    "P09": _("It says how numbers are rounded where they are shown; the rules compare exact values."),
    "P33": _("It is a rule of thumb that gives less room than the standard; P31 asks for the standard's length."),
    "P41": _("How far a child may fall inside a climbing net stands in EN 1176-11, which nobody here has read; for the room round it P02 to P05 count."),
    "P51": _("The site does not say where children live, so nobody knows how far they walk."),
    "P52": _("The site does not say where small children live, so nobody knows how long they walk."),
    "P53": _("The site does not say how many people live around it."),
    "P55": _("The site does not say where cars drive, so nobody knows where a gate leads to."),
    "P57": _("The city's leaflet on play and sports devices has to be asked for; a plan does not hold it."),
    "H01": _("It says how the sun's place is worked out, and the sun of this program is worked out so."),
    "H02": _("It says how far grid north is from true north; every shadow here is turned by it."),
    "H03": _("It says which height of the sun a shadow is drawn with, and the shadows here are drawn so."),
    "H04": _("It is the formula for the shadow of a point; the shadows here follow it."),
    "H05": _("It is the formula for the shadow of a building; the shadows here follow it."),
    "H06": _("It is the formula for the shadow of a crown; the shadows here follow it."),
    "H07": _("It says that what several crowns let through multiplies, and so it is counted here."),
    "H08": _("It says in which time hours are told: by the clock on the wall."),
    "H18": _("Three trees in view, 30 % crowns and 300 m to a park are asked of a whole neighbourhood, and the site is one square."),
    "H19": _("It names figures to be shown and asks nothing of them: “baukasten shade --growth” and the proposal show them."),
    "H30": _("Felt heat needs air, wind and humidity of a day; the site does not hold them."),
    "H31": _("It is the formula for how much sky is seen, and asks nothing of it: “baukasten shade --growth” and the proposal show it."),
    "H32": _("It is a formula for the heat that surfaces and sun send to a body; the site does not hold what it needs."),
    "H33": _("It lists the steps of another program for heat."),
    "H34": _("It lists values another program starts from; here each kind of tree has its own."),
    "H35": _("It lists programs that could be used."),
    "H36": _("It lists how light surfaces are to the sun, for heat; nothing is asked of it."),
    "H37": _("It says how heat may be spoken of; this program tells of sun and shade and claims nothing about heat."),
    "H38": _("It names a map of the city's wind; wind is not judged here."),
}
