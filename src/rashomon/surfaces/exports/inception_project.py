"""A project for INCEpTION, as a zip that it imports whole (Projects, Import): layers, tag sets and a document for each report.

`exportedproject.json` has the layers and the sets of verdicts, attributes and polarities that a coder chooses from; `source/NAME.xmi` are the documents of `inception`, their claims marked. Whoever imports it is its manager
and finds the documents ready. A second coder fills in `verdict`, or `correction`, and `why`, marks claims that are missing with the attribute that they answer, and `rashomon judgements --import` reads the project that
INCEpTION exports. Needs the extra `annotation` (dkpro-cassis).
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from rashomon.records import Attribute, Incident, Polarity, Report
from rashomon.surfaces.describing import count_of
from rashomon.surfaces.exports import inception
from rashomon.surfaces.exports.parts.cas import CLAIM, FEATURES, SOURCE
from rashomon.surfaces.exports.parts.marking import VERDICTS

ENDINGS = (".zip",)
POLICY = (*inception.POLICY, "layers anchor at characters and may overlap; the built-in layers of sentences and tokens are there, unused")

_VERDICTS, _ATTRIBUTES, _POLARITIES = "rashomon: verdicts", "rashomon: attributes", "rashomon: polarity"
_CHOSEN = {"verdict": _VERDICTS, "attribute": _ATTRIBUTES, "polarity": _POLARITIES}
"""The features whose value is chosen from a set."""
_SHOWN = frozenset({"attribute", "value", "verdict", "correction"})
"""The features that stand beside a mark on the screen."""
_BUILT_IN = {name: f"de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.{name}" for name in ("Sentence", "Token")}
_FIXED = (1980, 1, 1, 0, 0, 0)
"""The time that each part bears, so that the same ledger gives the same bytes."""
_ABOUT = (
    "Claims that rashomon read in these reports. Of each claim choose a verdict (right: the report says so; wrong: it does not), or write the value that the words say into correction; why is free text. "
    "Mark what is missing with its attribute, and the value under correction. Leave claim and incident as they are."
)


def write_bytes(incidents: Sequence[Incident], reports: Sequence[Report]) -> bytes:
    """The project's zip. Raises SettingError where the library is missing."""
    documents = {name: content for name, content in inception.write_files(incidents, reports) if name.endswith(".xmi")}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (("exportedproject.json", json.dumps(_project(documents), indent=1)), *((f"source/{name}", content) for name, content in documents.items())):
            part = zipfile.ZipInfo(name, _FIXED)
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, content)
    return held.getvalue()


def _project(documents: Mapping[str, str]) -> dict[str, Any]:
    """The project under the names that INCEpTION's own exports have; what it does not find has its default there."""
    return {
        "name": f"Rashomon {count_of(len(documents), 'report')}",
        "description": _ABOUT,
        "mode": "ANNOTATION",
        "version": 1,
        "script_direction": "LTR",
        "source_documents": [{"name": name, "format": "xmi", "state": "NEW"} for name in documents],
        "annotation_documents": [],
        "project_permissions": [],
        "tag_sets": [
            _tags(_VERDICTS, "What a second coder says of a claim.", VERDICTS),
            _tags(_ATTRIBUTES, "What a claim answers.", [attribute.value for attribute in Attribute]),
            _tags(_POLARITIES, "Whether the source says that it is so.", [polarity.value for polarity in Polarity]),
        ],
        "layers": [
            *(_layer(name, word, "", [], built_in=True) for word, name in sorted(_BUILT_IN.items())),
            _layer(CLAIM, "Claim", "One source asserts or denies one value of one attribute, on these words.", [_feature(name, meaning) for name, meaning in FEATURES.items()]),
            _layer(SOURCE, "Source", "The words that name who speaks.", [_feature("source", "Who it is.")]),
        ],
    }


def _tags(name: str, meaning: str, tags: Sequence[str]) -> dict[str, Any]:
    return {"name": name, "description": meaning, "language": "en", "tags": [{"tag_name": tag, "tag_description": ""} for tag in tags], "create_tag": False}


def _layer(name: str, shown: str, meaning: str, features: Sequence[Mapping[str, Any]], *, built_in: bool = False) -> dict[str, Any]:
    return {
        "name": name, "uiName": shown, "type": "span", "description": meaning, "enabled": not built_in, "built_in": built_in, "readonly": False, "cross_sentence": not built_in,
        "anchoring_mode": "CHARACTERS", "overlap_mode": "NO_OVERLAP" if built_in else "ANY_OVERLAP", "validation_mode": "NEVER", "linked_list_behavior": False, "features": list(features),
    }  # fmt: skip


def _feature(name: str, meaning: str) -> dict[str, Any]:
    return {
        "name": name, "uiName": name, "type": "uima.cas.String", "description": meaning, "enabled": True, "visible": name in _SHOWN, "required": False, "remember": False,
        "hideUnconstraintFeature": False, "curatable": True, "multi_value_mode": "NONE", "link_mode": "NONE", "tag_set": {"name": _CHOSEN[name]} if name in _CHOSEN else None,
    }  # fmt: skip
