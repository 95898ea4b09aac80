"""Languages told apart by short reports full of names."""

from __future__ import annotations

import pytest

from rashomon.reading import identify_language

SENTENCES = {
    "en": [
        "US and Russian vehicles collided near Al-Malikiyah on Tuesday, the Pentagon said.",
        "QAMISHLI (ONA) - Occupation convoy pelted by residents of Khirbet Ammu, Bweir al-Bu Asi and Hamu.",
        "Four hurt in Derik.",
        "SANA: Mansaf Tahtani",
        "“We came at noon,” said Abu Muhammad al-Shammari, a resident of the village.",
        "12 February 2020",
    ],
    "ar": ["أوقفت مركبات أمريكية دورية روسية قرب القرية يوم الثلاثاء وبقي الطرفان هناك ساعة كاملة."],
    "ru": ["Американские машины остановили российский патруль у деревни во вторник, сообщили местные жители."],
    "tr": ["Rus devriyesi salı günü köyün yakınında Amerikan araçları tarafından durduruldu, dedi yerel kaynaklar."],
    "fr": [
        "La patrouille russe a été arrêtée mardi près du village par des véhicules américains, selon des habitants."
    ],
    "de": [
        "Die russische Patrouille wurde am Dienstag in der Nähe des Dorfes von amerikanischen Fahrzeugen aufgehalten."
    ],
    "es": [
        "La patrulla rusa fue detenida el martes cerca de la aldea por vehículos estadounidenses, según los vecinos."
    ],
    "he": ["הסיור הרוסי נעצר ביום שלישי ליד הכפר על ידי כלי רכב אמריקאים."],
    "zh": ["周二，俄罗斯巡逻队在村庄附近被美国车辆拦下，双方在那里对峙了一个小时。"],
    "fa": ["خودروهای آمریکایی روز سه‌شنبه گشتی روسیه را در نزدیکی روستا متوقف کردند و دو طرف یک ساعت آنجا ماندند."],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in SENTENCES.items() for text in texts])
def test_one_sentence_is_enough(code: str, text: str) -> None:
    """Each sentence is in its own language."""
    assert identify_language(text) == code
