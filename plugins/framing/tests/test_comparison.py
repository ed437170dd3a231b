from __future__ import annotations

import pytest
from discourse_framing import PROFILE, Measure
from discourse_framing.comparison import compare

from discourse import Document


def document(number, **counts):
    sentences = 20
    measures = [
        Measure(
            start=0,
            end=4,
            name=f"book/{frame}",
            label=frame,
            value=count / sentences,
            low=0.0,
            high=1.0,
            salience=count / sentences,
            count=count,
            present=count > 0,
            rank=1,
            voice="author",
        )
        for frame, count in counts.items()
    ]
    return Document(id=str(number), text="text").with_layers(PROFILE.layer(measures))


def test_the_frame_that_differs_comes_first_and_only_it_is_significant():
    hawks = [document(n, security=8 + n % 3, trade=4 + n % 2) for n in range(8)]
    doves = [document(n, security=1 + n % 3, trade=4 + n % 2) for n in range(8)]
    security, trade = compare(hawks, doves)
    assert (security.name, trade.name) == ("book/security", "book/trade")
    assert security.difference.low > 0.2
    assert security.log_odds > 0 > trade.log_odds
    assert security.p_value < 0.05 < trade.p_value


def test_groups_that_are_too_small_are_refused():
    with pytest.raises(ValueError, match="group 2 has 1"):
        compare([document(n, security=1) for n in range(3)], [document(1, security=2)])
