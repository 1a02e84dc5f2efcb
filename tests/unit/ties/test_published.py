"""Published networks give the published figures."""

from graphmodel.ties.betweenness import betweenness
from graphmodel.ties.communities import communities
from graphmodel.ties.cuts import cuts
from graphmodel.ties.holes import constraint, effective_size
from graphmodel.ties.structure import components, core_numbers, isolates, partner_counts

from . import published


def rounded(values: dict[str, float], digits: int) -> dict[str, float]:
    return {uid: round(value, digits) for uid, value in values.items()}


def test_krackhardts_kite_has_a_different_first_by_degree_and_by_betweenness() -> None:
    # Krackhardt (1990), table 1: degree and betweenness
    assert partner_counts(published.kite()) == {
        "Andre": 4, "Beverly": 4, "Carol": 3, "Diane": 6, "Ed": 3, "Fernando": 5, "Garth": 5, "Heather": 3, "Ike": 2,
        "Jane": 1,
    }  # fmt: skip
    assert rounded(betweenness(published.kite()), 3) == {
        "Andre": 0.023, "Beverly": 0.023, "Carol": 0.0, "Diane": 0.102, "Ed": 0.0, "Fernando": 0.231, "Garth": 0.231,
        "Heather": 0.389, "Ike": 0.222, "Jane": 0.0,
    }  # fmt: skip
    assert round(betweenness(published.kite(), normalized=False)["Heather"], 9) == 14


def test_the_kites_tail_hangs_on_heather_and_ike() -> None:
    found = cuts(published.kite())
    assert {uid: (point.cut_off, point.parts) for uid, point in found.points.items()} == {
        "Heather": (2, (7, 2)),
        "Ike": (1, (8, 1)),
    }
    assert found.cut_off("Heather") == ("Ike", "Jane")
    assert [(tie.start, tie.end, tie.cut_off) for tie in found.bridges] == [("Heather", "Ike", 2), ("Ike", "Jane", 1)]
    assert core_numbers(published.kite()) == dict.fromkeys(
        ("Andre", "Beverly", "Carol", "Diane", "Ed", "Fernando", "Garth"), 3
    ) | {"Heather": 2, "Ike": 1, "Jane": 1}


def test_burts_ego_network_has_his_effective_size_and_constraint() -> None:
    # Borgatti (1997): six partners of G are worth 4.67; the rest as UCINET and networkx have it
    sizes = effective_size(published.ego())
    assert (round(sizes["G"], 2), round(sizes["A"], 2), round(sizes["C"], 2)) == (4.67, 2.5, 1.0)
    limits = constraint(published.ego())
    assert (round(limits["G"], 3), round(limits["A"], 3), round(limits["C"], 3)) == (0.4, 0.595, 1.0)


def test_weights_count_in_effective_size_and_constraint() -> None:
    graph = published.ego()
    for start, end, weight in (
        ("A", "B", 2), ("A", "F", 3), ("A", "G", 5), ("A", "E", 2), ("E", "G", 8), ("F", "G", 3), ("B", "G", 4),
        ("B", "D", 1), ("D", "G", 3), ("G", "C", 10),
    ):  # fmt: skip
        graph.edges[start, end]["weight"] = weight
    # the figures that networkx publishes for these weights in its own tests
    limits, sizes = constraint(graph), effective_size(graph)
    assert (round(limits["G"], 3), round(limits["A"], 3), round(limits["C"], 3)) == (0.299, 0.795, 1.0)
    assert (round(sizes["G"], 2), round(sizes["A"], 2), round(sizes["C"], 2)) == (5.47, 2.47, 1.0)


def test_in_zacharys_club_the_instructor_holds_six_members_to_the_rest() -> None:
    found = cuts(published.club())
    assert list(found.points) == ["01"]  # Zachary's figure 1: 5, 6, 7, 11, 17 and 12 meet the others through 1 only
    assert found.loss("01")[1:] == (("05", "06", "07", "11", "17"), ("12",))


def test_zacharys_two_leaders_lie_between_the_others_and_are_constrained_least() -> None:
    between = rounded(betweenness(published.club()), 3)
    # Freeman's betweenness as commonly published: 1 0.438, 34 0.304, 33 0.145
    assert (between["01"], between["34"], between["33"]) == (0.438, 0.304, 0.145)
    limits = constraint(published.club())
    assert (round(limits["01"], 3), round(limits["34"], 3)) == (0.155, 0.156)
    assert sorted(limits, key=limits.__getitem__)[:2] == ["01", "34"]
    cores = core_numbers(published.club())
    assert [uid for uid, core in cores.items() if core == 4] == [
        "01", "02", "03", "04", "08", "09", "14", "31", "33", "34",
    ]  # fmt: skip


def test_zacharys_club_falls_into_circles_of_the_best_modularity_that_there_is() -> None:
    # Brandes et al. (2008), IEEE TKDE 20: the optimum is 0.4198, of four circles
    found = max((communities(published.club(), seed=seed) for seed in range(30)), key=lambda one: one.modularity)
    assert (round(found.modularity, 4), len(found.members)) == (0.4198, 4)


def test_the_medici_lie_between_the_other_families() -> None:
    graph = published.families()
    assert isolates(graph) == ("Pucci",)
    assert [part.size for part in components(graph)] == [15, 1]
    graph.remove_node("Pucci")
    # Jackson, Social and Economic Networks (2008), 1.2.1: Medici 0.522, Guadagni 0.255, Strozzi 0.103
    assert rounded(betweenness(graph), 3) == {
        "Acciaiuoli": 0.0, "Albizzi": 0.212, "Barbadori": 0.093, "Bischeri": 0.104, "Castellani": 0.055, "Ginori": 0.0,
        "Guadagni": 0.255, "Lamberteschi": 0.0, "Medici": 0.522, "Pazzi": 0.0, "Peruzzi": 0.022, "Ridolfi": 0.114,
        "Salviati": 0.143, "Strozzi": 0.103, "Tornabuoni": 0.092,
    }  # fmt: skip
    found = cuts(graph)
    assert {uid: point.cut_off for uid, point in found.points.items()} == {
        "Albizzi": 1, "Guadagni": 1, "Medici": 3, "Salviati": 1,
    }  # fmt: skip
    assert found.cut_off("Medici") == ("Acciaiuoli", "Pazzi", "Salviati")


def test_davis_women_met_at_the_events_eight_and_nine() -> None:
    graph = published.women()
    events = {f"E{number}" for number in range(1, 15)}
    women = set(graph) - events
    found = betweenness(graph, normalized=False)
    values = {
        uid: round(value / most_between(*((events, women) if uid in events else (women, events))), 2)
        for uid, value in found.items()
    }
    expected = {
        "E5": 0.04, "E6": 0.07, "E7": 0.13, "E8": 0.24, "E9": 0.23, "E10": 0.01, "Evelyn Jefferson": 0.10,
        "Laura Mandeville": 0.05, "Theresa Anderson": 0.09, "Sylvia Avondale": 0.07, "Nora Fayette": 0.11,
        "Dorothy Murchison": 0.0,
    }  # fmt: skip
    assert {uid: values[uid] for uid in expected} == expected
    assert not cuts(graph).points
    assert [part.size for part in components(graph)] == [32]


def most_between(own: set[str], other: set[str]) -> float:
    """The highest betweenness in a mode: Borgatti & Halgin (2011), Analyzing affiliation networks, who give the figures."""
    m = len(other)
    s, t = divmod(len(own) - 1, m)
    return (m**2 * (s + 1) ** 2 + m * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2
