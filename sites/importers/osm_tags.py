"""What OpenStreetMap's tags mean here: which catalogue thing, which ground, which height.

Every table names the key as the OSM wiki has it (wiki.openstreetmap.org/wiki/Key:…).
"""

from collections.abc import Mapping

from baukasten.phrase import Phrase, _

Tags = Mapping[str, str]

TREES = _("trees")
SHRUBS = _("shrubs")
BENCHES = _("benches")
BINS = _("litter bins")
LAMPS = _("lamps")
BOLLARDS = _("bollards")
BIKE_STANDS = _("bicycle stands")
PLAY = _("play equipment")
SPORT = _("sports equipment")
WATER = _("drinking fountains and fountains")
OTHER = _("other furniture")

THINGS: tuple[tuple[str, str, str, Phrase], ...] = (
    # Key:natural
    ("natural", "shrub", "shrub", SHRUBS),
    # Key:amenity
    ("amenity", "bench", "bench", BENCHES),
    ("amenity", "lounger", "lounger", BENCHES),
    ("amenity", "waste_basket", "bin_wetz_rostock_60", BINS),
    ("amenity", "drinking_water", "drinking_fountain", WATER),
    ("amenity", "public_bookcase", "book_box", OTHER),
    ("amenity", "bbq", "barbecue_place", OTHER),
    # Key:highway
    ("highway", "street_lamp", "lamp_mast", LAMPS),
    # Key:barrier
    ("barrier", "bollard", "bollard", BOLLARDS),
    ("barrier", "planter", "planter", OTHER),
    # Key:man_made
    ("man_made", "planter", "planter", OTHER),
    # Key:leisure
    ("leisure", "picnic_table", "table_accessible", BENCHES),
    ("leisure", "fitness_station", "fitness_device", SPORT),
    ("leisure", "firepit", "barbecue_place", OTHER),
    # Key:sport
    ("sport", "table_tennis", "table_tennis", SPORT),
    ("sport", "chess", "table_chess", SPORT),
    # Key:information
    ("information", "board", "notice_board", OTHER),
    ("information", "map", "notice_board", OTHER),
    ("information", "terminal", "information_stele", OTHER),
    # Key:playground
    ("playground", "springy", "spring_rocker", PLAY),
    ("playground", "sandpit", "sandpit", PLAY),
    ("playground", "basketswing", "swing_nest", PLAY),
    ("playground", "swing", "swing_double", PLAY),
    ("playground", "slide", "slide", PLAY),
    ("playground", "balancebeam", "balance_course", PLAY),
    ("playground", "climbing", "climbing_net", PLAY),
    ("playground", "climbingframe", "climbing_net", PLAY),
    ("playground", "structure", "play_combination", PLAY),
    ("playground", "playhouse", "play_house", PLAY),
    ("playground", "trampoline", "trampoline", PLAY),
    ("playground", "water", "water_play", PLAY),
    ("playground", "pump", "water_play", PLAY),
)
"""Key, value, catalogue id, what people call it. The first that fits counts."""

SPECIES = {
    "tilia": "tree_tilia_cordata", "tilia tomentosa": "tree_tilia_tomentosa", "acer": "tree_acer_campestre",
    "amelanchier": "tree_amelanchier", "malus": "tree_malus", "platanus": "tree_platanus",
    "pinus": "tree_pinus_sylvestris", "quercus": "tree_quercus_robur", "betula": "tree_betula_pendula",
    "carpinus": "tree_carpinus_betulus", "fraxinus": "tree_fraxinus_ornus", "gleditsia": "tree_gleditsia",
    "sorbus": "tree_sorbus_intermedia",
}
"""Key:species and Key:genus, Latin, in small letters → catalogue id: the species, else its genus."""

GERMAN_GENUS = {
    "silberlinde": "tilia tomentosa", "linde": "tilia", "ahorn": "acer", "eiche": "quercus", "birke": "betula",
    "platane": "platanus", "kiefer": "pinus", "apfel": "malus", "felsenbirne": "amelanchier",
    "hainbuche": "carpinus", "esche": "fraxinus", "gleditschie": "gleditsia", "mehlbeere": "sorbus",
}
"""Key:genus:de, where only the German name was mapped."""

