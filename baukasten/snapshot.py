"""What every judgement is made on: a plan, its site and the catalogue, all three unchanging."""

from dataclasses import dataclass

from baukasten.element import Catalogue, Element
from baukasten.phrase import Names, Phrase, _
from baukasten.plan import Item, ItemId, Note, Plan, element_of
from baukasten.site import Site


@dataclass(frozen=True)
class Snapshot:
    plan: Plan
    site: Site
    catalogue: Catalogue

    def element(self, item: Item) -> Element | None:
        """What an item is made of; None for notes and for elements this catalogue does not have."""
        element_id = element_of(item)
        return self.catalogue.get(element_id) if element_id else None

    def name(self, item_id: ItemId) -> Phrase:
        """What people call an item: "Bench 12"."""
        item = self.plan.items.get(item_id)
        element = self.element(item) if item else None
        if element:
            return _("{name} {number}", name=Names(element.names), number=str(item_id))
        if isinstance(item, Note):
            return _("Wish {number}", number=str(item_id))
        return _("Item {number}", number=str(item_id))
