"""Who takes part: an id's country, sector and side."""

from rashomon.records import Party, body_of, country_of, side


def test_a_body_of_a_country_has_a_sector_and_a_group_whose_id_has_several_words_has_none() -> None:
    """Al-Aqsa Brigades and Al-Hijra are no two bodies of one country AL."""
    army, group = (Party(id=party, name="", how="alias") for party in ("USA_MIL", "AL_AQSA_BRIGADES"))
    assert (army.country, army.sector, army.side) == ("USA", "MIL", "USA")
    assert (group.country, group.sector, group.side) == ("AL_AQSA_BRIGADES", "", "AL_AQSA_BRIGADES")
    assert country_of(body_of("SYR", "REB")) == "SYR"
    assert side("SYR_REB") == "SYR_REB"
