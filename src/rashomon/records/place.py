"""Where something happened, with the doubt the words leave."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A point with a radius: the happening lies anywhere inside.

    `id` names the gazetteer or theatre entry ("geonames:173480", "syria:mansaf-tahtani"); None, with no coordinates,
    for a place that is named in no gazetteer. `name` is the entry's own name, `wording` the report's words.
    `latitude` and `longitude` are degrees (WGS 84), `radius_km` how far from the point it may have been, `country` the ISO 3166 code of two letters.
    `precision` is "exact", "near", "part_of", "between", "along", "region", "country" or "unknown".
    `within` lists the ids of places that hold this one (district, province, country code such as "SY").
    `alternatives` are the runners-up for the same wording, best first.
    """

    id: str | None
    name: str
    wording: str
    precision: str
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    country: str | None = None
    within: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the place has a point."""
        return self.latitude is not None