SURFACES = {
    "asphalt": "asphalt", "chipseal": "asphalt", "concrete": "concrete", "concrete:plates": "concrete",
    "concrete:lanes": "concrete", "paving_stones": "pavers", "interlocking": "pavers", "paved": "pavers",
    "sett": "granite_setts", "cobblestone": "granite_setts", "unhewn_cobblestone": "granite_setts",
    "stone": "granite_slabs", "bricks": "clinker", "brick": "clinker", "wood": "timber_deck",
    "compacted": "water_bound", "fine_gravel": "water_bound", "gravel": "gravel", "pebblestone": "gravel",
    "unpaved": "water_bound", "ground": "earth", "dirt": "earth", "earth": "earth", "mud": "earth",
    "grass": "lawn", "grass_paver": "grass_pavers", "artificial_turf": "lawn", "sand": "impact_sand",
    "woodchips": "impact_chips", "tartan": "impact_epdm", "rubber": "impact_epdm", "acrylic": "impact_epdm",
}
"""Key:surface → catalogue surface."""

GREEN = {
    ("landuse", "grass"): "lawn", ("landuse", "village_green"): "lawn", ("landuse", "recreation_ground"): "lawn",
    ("landuse", "meadow"): "meadow", ("landuse", "flowerbed"): "perennials", ("landuse", "forest"): "shrubs",
    ("leisure", "park"): "lawn", ("leisure", "garden"): "lawn", ("leisure", "dog_park"): "lawn",
    ("natural", "grassland"): "lawn", ("natural", "scrub"): "shrubs", ("natural", "shrubbery"): "shrubs",
    ("natural", "wood"): "shrubs", ("natural", "heath"): "meadow", ("natural", "sand"): "impact_sand",
    ("natural", "water"): "water", ("amenity", "fountain"): "water",
}
"""Key:landuse, Key:leisure, Key:natural of areas → catalogue surface, where no Key:surface says more."""

ROADS: Mapping[str, tuple[float, str]] = {
    "motorway": (11.0, "asphalt"), "trunk": (9.0, "asphalt"), "primary": (9.0, "asphalt"),
    "secondary": (8.0, "asphalt"), "tertiary": (7.0, "asphalt"), "unclassified": (6.0, "asphalt"),
    "residential": (6.0, "asphalt"), "living_street": (5.0, "pavers"), "service": (4.0, "asphalt"),
    "busway": (4.0, "asphalt"), "track": (3.0, "water_bound"), "pedestrian": (5.0, "pavers"),
    "cycleway": (2.0, "asphalt"), "footway": (2.5, "pavers"), "path": (1.5, "water_bound"),
    "steps": (2.0, "concrete"), "bridleway": (2.0, "earth"),
}
"""Key:highway of lines → width in metres and surface where the map tells none: this program's own guess."""

FOOT_WAYS = frozenset({"footway", "path", "pedestrian", "living_street", "cycleway", "steps", "track", "service"})
"""Ways by which people come onto a site on foot."""

KERBS = {"raised": 120, "rolled": 60, "lowered": 30, "sloped": 30, "flush": 0, "no": 0, "yes": 120}
"""Key:kerb → height in millimetres where Key:kerb:height is missing."""

BIKE_STANDS_OF = frozenset({
    "stands", "wide_stands", "bollard", "rack", "wall_loops", "safe_loops", "streetpod", "tree", "anchors",
    "ground_slots", "handlebar_holder", "informal", "floor", "",
})
"""Values of Key:bicycle_parking that stand in the open."""

ROOFS_ONLY = frozenset({"roof", "carport", "canopy", "bridge", "tent"})
"""Values of Key:building that one walks under."""


def species(tags: Tags) -> str:
    """The catalogue tree that comes nearest; ``tree_generic`` where nobody wrote the kind down."""
    name = (tags.get("species") or tags.get("taxon") or tags.get("genus") or "").lower().replace("×", " ").split()
    if not name and (german := (tags.get("species:de") or tags.get("genus:de") or "").lower().replace("-", "")):
        name = next((latin.split() for word, latin in GERMAN_GENUS.items() if german.endswith(word)), [])
    for words in (name[:2], name[:1]):
        if found := SPECIES.get(" ".join(words)):
            return found
    return "tree_generic"


def out_of_sight(tags: Tags) -> bool:
    """Under the ground, inside a house, on a bridge or on an upper floor."""
    layer = tags.get("layer", "0")
    level = tags.get("level", "0").split(";")[0]
    return (
        tags.get("location") in ("underground", "indoor")
        or tags.get("indoor", "no") not in ("no", "")
        or tags.get("tunnel", "no") not in ("no", "building_passage")
        or tags.get("bridge", "no") != "no"
        or layer.startswith("-")
        or level not in ("0", "")
    )
