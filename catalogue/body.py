"""An element's body from the ``[body]`` table of its file: which model, with which parameters."""

from inspect import Parameter, signature

from baukasten.body import Part
from baukasten.units import Millimetre
from catalogue.models import MODELS
from catalogue.models.parameters import Colour, Count, Percent, Word
from catalogue.record import Record

MOST_PARTS = 400
"""A body of more parts would make every view and every shadow slow."""


def body(record: Record, size: tuple[Millimetre, Millimetre, Millimetre]) -> tuple[Part, ...]:
    name = record.text("model")
    if name not in MODELS:
        raise record.wrong("model", f"one of {', '.join(sorted(MODELS))}")
    model = MODELS[name]
    own = [p for p in signature(model).parameters.values() if p.kind is Parameter.KEYWORD_ONLY]
    values = {p.name: _parameter(record, p) for p in own if p.name in record}
    try:
        parts = model(*size, **values)
    except (ValueError, ArithmeticError) as reason:
        raise record.wrong("model", f"sizes that a {name} can be built in ({reason})") from reason
    if len(parts) > MOST_PARTS:
        raise record.wrong("model", f"a body of at most {MOST_PARTS} parts instead of {len(parts)}")
    return parts


def _parameter(record: Record, parameter: Parameter) -> int | str | bool:
    """A parameter's value, checked by the kind the model's signature gives it."""
    kind = parameter.annotation
    if kind is bool:
        return record.flag(parameter.name)
    if kind is Colour:
        return record.colour(parameter.name)
    if kind is Word:
        return record.text(parameter.name)
    if kind is Count:
        return record.whole(parameter.name, 1, 60)
    if kind is Percent:
        return record.whole(parameter.name, 0, 100, "per cent as a whole number")
    return record.length(parameter.name)
