"""The one table of everything people can do. Menus, buttons, shortcuts and the help sheet read it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from baukasten.phrase import Phrase, _
from baukasten.plan import State
from ui.doing import draw, edit, file, findings, look, surroundings

if TYPE_CHECKING:
    from ui.window import Window


class Part(Enum):
    """Where it stands in the help sheet and in the menu."""

    PLAN = "plan"
    CHANGE = "change"
    DRAW = "draw"
    HAND = "hand"
    LOOK = "look"
    PROGRAM = "program"


PARTS: dict[Part, Phrase] = {
    Part.PLAN: _("Plan"),
    Part.CHANGE: _("Change what is selected"),
    Part.DRAW: _("Tools"),
    Part.HAND: _("With the keyboard on the plan"),
    Part.LOOK: _("Look"),
    Part.PROGRAM: _("Program"),
}


@dataclass(frozen=True)
class Action:
    """``keys``: as Qt writes them. ``on_plan``: the keys count only while the plan has the focus.

    ``on``: whether it is switched on, for what can be. ``possible``: whether it can be done now.
    """

    id: str
    part: Part
    text: Phrase
    about: Phrase
    icon: str
    do: "Callable[[Window], None]"
    keys: tuple[str, ...] = ()
    on_plan: bool = False
    on: "Callable[[Window], bool] | None" = None
    possible: "Callable[[Window], bool] | None" = None


STATES: dict[State, tuple[Phrase, Phrase, str]] = {
    State.NEW: (_("New"), _("It is bought and set up."), "1"),
    State.KEEP: (_("Keep"), _("It stands there today and stays."), "2"),
    State.MOVE: (_("Move it"), _("It stands there today and gets another place."), "3"),
    State.REUSE: (_("Used"), _("It comes used, from elsewhere in the city."), "4"),
    State.SELFBUILD: (_("Self-built"), _("Neighbours build it themselves."), "5"),
    State.REMOVE: (_("Take away"), _("It stands there today and goes."), "6"),
}

PLAN = (
    Action("new", Part.PLAN, _("New plan …"), _("Begin a new plan of a place"), "new", file.new_plan, ("Ctrl+N",)),
    Action("open", Part.PLAN, _("Open …"), _("Open a plan that was kept"), "open", file.open_plan, ("Ctrl+O",)),
    Action("practise", Part.PLAN, _("Practise"), _("Try everything out in an empty courtyard"), "practice", file.practise),
    Action("example", Part.PLAN, _("Show the example"), _("What a group might propose for 50,000 €"), "play", file.example),
    Action("copy", Part.PLAN, _("Save a copy …"), _("The same plan in another file"), "copy", file.save_copy, ("Ctrl+Shift+S",)),
    Action("brief", Part.PLAN, _("Title and budget …"), _("What the plan is called, who makes it, what it may cost"),
           "brief", file.edit_brief, ("Ctrl+B",)),
    Action("surroundings", Part.PLAN, _("Houses and trees around …"), _("Reads heights that were measured from the air: what stands around shades the place too"),
           "surroundings", surroundings.lay_around, ("Ctrl+U",)),
    Action("export", Part.PLAN, _("Make the proposal"), _("Write the proposal as a PDF to hand in"), "export",
           file.export, ("Ctrl+P",)),
)

CHANGE = (
    Action("undo", Part.CHANGE, _("Undo"), _("Take the last step back"), "undo", edit.undo, ("Ctrl+Z",),
           possible=lambda w: w.session.desk.can_undo),
    Action("redo", Part.CHANGE, _("Redo"), _("Do it again after all"), "redo", edit.redo, ("Ctrl+Y", "Ctrl+Shift+Z"),
           possible=lambda w: w.session.desk.can_redo),
    Action("carry", Part.CHANGE, _("Move"), _("Then tap the new place"), "move", edit.carry, ("M",), True,
           possible=edit.something_chosen),
    Action("turn_left", Part.CHANGE, _("Turn left"), _("Turn by 15 degrees to the left"), "left", edit.turn_left, ("Q",), True,
           possible=edit.something_to_turn),
    Action("turn_right", Part.CHANGE, _("Turn right"), _("Turn by 15 degrees to the right"), "right", edit.turn_right, ("E",), True,
           possible=edit.something_to_turn),
    Action("duplicate", Part.CHANGE, _("Double"), _("One more of the same beside it"), "duplicate", edit.duplicate,
           ("Ctrl+D",), possible=edit.something_chosen),
    Action("remove", Part.CHANGE, _("Remove"), _("Take it out; what stands there today is marked to go"), "remove",
           edit.remove, ("Del", "Backspace"), True, possible=edit.something_chosen),
    Action("reason", Part.CHANGE, _("Why? …"), _("Write down why you want it"), "reason", edit.reason, ("Ctrl+R",),
           possible=edit.one_chosen),
    Action("align", Part.CHANGE, _("In a row"), _("Stand three or more things in a straight row"), "align", edit.align,
           ("Ctrl+L",), possible=edit.several_chosen),
    Action("wider", Part.CHANGE, _("Path wider"), _("Makes a path 10 cm wider"), "plus", edit.wider, ("B",), True,
           possible=edit.a_path_chosen),
    Action("narrower", Part.CHANGE, _("Path narrower"), _("Makes a path 10 cm narrower"), "minus", edit.narrower, ("N",), True,
           possible=edit.a_path_chosen),
    Action("repair_all", Part.CHANGE, _("Repair all …"), _("Shows everything that can be repaired; one tap does it"), "repair",
           findings.repair_all, ("Ctrl+Shift+R",), possible=findings.anything_to_repair),
    *(
        Action(f"state_{state.value}", Part.CHANGE, text, about, "state", edit.setter(state), (f"Ctrl+{key}",),
               on=edit.in_state(state), possible=edit.something_chosen)
        for state, (text, about, key) in STATES.items()
    ),
)

DRAW = (
    Action("select", Part.DRAW, _("Select"), _("Tap a thing to select or move it"), "select", draw.select_tool, ("V",), True,
           on=draw.holds("select")),
    Action("draw_surface", Part.DRAW, _("Surface"), _("Draw a surface corner by corner"), "surface", draw.surface, ("F",), True,
           on=draw.holds("draw_surface")),
    Action("draw_path", Part.DRAW, _("Path"), _("Draw a path along its middle"), "path", draw.path, ("P",), True,
           on=draw.holds("draw_path")),
    Action("draw_line", Part.DRAW, _("Line"), _("Draw a hedge, a fence or an edge"), "line", draw.line, ("L",), True,
           on=draw.holds("draw_line")),
    Action("wish", Part.DRAW, _("Wish"), _("Write a wish at a place"), "wish", draw.wish, ("W",), True, on=draw.holds("wish")),
    Action("measure", Part.DRAW, _("Measure"), _("How far is it?"), "measure", draw.measure_tool, ("D",), True,
           on=draw.holds("measure")),
    Action("snap", Part.DRAW, _("Snap"), _("Things go into rows and onto edges; Alt turns it off for a moment"), "snap",
           draw.toggle_snap, ("S",), True, on=lambda w: w.canvas.hand.snapping),
)

HAND = (
    Action("enter", Part.HAND, _("Tap with the keyboard"), _("Sets a tap where the cross is"), "done", edit.enter,
           ("Return", "Enter", "Space"), True),
    Action("finish", Part.HAND, _("Finish the shape"), _("Ends the surface, path or line that is drawn"), "done", edit.finish,
           ("Ctrl+Return",), True),
    Action("escape", Part.HAND, _("Stop"), _("Takes back what is under way, puts the tool away"), "close", edit.escape, ("Escape",)),
    Action("next", Part.HAND, _("Next thing"), _("Selects the next thing on the plan"), "next", look.next_thing, (".", "]"), True),
    Action("previous", Part.HAND, _("Previous thing"), _("Selects the thing before"), "previous", look.previous_thing,
           (",", "["), True),
    *(
        Action(f"nudge_{name}", Part.HAND, text, _("Moves what is selected, or the cross, by 10 cm"), "move",
               edit.nudger(dx * 100, dy * 100), (key,), True)
        for name, dx, dy, key, text in (
            ("west", -1, 0, "Left", _("10 cm left")), ("east", 1, 0, "Right", _("10 cm right")),
            ("north", 0, 1, "Up", _("10 cm up")), ("south", 0, -1, "Down", _("10 cm down")),
        )
    ),
    *(
        Action(f"stride_{name}", Part.HAND, text, _("Moves what is selected, or the cross, by 1 m"), "move",
               edit.nudger(dx * 1000, dy * 1000), (f"Shift+{key}",), True)
        for name, dx, dy, key, text in (
            ("west", -1, 0, "Left", _("1 m left")), ("east", 1, 0, "Right", _("1 m right")),
            ("north", 0, 1, "Up", _("1 m up")), ("south", 0, -1, "Down", _("1 m down")),
        )
    ),
)

LOOK = (
    Action("before", Part.LOOK, _("Before / after"), _("Shows the place as it is today, and back"), "before", look.before,
           ("Ctrl+T",), on=lambda w: w.canvas.at_before),
    Action("view3d", Part.LOOK, _("3D view"), _("Walk round in the plan"), "view3d", look.view3d, ("F5",),
           on=lambda w: w.shows_3d),
    Action("where_to_go", Part.LOOK, _("Who can go where?"), _("Shows where a wheelchair, a rollator or a pram gets, and where not"),
           "access", look.where_to_go, ("Ctrl+Shift+E",), on=lambda w: w.going.shown),
    Action("zoom_in", Part.LOOK, _("Nearer"), _("Zoom in"), "plus", look.zoom_in, ("+", "Ctrl++", "Ctrl+=")),
    Action("zoom_out", Part.LOOK, _("Further"), _("Zoom out"), "minus", look.zoom_out, ("-", "Ctrl+-")),
    Action("fit", Part.LOOK, _("Everything"), _("Show the whole place"), "fit", look.fit, ("Ctrl+0",)),
    Action("seek", Part.LOOK, _("To the selection"), _("Zoom to what is selected"), "zoomto", look.seek, ("Z",), True,
           possible=edit.something_chosen),
    Action("layers", Part.LOOK, _("Layers …"), _("What is drawn and what is not"), "layers", look.layers, ("Ctrl+E",)),
    Action("shadows", Part.LOOK, _("Shadows"), _("Show the shadows of this hour on the plan"), "shade", look.shadows, ("Ctrl+H",)),
    Action("play_day", Part.LOOK, _("Let the day run"), _("The shadows of each hour one after the other, and stop"), "play",
           look.play_day, ("Ctrl+Shift+H",), on=lambda w: w.sun_bar.playing),
    Action("grow", Part.LOOK, _("Older trees"), _("The trees in 10 and in 25 years, then as planted again"), "tree", look.grow,
           ("Ctrl+G",)),
    Action("how_trees_grow", Part.LOOK, _("How trees grow"), _("The sizes of the trees in this plan, and where they come from"),
           "tree", look.show_growth, ("Ctrl+Shift+G",)),
    Action("to_search", Part.LOOK, _("To the catalogue"), _("Puts the cursor into the search"), "search", look.to_search,
           ("Ctrl+F",)),
    Action("to_plan", Part.LOOK, _("To the plan"), _("Gives the keyboard to the plan"), "select", look.to_plan, ("F6",)),
    Action("to_money", Part.LOOK, _("Money"), _("Opens the list of costs"), "money", look.opener(0), ("F2",)),
    Action("to_shade", Part.LOOK, _("Sun and shade"), _("Opens the list of seats"), "shade", look.opener(1), ("F3",)),
    Action("next_finding", Part.LOOK, _("Next finding"), _("Shows what is to be changed, one after the other"), "next",
           findings.next_finding, ("F7",)),
    Action("previous_finding", Part.LOOK, _("Previous finding"), _("Shows the finding before"), "previous",
           findings.previous_finding, ("Shift+F7",)),
    Action("to_checks", Part.LOOK, _("For everyone and safe"), _("Opens the list of findings"), "access", look.opener(2), ("F4",)),
)

PROGRAM = (
    Action("help", Part.PROGRAM, _("Help"), _("All keys and how it works"), "help", look.show_help, ("F1",)),
    Action("language", Part.PROGRAM, _("Deutsch / English"), _("Speak the other language"), "language", look.other_language,
           ("Ctrl+Shift+L",)),
    Action("text_size", Part.PROGRAM, _("Text size"), _("Larger letters and buttons, and back"), "text", look.other_text_size,
           ("Ctrl+Shift+T",)),
    Action("quit", Part.PROGRAM, _("Close the program"), _("Everything is saved already"), "close", look.leave, ("Ctrl+Q",)),
)

ACTIONS: tuple[Action, ...] = (*PLAN, *CHANGE, *DRAW, *HAND, *LOOK, *PROGRAM)
