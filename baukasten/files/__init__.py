"""The plan on disk: one SQLite file that is a GeoPackage for everybody and a plan with its whole history for us."""

from baukasten.files.plan_file import PlanFile, create, open_plan
from baukasten.files.reasons import Damaged
from baukasten.files.rescue import Rescued, rescue

__all__ = ["Damaged", "PlanFile", "Rescued", "create", "open_plan", "rescue"]
