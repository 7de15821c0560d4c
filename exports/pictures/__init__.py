"""Ray-traced pictures of a scene, the same on every machine, with or without a graphics card.

Friendly as a cardboard model is: true shadows, soft light, plain walls. Not a photograph, because
a proposal must not look as if it were decided.
"""

from exports.pictures.camera import Camera, bird, eye_height
from exports.pictures.render import picture
from exports.pictures.tile import element_picture

__all__ = ["Camera", "bird", "element_picture", "eye_height", "picture"]
