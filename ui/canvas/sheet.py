"""The plan's items as C++ graphics items, sorted into layers. Only what a change touches is touched."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsPixmapItem, QGraphicsRectItem, QGraphicsScene

from baukasten.change import Change
from baukasten.drawing import Fill, Layer, item_group
from baukasten.plan import Item, ItemId, Placed
from baukasten.snapshot import Snapshot
from ui.canvas.painter import graphics, hatch_of, signs
from ui.canvas.symbols import Symbols, look_of, step


class Sheet:
    """One plan on the canvas. The square as it is today lies on a sheet of its own."""

    def __init__(self, scene: QGraphicsScene, symbols: Symbols, snapshot: Snapshot, scale: float) -> None:
        """``scale``: pixels per millimetre of the plan."""
        self._scene = scene
        self._symbols = symbols
        self._scale = scale
        self._shown: dict[ItemId, list[QGraphicsItem]] = {}
        self._looks: dict[ItemId, Placed] = {}
        self._visible = True
        self._seen = set(Layer)
        self._layers: Mapping[Layer, QGraphicsItem] = {
            layer: _empty(scene, order) for order, layer in enumerate(Layer)
        }
        for item_id, item in snapshot.plan.items.items():
            self._show(snapshot, item_id, item)

    def apply(self, change: Change, snapshot: Snapshot) -> None:
        """Bring the touched items up to date. ``snapshot``: after the change."""
        for item_id, (_before, after) in change.items.items():
            if isinstance(after, Placed) and self._looks.get(item_id) == look_of(after):
                for shown in self._shown[item_id]:
                    _place(shown, after)
            else:
                self._hide(item_id)
                if after is not None:
                    self._show(snapshot, item_id, after)

    def rescale(self, scale: float, snapshot: Snapshot) -> None:
        """After a zoom: pictures of the new step, hatches as fine as before."""
        if step(scale) != step(self._scale):
            self._scale = scale
            for item_id in list(self._looks):
                self._hide(item_id)
                self._show(snapshot, item_id, snapshot.plan.items[item_id])
        self._scale = scale
        for shown in self._shown.values():
            for item in shown:
                if isinstance(item, QGraphicsPathItem) and isinstance(fill := item.data(0), Fill):
                    item.setBrush(hatch_of(fill, scale))

    def set_visible(self, visible: bool) -> None:
        self._visible = visible
        self.show_layers(self._seen)

    def show_layers(self, layers: Iterable[Layer]) -> None:
        self._seen = set(layers)
        for layer, parent in self._layers.items():
            parent.setVisible(self._visible and layer in self._seen)

    def remove(self) -> None:
        """Take the whole sheet off the canvas."""
        self._shown.clear()
        for parent in self._layers.values():
            self._scene.removeItem(parent)

    def _show(self, snapshot: Snapshot, item_id: ItemId, item: Item) -> None:
        if isinstance(item, Placed):
            self._shown[item_id] = self._symbol(snapshot, item_id, item)
            return
        self._shown[item_id] = [
            _into(self._layers[group.layer], made)
            for group in item_group(snapshot, item_id)
            for made in (signs if group.layer is Layer.NOTES else graphics)(group.primitives, self._scale)
        ]

    def _symbol(self, snapshot: Snapshot, item_id: ItemId, item: Placed) -> list[QGraphicsItem]:
        look = self._looks[item_id] = look_of(item)
        shown: list[QGraphicsItem] = []
        for group in self._symbols.groups(look, snapshot):
            layer = self._layers[group.layer]
            picture = None
            if group.layer is not Layer.ZONES:
                picture = self._symbols.picture(look, group, step(self._scale))
            if picture is None:
                shown.extend(_into(layer, made) for made in graphics(group.primitives, self._scale))
            else:
                made = QGraphicsPixmapItem(picture.pixmap, layer)
                made.setOffset(picture.corner)
                made.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
                made.setData(0, picture.scale)
                shown.append(made)
        for made in shown:
            _place(made, item)
        return shown

    def _hide(self, item_id: ItemId) -> None:
        self._looks.pop(item_id, None)
        for shown in self._shown.pop(item_id, ()):
            self._scene.removeItem(shown)


def _place(shown: QGraphicsItem, item: Placed) -> None:
    """Where it stands and which way it looks; the plan's angles turn clockwise, the scene's the other way."""
    turn = QTransform().rotate(-item.angle / 10)
    if isinstance(shown, QGraphicsPixmapItem):
        scale = shown.data(0)
        turn.scale(1 / scale, -1 / scale)
    shown.setTransform(turn)
    shown.setPos(*item.at)


def _into(layer: QGraphicsItem, made: QGraphicsItem) -> QGraphicsItem:
    made.setParentItem(layer)
    return made


def _empty(scene: QGraphicsScene, order: int) -> QGraphicsItem:
    """Something to hang a layer's items on."""
    item = QGraphicsRectItem()
    item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
    item.setZValue(order)
    scene.addItem(item)
    return item
